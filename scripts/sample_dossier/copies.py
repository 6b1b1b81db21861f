"""Which mail lies in which mailbox, with the copies of one mail at two or three ministries."""

from __future__ import annotations

from dataclasses import replace

from . import people as p
from .bz import MAILS as BZ_OWN
from .bzk import MAILS as BZK_OWN
from .bzk import afstemming, antwoord_bz, wv1
from .model import Addr, Mail
from .ocw import MAILS as OCW_OWN
from .ocw import bz_ocw


def _copy(mail: Mail, host: str, cte: str, extra: list[Addr]) -> Mail:
    note = "zelfde Message-ID als elders"
    if extra:
        note += f", maar met één geadresseerde meer in CC ({extra[0].name})"
    return replace(
        mail,
        cte=cte,
        received=f"from relay3.rijksmail.example by {host} with ESMTP",
        cc=[*mail.cc, *extra],
        status="duplicate",
        note=note,
    )


afstemming_bzk = _copy(afstemming, "mbx2.minbzk.nl", "base64", [p.EWOUT])
afstemming_ocw = _copy(afstemming, "post.minocw.nl", "8bit", [])
antwoord_bzk = _copy(antwoord_bz, "mbx2.minbzk.nl", "8bit", [])
wv1_ocw = _copy(wv1, "post.minocw.nl", "base64", [p.GULSEN])
bz_ocw_ocw = _copy(bz_ocw, "post.minocw.nl", "8bit", [p.DEWI])

_SHARED = {afstemming.key: afstemming_bzk, antwoord_bz.key: antwoord_bzk}


def _by_date(mails: list[Mail]) -> list[Mail]:
    return sorted(mails, key=lambda m: (m.when, m.key))


BZ_MAILS = _by_date([*BZ_OWN, afstemming, antwoord_bz, bz_ocw])
BZK_MAILS = _by_date([_SHARED.get(m.key, m) for m in BZK_OWN])
OCW_MAILS = _by_date([*OCW_OWN, afstemming_ocw, wv1_ocw, bz_ocw_ocw])

# (the copy that is kept, its mailbox; the copy that differs, its mailbox; the extra addressee)
DIFFERENCES: list[tuple[Mail, str, Mail, str, Addr]] = [
    (afstemming, "BZ", afstemming_bzk, "BZK", p.EWOUT),
    (wv1, "BZK", wv1_ocw, "OCW", p.GULSEN),
    (bz_ocw, "BZ", bz_ocw_ocw, "OCW", p.DEWI),
]
