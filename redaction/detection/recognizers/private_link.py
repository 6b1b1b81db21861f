"""Links that lead to one person or open a meeting: profiles, personal rooms, dial-in links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import Finding
from redaction.detection.recognizers.base import Rule

_SITES = (
    r"(?:[\w-]+\.)*zoom\.(?:us|com)/(?:j|my|w|s)/",
    r"teams\.(?:microsoft|live)\.\w+/(?:l/)?meet",
    r"(?:[\w-]+\.)*webex\.\w+/(?:meet|join|(?:\w+/)?j\.php)",
    r"(?:[\w-]+\.)+[a-z]{2,9}/(?:l/)?(?:meet|meetup-join|join|j)/",
    r"meet\.google\.com/",
    r"meet\.jit\.si/",
    r"whereby\.com/",
    r"(?:[\w-]+\.)?linkedin\.\w+/in/",
    r"(?:[\w-]+\.)?facebook\.\w+/",
    r"(?:www\.)?instagram\.\w+/",
    r"(?:[\w-]+\.)*tikkie\.\w+/",
    r"(?:[\w-]+\.)*datumprikker\.\w+/",
    r"(?:[\w-]+\.)*betaal(?:verzoek)?\.(?:[\w-]+\.)*\w+/\w+/",
    r"(?:www\.)?(?:twitter|x)\.com/",
    r"(?:www\.)?tiktok\.com/@",
    r"(?:www\.)?threads\.net/@",
    r"(?:bsky\.app/profile|mastodon\.\w+/@)",
    r"(?:wa\.me|t\.me|signal\.me)/",
    r"(?:chat\.whatsapp\.com|signal\.group)/",
    r"doodle\.com/(?:meeting|poll)/",
    r"(?:www\.)?github\.com/",
    r"calendly\.com/",
    r"(?:www\.)?strava\.com/(?:athletes|activities)/",
    r"(?:www\.)?snapchat\.com/add/",
    r"(?:www\.)?reddit\.com/u(?:ser)?/",
    r"(?:www\.)?(?:youtube|medium|vimeo)\.com/@?",
    r"vk\.com/",
    r"we\.tl/",
    r"(?:drive|docs|photos|calendar)\.google\.com/",
    r"photos\.app\.goo\.gl/",
    r"(?:www\.)?dropbox\.com/",
    r"1drv\.ms/",
    r"[\w-]+-my\.sharepoint\.com/",
    r"discord\.(?:gg|com)/",
    r"(?:\w+\.)?gotomeet(?:ing)?\.(?:com|me)/",
    r"(?:join\.)?skype\.com/",
    r"(?:[\w-]+\.)*(?:teamviewer|anydesk)\.com/",
    r"(?:[\w-]+\.)*(?:meet|vergader|video|webinar|bbb|jitsi)[\w-]*\.[\w-]+(?:\.[\w-]+)*/[\w-]{4,}",
)
_LINK = re.compile(
    r"(?<![\w@.])(?:https?://)?(?:" + "|".join(_SITES) + r")[^\s<>\"')\]|,;]*[^\s<>\"')\]|,;.:!?]",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?:toegangscode|passcode|wachtwoord|vergadering-?id|vergaderings-?id|meeting[- ]id|"
    r"conference[- ]id|"
    r"vergader-?id|meeting-?nummer|vergadernummer|pincode|pin|password|key|sleutel|"
    r"deelnemerscode|code)[ :=]{1,3}(\d[\d ]{2,18}\d(?!\w)|(?=[A-Za-z-]*\d|[a-z]+[A-Z]|[A-Z]+[a-z]+[A-Z])"
    r"[A-Za-z0-9][\w!#$%&*+-]{3,15})",
    re.IGNORECASE,
)
_MEETING_CODE = re.compile(
    r"(?:vergader(?:ing|ings)?-?id|meeting[- ]id|conference[- ]id|conferentie-?id|deelnemerscode|"
    r"vergadernummer|inbelcode|dial-in (?:pin|code)|telefoonconferentie-?id)[ :=]{1,3}(\d[\d ]{3,18}\d)",
    re.IGNORECASE,
)
_SECRET_LINK = re.compile(
    r"(?<![\w@.])https?://[^\s<>\"')\]|]+[?&](?:pin|mtid|tenant|ctx|key|token|code|pwd|password|pass|auth|sig|invite|access|"
    r"share|sleutel|t|k)=[^\s<>\"')\]|,;]*[^\s<>\"')\]|,;.:!?]",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"/(?:company|groups|pages|search|hashtag|events)/|/(?:minister|gemeente|rijks|"
    r"ministerie)",
    re.I,
)


class PrivateLinkRecognizer(Rule):
    """Profiles of people and links into meetings."""

    key = "private_link"
    entity_types = (EntityType.URL_PRIVATE,)

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Links to a known kind of place; pages of bodies stay readable."""
        for match in _SECRET_LINK.finditer(text):
            why = "link met een sleutel erin"
            yield Finding(*match.span(), EntityType.URL_PRIVATE, self.score, why)
        for code in _MEETING_CODE.finditer(text):
            why = "nummer van een besloten overleg"
            yield Finding(*code.span(1), EntityType.URL_PRIVATE, self.score, why)
        for match in _LINK.finditer(text):
            keep = bool(_PUBLIC.search(match[0]))
            why = (
                "openbare pagina van een organisatie"
                if keep
                else "link naar een persoon of overleg"
            )
            yield Finding(*match.span(), EntityType.URL_PRIVATE, self.score, why, keep)
            for code in _CODE.finditer(text, match.end(), match.end() + 130):
                why = "toegangscode bij een link naar een overleg"
                yield Finding(*code.span(1), EntityType.URL_PRIVATE, self.score, why)
