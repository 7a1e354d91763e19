"""The commented case file that `chargeassist new` writes: small, complete, and accepted by `check`."""

from __future__ import annotations

from collections.abc import Iterable

from chargeassist.case.tables import ROLES, SCHEMA

_HEAD = """\
# A case file. Everything a line needs is said beside it; lines that begin with # are not read.
# Persons are S1, V1, W1 ...: never a name. Dates may be partial: "2023", "2023-04", "2023~"
# (give or take a year), "2023-04/2024-01" (from, to). `chargeassist check FILE` reads it back.

schema = "{schema}"

[case]
id    = "my-case"
law   = [{law}]                   # whose law is asked about
as_at = "2024-05-01"             # the day of the assessment: no clock is read

# ---- who: {roles}

[[person]]
id = "S1"
is = ["suspect"]

[[person]]
id = "V1"
is = ["victim"]

# ---- one course against one person, from recruitment to exit (may be left out)

[[episode]]
id   = "house"
from = "2023-04"
to   = "2024-01"

# ---- on what evidence

[[evidence]]
id        = "E1"
kind      = "victim-testimony"   # vocabulary/evidence.toml lists the kinds
from      = "V1"                 # whose knowledge it is
available = "yes"                # yes, no, abroad, at-risk, unknown

[[evidence]]
id      = "E2"
kind    = "exhibit"
from    = "police"
tied_to = ["S1"]                 # found with him: untied, it does not count for what he did

# ---- what is alleged: one line of the story each, without legal labels where you can

[[fact]]
id       = "f1"
fact     = "conduct:passport-withheld"   # slot:term of the vocabulary
by       = ["S1"]                # [] if not known
of       = ["V1"]
on       = "2023-04"
in       = "{state}"
episode  = ["house"]
shown_by = ["E1", {{ evidence = "E2", strength = "strong", at = "exhibit 4" }}]

[[fact]]
id       = "f2"
fact     = "act:harbouring"
by       = ["S1"]
of       = ["V1"]
on       = "2023-04/2024-01"
in       = "{state}"
episode  = ["house"]
shown_by = ["E1"]

# A legal term is reached by a person's own step, kept and shown:

[[fact]]
id            = "f3"
fact          = "means:other-coercion"
by            = ["S1"]
of            = ["V1"]
episode       = ["house"]
inferred_from = ["f1"]
why           = "without her passport she could neither leave nor work elsewhere"
by_whom       = "reviewing prosecutor"
strength      = "moderate"       # weak, moderate, strong

# A value instead of a term:

[[fact]]
id       = "f4"
fact     = "person:born"
of       = ["V1"]
value    = "2001"
shown_by = ["E1"]

# To deny a fact write holds = "no"; asked and not known: holds = "unknown".
# Also read: [[laid]] [[override]] [[consent]] [[proceeding]] [[group]]
"""


def template(law: Iterable[str]) -> str:
    """Return the text of a new case file for the packs *law*."""
    packs = list(law)
    state = packs[0] if packs and len(packs[0]) == 2 and packs[0] != "un" else "xp"
    return _HEAD.format(
        schema=SCHEMA, law=", ".join(f'"{p}"' for p in packs), roles=", ".join(ROLES), state=state
    )
