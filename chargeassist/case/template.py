"""The commented case file that `chargeassist new` writes: small, complete, and accepted by `check`."""

from __future__ import annotations

from collections.abc import Iterable
from string import Formatter

from chargeassist.case.tables import ROLES, SCHEMA
from chargeassist.words import say
from chargeassist.words.catalogue import FALLBACK

_SKELETON = """\
# {new-head}

schema = "{schema}"

[case]
id    = "my-case"
law   = [{law}]                   # {new-law}
as_at = "2024-05-01"             # {new-as-at}

# ---- {new-who}: {roles}

[[person]]
id = "S1"
is = ["suspect"]

[[person]]
id = "V1"
is = ["victim"]

# ---- {new-episode}

[[episode]]
id   = "house"
from = "2023-04"
to   = "2024-01"

# ---- {new-evidence}

[[evidence]]
id        = "E1"
kind      = "victim-testimony"   # {new-kind}
from      = "V1"                 # {new-from}
available = "yes"                # yes, no, abroad, at-risk, unknown

[[evidence]]
id      = "E2"
kind    = "exhibit"
from    = "police"
tied_to = ["S1"]                 # {new-tied-to}

# ---- {new-fact}

[[fact]]
id       = "f1"
fact     = "conduct:passport-withheld"   # {new-term}
by       = ["S1"]                # {new-by}
of       = ["V1"]
on       = "2023-04"
in       = "{state}"
episode  = ["house"]
shown_by = ["E1", {{ evidence = "E2", strength = "strong", at = "{new-at}" }}]

[[fact]]
id       = "f2"
fact     = "act:harbouring"
by       = ["S1"]
of       = ["V1"]
on       = "2023-04/2024-01"
in       = "{state}"
episode  = ["house"]
shown_by = ["E1"]

# {new-inference}

[[fact]]
id            = "f3"
fact          = "means:other-coercion"
by            = ["S1"]
of            = ["V1"]
episode       = ["house"]
inferred_from = ["f1"]
why           = "{new-why}"
by_whom       = "{new-by-whom}"
strength      = "moderate"       # weak, moderate, strong

# {new-value}

[[fact]]
id       = "f4"
fact     = "person:born"
of       = ["V1"]
value    = "2001"
shown_by = ["E1"]

# {new-holds}
# {new-also} [[laid]] [[override]] [[consent]] [[proceeding]] [[group]]
"""
"""A case file with blanks: what a person reads in it stands in the catalogue, under the ids that begin
with ``new-``."""


def template(law: Iterable[str], language: str = FALLBACK) -> str:
    """Return the text of a new case file for the packs *law*, its comments in *language*."""
    packs = list(law)
    values = {
        "schema": SCHEMA,
        "law": ", ".join(f'"{p}"' for p in packs),
        "roles": ", ".join(ROLES),
        "state": packs[0] if packs and len(packs[0]) == 2 and packs[0] != "un" else "xp",
    }
    blanks = {name for _, name, _, _ in Formatter().parse(_SKELETON) if name} - set(values)
    said = {id: say(id, language).replace("\n", "\n# ") for id in blanks}
    return _SKELETON.format(**values, **said)
