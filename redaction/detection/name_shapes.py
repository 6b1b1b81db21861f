"""How names are written: the patterns that rules about persons share."""

from __future__ import annotations

import re

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŴŶŹŻŽȘȚ"
LETTER = r"[^\W\d_]"
WORD = rf"(?:(?:[dODL]'|'[st][ -])?[{UPPER}]{LETTER}*(?:['-]{LETTER}+)*)"
"""One capitalised word of a name, with double names and O'Neill."""
PARTICLE = (
    r"(?:[Vv]an(?!\w)|[Vv]\.? ?[Dd]\.(?! [A-Z]\.)|[Vv]/[Dd]|[Vv]d|[Vv]\.|[Dd]e(?!\w)|"
    r"[Dd]er(?!\w)|[Dd]en(?!\w)|[Tt]en(?!\w)|[Tt]er(?!\w)|[Tt]e(?!\w)|"
    r"[Hh]et(?!\w)|'[ts](?!\w)|[Vv]on|[Zz]u|[Ee]l(?!\w)|[Aa]l(?!\w)|[Ll]a(?!\w)|[Ll]e(?!\w)|"
    r"[Dd]u(?!\w)|[Dd]i(?!\w)|[Dd]a(?!\w)|[Dd]os|[Bb]in(?!\w)|[Bb]en(?!\w)|op(?!\w)|"
    r"in(?= '?t )|aan(?!\w)|tot(?!\w))"
)
INITIAL = rf"(?:(?:[{UPPER}]|Th|Ch|Ph|IJ|Tj|Sj|Kh|Yu|Fr|Gh|Jh|Chr|Joh|St)\.)"
INITIALS = rf"(?:{INITIAL}[ -]?)+"
SURNAME = rf"(?:(?:{PARTICLE} ?){{0,3}}{WORD}(?:[ ](?:{PARTICLE} ){{1,3}}{WORD})?)"
"""A surname with its particles; a second part may follow ("Storm van 's Gravesande")."""
TITLE = (
    r"(?:(?:[Mm]evrouw|[Mm]evr|[Mm]w|MW|[Mm]eneer|[Dd]e heer|[Hh]eer|[Dd]hr|DHR|[Mm]r|"
    r"[Dd]rs|[Ii]r|[Ii]ng|[Dd]r|"
    r"[Pp]rof|[Pp]rofessor|Ms|Mrs|MSc|BSc|LLM|[Ff]am|[Ff]amilie|[Ll]tkol|[Ll]uitenant|"
    r"[Kk]olonel|[Mm]ajoor|"
    r"[Kk]apitein|[Jj]hr|ds)(?!\w)\.?|Lt\. ?Col\.)"
)
TITLES = re.compile(rf"(?:{TITLE}[ /]*(?:and |en )?)+(?=\S)")
HEADER_FORM = re.compile(
    rf"(?<![\w.])(?P<last>(?:{PARTICLE} ?){{0,3}}{WORD}(?:[ -](?:{PARTICLE} ?)*{WORD}){{0,3}}),[ ]?"
    rf"(?P<given>{INITIALS}(?:(?: ?{PARTICLE}(?!\w))*)|(?:{PARTICLE} ?)+(?=\s*(?:\(|$|[|;\n])))"
    rf"(?:\s?\((?P<first>[^()\d@/]{{2,24}})\))?",
)
"""Address-book form: "Vries, S.M. de (Sanne)"."""
PLAIN_HEADER = re.compile(
    rf"(?P<last>(?:{PARTICLE} ?){{0,3}}{WORD}(?:[ -](?:{PARTICLE} ?)*{WORD}){{0,2}}), ?"
    rf"(?P<given>{WORD}(?: [{UPPER}]\.?| {WORD})?(?: {PARTICLE}(?!\w))*)",
)
"""Surname and first name: "Visser, Anouschka"; only believed where a name must stand."""
PARTIES = (
    r"(?:VVD|D66|CDA|PVV|SP|PvdA|GroenLinks|GL|GroenLinks-PvdA|GL-PvdA|PvdD|CU|"
    r"ChristenUnie|SGP|DENK|FVD|FvD|"
    r"JA21|BBB|Volt|BIJ1|50PLUS|NSC|OSF|Omtzigt|BVNL)"
)
