"""The checklist of a law beside the treaties, A to H: what a pack does not know is asked, never guessed."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.advice.check_crimes import crimes
from chargeassist.advice.check_liability import compensation, liability
from chargeassist.advice.checked import ASK, PARTLY, SEEN, SOM, TIP, YES, Looked, basis_of, of_both
from chargeassist.advice.questioned import Provision, Questioned
from chargeassist.law.algebra import Stands, columns_of
from chargeassist.law.model import Gate
from chargeassist.law.nations import read_names, read_policy, read_practice
from chargeassist.law.practised import Measure, Practice

HEADS = (
    ("g1", ("flag", "registered-vessel-or-aircraft")),
    ("g2", ("nationality",)),
    ("g3", ("victim", "victim-nationality")),
    ("g4", ("presence",)),
)
"""Heads of jurisdiction by the names that packs give them."""
PRACTISED = (("g5", ("central-authority",)), ("g6", ("joint-law", "joint-example")), ("g7", ()))
POLICY = (
    ("h1", ("strategy", "plan")),
    ("h2", ("indicators",)),
    ("h3", ("coordinating-body",)),
    ("h4", ("referral",)),
    ("h5", ("civil-society",)),
    ("h6", ("budget",)),
    ("h7", ("awareness",)),
    ("h8", ("units",)),
    (
        "h9",
        (
            "child-protection",
            "adoption",
            "begging",
            "early-marriage",
            "domestic-violence",
            "labour-migration",
        ),
    ),
)


def checklist(looked: Looked) -> tuple[Questioned, ...]:
    """Return every question with its answer, in order."""
    return (*crimes(looked), *liability(looked), *_victims(looked), *_reach(looked), *_policy(looked))


def reported(state: str) -> tuple[tuple[Practice, ...], tuple[Measure, ...]]:
    """Return what was reported of a State: its practice and its policy; nothing of one nobody looked at."""
    names = read_names()
    if state not in names:
        return (), ()
    return tuple(p for p in read_practice(names) if p.state == state), read_policy(state, names)


def _victims(looked: Looked) -> Iterator[Questioned]:
    """Yield the answers on protection: a gate is written law, its steps are not."""
    gates = [g for g in looked.own.gates if _of_trafficking(g, looked)]
    found = tuple(Provision(g.title, "", g.cite) for g in gates)
    barring = any(g.effect in ("bars", "defence", "needs-authorisation") for g in gates)
    yield Questioned("f1", YES if barring else PARTLY if gates else ASK, found)
    for id in ("f2", "f3", "f4", "f5"):
        yield Questioned(id, ASK)
    yield compensation(looked)
    yield _practised("f7", looked, ("return",))


def _of_trafficking(gate: Gate, looked: Looked) -> bool:
    """Return whether a gate protects whom others trafficked, and not migrants alone."""
    if gate.raised_if is None:
        return True
    named = {i for c in columns_of(gate.raised_if) if isinstance(c, Stands) for i in c.offences}
    smuggling = {i for o in looked.own.offences if o.family == "smuggling" for i in (o.id, o.key)}
    return not named or bool(named - smuggling)


def _reach(looked: Looked) -> Iterator[Questioned]:
    """Yield the answers on jurisdiction and cooperation."""
    core = looked.core(TIP, SOM)
    for id, heads in HEADS:
        cited = [(o, a.cite) for o in core for a in o.jurisdiction if a.id in heads]
        yield of_both(id, looked, [(o, basis_of(o, cite)) for o, cite in cited])
    for id, topics in PRACTISED:
        yield _practised(id, looked, topics)


def _practised(id: str, looked: Looked, topics: tuple[str, ...]) -> Questioned:
    found = tuple(Provision("", p.source, "", p.says) for p in looked.practice if p.topic in topics)
    return Questioned(id, SEEN if found else ASK, found)


def _policy(looked: Looked) -> Iterator[Questioned]:
    """Yield what was seen of policy: the year is that of the report, and nothing says that it works."""
    for id, topics in POLICY:
        found = tuple(Provision("", m.source, m.on, m.says) for m in looked.policy if m.topic in topics)
        yield Questioned(id, SEEN if found else ASK, found)
