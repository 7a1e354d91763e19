"""Cases and packs of any size, in each direction in which one can grow: a function of a number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice, permutations
from pathlib import Path
from typing import Any

from tests.builders import AS_AT, Row, fact, item, law
from tests.hostile.support import LAW_TEST, OFFENCE, write_pack

BLOW, KEPT = "conduct:struck", "act:harbouring"
CORE = (KEPT, "means:threat", "purpose:forced-labour")
STEP = {"why": "so", "by_whom": "somebody", "strength": "moderate"}


def tables(facts: list[Row], persons: Mapping[str, str] | None = None, **more: Any) -> Row:
    """Return the tables of a case; every item that a fact names is a witness of its own."""
    who = {"S1": "suspect", "V1": "victim"} | dict(persons or {})
    named = dict.fromkeys(s if isinstance(s, str) else s["evidence"] for f in facts for s in f["shown_by"])
    items = {e["id"]: e for e in more.pop("evidence", [])}
    return {
        "schema": "chargeassist/case/1",
        "case": {"id": "a-case", "law": ["xp"], "as_at": AS_AT},
        "person": [{"id": p, "is": [is_]} for p, is_ in who.items()],
        "evidence": [*({e: item(e, from_=f"W-{e}") for e in named} | items).values()],
        "fact": facts,
        **more,
    }


def _core(**keys: Any) -> list[Row]:
    shown = [{"evidence": "E1", "words": True}, {"evidence": "E2", "words": True}]
    return [fact(f"core{i}", name, shown_by=shown, **keys) for i, name in enumerate(CORE)]


def victims(n: int) -> Row:
    """One suspect who did the same to many."""
    facts = [
        fact(f"f{i}-{k}", name, of=f"V{i}".split(), shown_by=f"E{i}")
        for i in range(n)
        for k, name in enumerate((*CORE, BLOW))
    ]
    return tables(facts, {f"V{i}": "victim" for i in range(n)})


def suspects(n: int) -> Row:
    """Many who did the same to one."""
    facts = [
        fact(f"f{i}-{k}", name, by=f"S{i}".split(), shown_by=f"E{i}")
        for i in range(n)
        for k, name in enumerate((*CORE, BLOW))
    ]
    return tables(facts, {f"S{i}": "suspect" for i in range(n)})


def both(n: int) -> Row:
    """Persons who are suspect and victim, each struck by the next."""
    facts = [fact(f"f{i}", BLOW, by=[f"P{i}"], of=[f"P{(i + 1) % n}"], shown_by=f"E{i}") for i in range(n)]
    row = tables(facts)
    row["person"] += [{"id": f"P{i}", "is": ["suspect", "victim"]} for i in range(n)]
    return row


def facts(n: int) -> Row:
    """The same blow told many times over."""
    return tables([*_core(), *(fact(f"f{i}", BLOW, shown_by="E1") for i in range(n))])


def items(n: int) -> Row:
    """Many items, each on a fact of its own."""
    return tables([*_core(), *(fact(f"f{i}", BLOW, shown_by=f"X{i}") for i in range(n))])


def items_on_one_fact(n: int) -> Row:
    """One fact that many witnesses show."""
    return tables([*_core(), fact("f", BLOW, shown_by=" ".join(f"X{i}" for i in range(n)))])


def routes(n: int) -> Row:
    """Every element shown by as many witnesses of its own: the ways to lose it are a product."""
    rows = [
        fact(f"f{k}", name, shown_by=[{"evidence": f"X{k}-{i}", "words": True} for i in range(n)])
        for k, name in enumerate(CORE)
    ]
    return tables(rows)


def episodes(n: int) -> Row:
    """Many episodes, a blow in each."""
    rows = [fact(f"f{i}", BLOW, shown_by=f"X{i}", episode=f"e{i}") for i in range(n)]
    return tables([*_core(), *rows], episode=[{"id": f"e{i}"} for i in range(n)])


def days(n: int) -> Row:
    """Blows on as many days."""
    rows = [
        fact(f"f{i}", BLOW, shown_by="E1", on=f"20{i // 336 % 24:02}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}")
        for i in range(n)
    ]
    return tables([*_core(), *rows])


def depth(n: int) -> Row:
    """Inferences upon inferences, each resting on two of the step before; 32 at most."""
    names = ("means:other-coercion", "means:abuse-of-vulnerability")
    rows = [fact(f"s0-{k}", name, shown_by="E1") for k, name in enumerate(names)]
    for i in range(1, min(n, 32)):
        on = [f"s{i - 1}-0", f"s{i - 1}-1"]
        rows += [fact(f"s{i}-{k}", name, inferred_from=on, **STEP) for k, name in enumerate(names)]
    return tables([*_core(), *rows])


def ring(n: int) -> Row:
    """Facts that go round in their terms: of two terms, each drawn from one of the other."""
    names = ("means:other-coercion", "means:abuse-of-vulnerability")
    rows = [fact(f"r{i}", names[i % 2], shown_by=f"X{i}") for i in range(n)]
    rows += [fact(f"d{i}", names[i % 2], inferred_from=[f"r{i + 1}"], **STEP) for i in range(n - 1)]
    return tables([*_core(), *rows])


def retractions(n: int) -> Row:
    """Items that take back what others show, one each."""
    rows = [fact(f"f{i}", BLOW, shown_by=f"X{i}") for i in range(n)]
    return tables([*_core(), *rows], evidence=[item(f"R{i}", retracts=f"X{i}") for i in range(n)])


def retractions_of_one(n: int) -> Row:
    """Items that all take back the same one."""
    rows = [fact("f", BLOW, shown_by="X")]
    return tables([*_core(), *rows], evidence=[item(f"R{i}", retracts="X") for i in range(n)])


def laid(n: int) -> Row:
    """Charges that were laid, on as many days."""
    row = days(n)
    counts = [f["on"] for f in row["fact"] if f["id"].startswith("f")]
    row["laid"] = [
        {"id": f"c{i}", "offence": "xp:assault", "suspect": "S1", "complainant": "V1", "on": on}
        for i, on in enumerate(counts)
    ]
    return row


def concert(n: int) -> Row:
    """A group of many, of whom one acts."""
    members = [f"S{i}" for i in range(n + 1)]
    group = {"id": "g", "members": members, "facts": ["link"]}
    rows = [*_core(), fact("link", "concert:acting-together", by=members, shown_by="E3")]
    return tables(rows, {m: "suspect" for m in members}, group=[group])


def concert_facts(n: int) -> Row:
    """As many facts that two acted together."""
    rows = [fact(f"l{i}", "concert:acting-together", by="S1 S2", shown_by=f"X{i}") for i in range(n)]
    return tables([*_core(), *rows], {"S2": "suspect"})


def births(n: int) -> Row:
    """Many facts on when one person was born."""
    rows = [
        fact(f"b{i}", "person:born", of=["V1"], value=f"20{i % 20:02}", shown_by=f"X{i}") for i in range(n)
    ]
    return tables([*_core(), *rows])


def objects(n: int) -> Row:
    """Acts, and as many facts of consent that do not say to which."""
    rows = [fact(f"f{i}", "conduct:sexual-act", shown_by=f"X{i}") for i in range(n)]
    rows += [fact(f"c{i}", "consent:absent", shown_by=f"Y{i}") for i in range(n)]
    return tables(rows)


def near_names(n: int) -> Row:
    """Long ids that are alike, and facts that name none of them."""
    alike = ["".join(letters) for letters in islice(permutations("abcdefghij" * 4), n)]
    rows = [fact(f"f{i}", BLOW, of=[id[::-1] + "x"], shown_by="E1") for i, id in enumerate(alike)]
    return tables(rows, {id: "victim" for id in alike})


CASES: Mapping[str, Callable[[int], Row]] = {
    f.__name__.replace("_", " "): f
    for f in (
        *(victims, suspects, both, facts, items, items_on_one_fact, routes, episodes, days, depth, ring),
        *(retractions, retractions_of_one, laid, concert, concert_facts, births, objects, near_names),
    )
}


# -- packs ---------------------------------------------------------------------------------------


def _limbs(n: int) -> str:
    terms = list(law("xp").vocabulary.slots["conduct"].terms)[:n]
    return "".join(f"      conduct is {t}\n" for t in terms)


def offences(n: int) -> Mapping[str, str]:
    """A code of many offences."""
    return {"a.law": "".join(OFFENCE.replace("offence taking", f"offence taking{i}") for i in range(n))}


def limbs(n: int) -> Mapping[str, str]:
    """One element with many limbs, any of which will do."""
    return {"a.law": OFFENCE.replace("    act is recruitment\n", f"    any of\n{_limbs(n)}")}


def half_of(n: int) -> Mapping[str, str]:
    """One element of which half the limbs must be there."""
    lines = _limbs(n)
    text = f"    at least {max(1, lines.count(chr(10)) // 2)} of\n{lines}"
    return {"a.law": OFFENCE.replace("    act is recruitment\n", text)}


def variants(n: int) -> Mapping[str, str]:
    """One law test with many variants, each a case of its own."""
    variant = '[[variant]]\nname = "v{}"\nwithout = ["E1"]\nexpect = {{ standing = "thin" }}\n'
    return {"a.law": OFFENCE, "cases/taking.toml": LAW_TEST + "".join(variant.format(i) for i in range(n))}


PACKS: Mapping[str, Callable[[int], Mapping[str, str]]] = {
    f.__name__.replace("_", " "): f for f in (offences, limbs, half_of, variants)
}


def pack(folder: Path, files: Mapping[str, str]) -> Path:
    """Return the folder of a pack with these files."""
    write_pack(folder / "pack", dict(files))
    return folder / "pack"
