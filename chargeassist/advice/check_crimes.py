"""The checklist, A to C: what trafficking is, what smuggling is, and whether the two are kept apart."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.advice.checked import (
    ASK,
    HANDLING,
    NO,
    PARTLY,
    PRODUCING,
    SOM,
    STAY,
    TIP,
    YES,
    Looked,
    asked_beyond,
    basis_of,
    by_limbs,
    by_offences,
    half,
)
from chargeassist.advice.questioned import Provision, Questioned
from chargeassist.law.algebra import Leaf, Stands, columns_of, leaves_of
from chargeassist.law.model import Defence, Gate, Offence

GRAVER = ("result:danger-to-life", "result:degrading-treatment")
"""What the Protocol on smuggling asks to be graver (art. 6(3)): its first limb by its commonest term."""
SPARED = ("status:object-of-smuggling", "status:moved-or-held")


def crimes(looked: Looked) -> Iterator[Questioned]:
    """Yield the answers on the two crimes and on what keeps them apart."""
    yield by_limbs("a1", looked, TIP, "act")
    yield by_limbs("a2", looked, TIP, "means")
    yield by_limbs("a3", looked, TIP, "purpose")
    yield _open_list(looked)
    yield _consent(looked)
    yield by_limbs("a6", looked, TIP, "means", child=True)
    yield _not_asked("a7", looked, {"movement"})
    yield _not_asked("a8", looked, {"result", "conduct", "condition"})
    yield _not_asked("a9", looked, {"concert", "entry"})
    yield by_offences("b1", looked, SOM)
    yield _benefit(looked)
    yield by_offences("b3", looked, PRODUCING, HANDLING)
    yield by_offences("b4", looked, STAY)
    yield _graver(looked)
    yield _migrants(looked)
    yield _family(looked)
    yield Questioned("b8", ASK)
    yield _apart(looked)
    yield _not_mixed(looked)
    yield _own_protection(looked)


def _open_list(looked: Looked) -> Questioned:
    core = looked.core(TIP)
    if not core:
        return Questioned("a4", ASK)
    open_ = [o for o in core if any(_is_open(c) for e in o.elements for c in columns_of(e.requires))]
    return Questioned("a4", YES if open_ else NO, tuple(map(basis_of, open_ or core)))


def _is_open(column: object) -> bool:
    return (
        isinstance(column, Leaf)
        and column.slot == "purpose"
        and (bool(column.like) or column.term == "exploitation")
    )


def _consent(looked: Looked) -> Questioned:
    core = looked.core(TIP)
    rules = [(o, a.cite) for o in core for a in o.irrelevant if a.id.startswith("consent")]
    having = {o.key for o, _ in rules}
    unseen = tuple(o.title for o in core if o.key not in having) if rules else ()
    said = tuple(basis_of(o, cite) for o, cite in rules)
    return Questioned("a5", YES if rules and not unseen else ASK, said, unseen=unseen)


def _not_asked(id: str, looked: Looked, slots: set[str]) -> Questioned:
    """Answer whether what the treaty does without is asked for all the same."""
    rows = looked.held[TIP].limbs
    if not looked.covers(TIP):
        return Questioned(id, ASK)
    asking = {f.by.offence for v in rows for f in v.fits if slots & asked_beyond(f)}
    core = looked.core(TIP)
    free = tuple(basis_of(o) for o in core if o.key not in asking)
    if not asking:
        return Questioned(id, YES, free)
    found = tuple(basis_of(o) for o in core if o.key in asking)
    return Questioned(id, PARTLY if free else NO, found)


def _benefit(looked: Looked) -> Questioned:
    """Answer whether the law asks for a benefit, which is what leaves family and charity alone."""
    if not looked.covers(SOM):
        return Questioned("b2", ASK)
    without = {w.by.offence for w in looked.wider if w.offence == SOM and w.element == "benefit"}
    core = looked.core(SOM)
    asking = tuple(basis_of(o) for o in core if o.key not in without)
    if not without:
        return Questioned("b2", YES, asking)
    return Questioned("b2", PARTLY if asking else NO, tuple(basis_of(o) for o in core if o.key in without))


def _graver(looked: Looked) -> Questioned:
    """Answer whether danger to life and degrading treatment make smuggling graver."""
    wider = looked.conforming.patterner.vocabulary.wider
    asides = [(o, a) for o in looked.core(SOM, PRODUCING, STAY) for a in o.aggravated]
    reached = set()
    found: list[Provision] = []
    for offence, aside in asides:
        named = {leaf.name for leaf in leaves_of(aside.condition)} if aside.condition else set()
        graver = {g for g in GRAVER if named & set(wider[g])}
        reached |= graver
        found += [basis_of(offence, aside.cite)] if graver else []
    if not reached:
        return Questioned("b5", ASK)
    return Questioned("b5", YES if len(reached) == len(GRAVER) else PARTLY, tuple(dict.fromkeys(found)))


def _migrants(looked: Looked) -> Questioned:
    """Answer whether who is smuggled is spared for that: by a gate or a defence that reads it."""
    smuggling = [o for o in looked.own.offences if o.family == "smuggling"]
    gates = [g for g in looked.own.gates if _spares(g, smuggling)]
    defences = [d for d in looked.own.defences if any(_spared(c) for c in columns_of(d.when))]
    found = (*map(_protection, gates), *map(_protection, defences))
    return Questioned("b6", YES if found else ASK, found)


def _spares(gate: Gate, smuggling: list[Offence]) -> bool:
    """Return whether a gate looks at whom others smuggled."""
    columns = columns_of(gate.raised_if) if gate.raised_if else ()
    ids = {i for o in smuggling for i in (o.id, o.key)}
    return any(_spared(c) or (isinstance(c, Stands) and bool(ids & set(c.offences))) for c in columns)


def _spared(column: object) -> bool:
    return isinstance(column, Leaf) and column.name in SPARED


def _protection(one: Gate | Defence) -> Provision:
    return Provision(one.title, "", one.cite)


def _family(looked: Looked) -> Questioned:
    """Answer whether help to a relative, or for nothing, is left alone."""
    if not looked.covers(SOM):
        return Questioned("b7", ASK)
    caught = [w for w in looked.wider if w.offence in (SOM, STAY) and w.element == "benefit"]
    if not caught:
        return Questioned("b7", YES, tuple(map(basis_of, looked.core(SOM))))
    excused = [w for w in caught if w.unless]
    answer = PARTLY if excused and len(excused) == len(caught) else NO
    found = (Provision(w.by.title, w.by.source, w.by.provision) for w in caught)
    return Questioned("b7", answer, tuple(dict.fromkeys(found)))


def _apart(looked: Looked) -> Questioned:
    """Answer whether each crime has an offence of its own."""
    trafficking, smuggling = looked.core(TIP), looked.core(SOM)
    if not trafficking or not smuggling:
        return Questioned("c1", half(looked), tuple(map(basis_of, trafficking or smuggling)))
    return Questioned("c1", YES, tuple(map(basis_of, (*trafficking, *smuggling))))


def _not_mixed(looked: Looked) -> Questioned:
    """Answer whether a story of one crime is made out as the other as well."""
    mixed = dict.fromkeys(a for treaty in (TIP, SOM) for a in looked.held[treaty].mixed)
    found = tuple(Provision(a.title, a.source, a.provision) for a in mixed)
    if found:
        return Questioned("c2", NO, found)
    both = tuple(map(basis_of, looked.core(TIP, SOM)))
    return Questioned("c2", YES, both) if looked.has_both else Questioned("c2", ASK)


def _own_protection(looked: Looked) -> Questioned:
    """Answer whether those trafficked and those smuggled each have a rule that protects them."""
    smuggling = [o for o in looked.own.offences if o.family == "smuggling"]
    migrants = [g for g in looked.own.gates if _spares(g, smuggling)]
    victims = [g for g in looked.own.gates if g not in migrants]
    found = tuple(map(_protection, (*victims, *migrants)))
    return Questioned("c3", YES if migrants and victims else ASK, found)
