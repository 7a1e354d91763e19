"""From lines of JSON to lines of answers, beside loops around other engines; one fact more, taken back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

from chargeassist import Law, Session, read_case
from chargeassist.bulk.work import Chunk, Record, forget, part_of, task
from chargeassist.law.algebra import Column, Condition, Leaf
from tests.benchmarks import peers
from tests.benchmarks.caseloads import Caseload, Formulas
from tests.benchmarks.generate import cases
from tests.benchmarks.measure import best

FEW = ("trafficking-in-persons", "wrongful-confinement", "common-assault", "rape", "forced-labour")
"""The offences of the small rule set that every engine is given, as far as a pack has them."""
STORY = Path(__file__).parents[2] / "examples" / "domestic-servitude" / "case.toml"
CHUNK = 64
Line = Callable[..., None]


def _conditions(law: Law) -> list[Condition]:
    offences = [o for o in law.pack(law.asked[0]).offences if o.id in FEW]
    return [e.requires for o in offences for e in o.elements]


def _of_terms(law: Law, formulas: Formulas) -> Mapping[str, Sequence[int]]:
    """Return by term the facts of the small rule set that are there where it is shown."""
    found: dict[str, list[int]] = {}
    for (column, _), fact in formulas.facts.items():
        for name in _said(column, law):
            found.setdefault(name, []).append(fact)
    return found


def _said(column: Column, law: Law) -> Iterable[str]:
    plain = isinstance(column, Leaf) and column.holds
    return (
        law.vocabulary.narrower[f"{column.slot}:{column.term}"] if isinstance(column, Leaf) and plain else ()
    )


def _there(case: Mapping[str, Any], terms: Mapping[str, Sequence[int]]) -> list[list[int]]:
    """Return for each person harmed the facts that are there: said to hold, and shown by anything."""
    rows: dict[str, dict[int, None]] = {}
    for fact in case["fact"]:
        for person in fact["of"]:
            row = rows.setdefault(person, {})
            if fact["holds"] == "yes" and fact["shown_by"]:
                row.update(dict.fromkeys(terms.get(fact["fact"], ())))
    return [list(row) for row in rows.values()]


def _loop(peer: Any, terms: Mapping[str, Sequence[int]], lines: Sequence[str]) -> int:
    there = [row for line in lines for row in _there(json.loads(line), terms)]
    answers = peer.answers(peer.run(peer.load(Caseload((), there))))
    return sum(len(f"{bits:x}\n") for bits in answers)


def _ours(lines: Sequence[str], law: str) -> float:
    """Return the seconds of all lines, a chunk at a time, as `screen` works on them."""
    asked, _ = task([law], "charge")
    records = [Record(str(n), line.encode()) for n, line in enumerate(lines)]
    began = process_time()
    for n in range(0, len(records), CHUNK):
        part_of(Chunk(n, tuple(records[n : n + CHUNK]), n), asked)
    return process_time() - began


def end_to_end(law: Law, line: Line, count: int = 2_000) -> None:
    """Print what a simple case takes from its line of JSON to a line of answers, here and elsewhere."""
    name = law.asked[0]
    lines = [json.dumps(c, separators=(",", ":")) for c in cases(2 * count, law=name, flat=True)]
    first, then = lines[:count], lines[count:]
    parsed = best(lambda: [json.loads(text) for text in then])[0] / count

    def told(what: str, seconds: float) -> None:
        line(f"  {what}", f"{seconds / count * 1e6:,.0f} µs", f"{parsed * count / seconds:.3f}")

    line(f"\n{count} simple cases of {name}, end to end", "a case", "of json.loads")
    told("json.loads", parsed * count)
    told(f"chargeassist, the first {count:,}", _ours(first, name))
    told("chargeassist, as many more", _ours(then, name))
    forget()
    conditions = _conditions(law)
    formulas = Formulas.of(conditions)
    terms = _of_terms(law, formulas)
    line(f"the same lines, {len(conditions)} formulas of {len(FEW)} offences", "", "")
    columns = {c: n for n, c in enumerate(dict.fromkeys(c for c, _ in formulas.facts))}
    for what, make in _engines(formulas, columns).items():
        try:
            told(f"a loop with {what}", best(partial(_loop, make(), terms, then), times=2)[0])
        except peers.NotHere as reason:
            line(f"  a loop with {what}", str(reason), "")


def _engines(formulas: Formulas, columns: dict[Column, int]) -> Mapping[str, Callable[[], Any]]:
    return {
        "plain Python": lambda: peers.PlainPython(formulas),
        "zen-engine": lambda: peers.ZenExpression(formulas),
        "OpenFisca-Core": lambda: _Fisca(formulas, columns),
        "CLIPS": lambda: peers.Clips(formulas),
        "durable-rules": lambda: peers.DurableRules(formulas),
    }


class _Fisca(peers.OpenFisca):
    """OpenFisca given what is there, as the rule engines are."""

    def load(self, caseload: Caseload) -> Any:
        """Return the facts that are there as standings at their bars."""
        matters = [{self.of[f][0]: self.of[f][1] for f in there} for there in caseload.there]
        return super().load(Caseload(matters, caseload.there))

    def __init__(self, formulas: Formulas, columns: dict[Column, int]) -> None:
        super().__init__(formulas, columns)
        self.of = {fact: (columns[column], bar) for (column, bar), fact in formulas.facts.items()}


def updates(law: Law, line: Line) -> None:
    """Print what one fact more takes, and the same taken back: a session, durable-rules, CLIPS."""
    line("one fact more, and taken back", "CPU", "")
    session = Session.begin(read_case(STORY), law)
    row = {"id": "new", "fact": "conduct:struck", "by": ["S1"], "of": ["V1"], "shown_by": ["E1"]}
    took, _ = best(lambda: session.add("fact", row).session.retract("fact", "new"), times=3)
    line("  Session, domestic-servitude, all of xp", f"{took * 1e3:,.1f} ms", "")
    for what, make in {"durable-rules": _durable, "CLIPS": _clips}.items():
        try:
            line(f"  {what}", f"{best(make(law), times=20)[0] * 1e3:,.2f} ms", "")
        except peers.NotHere as reason:
            line(f"  {what}", str(reason), "")


BEFORE = ("act:recruitment", "act:harbouring", "means:deception", "purpose:domestic-servitude")


def _durable(law: Law) -> Callable[[], object]:
    try:
        from chargeassist.live.durable import DurableRules
    except ImportError:
        raise peers.NotHere("not installed (pip install durable_rules)") from None
    rules = DurableRules(law, "xp")
    for term in BEFORE:
        rules.tell("case", term)

    def step() -> None:
        rules.tell("case", "conduct:struck")
        rules.retract("case", "conduct:struck")

    return step


def _clips(law: Law) -> Callable[[], object]:
    """Return a step of CLIPS, which withdraws what rested on a fact by itself (`logical`)."""
    from chargeassist.live.flat import flat

    env = peers.imported("clips", "clipspy").Environment()
    rules = flat(law, "xp")
    heads = {part for group in rules.groups for head, parts in group for part in (head, *parts)}
    for n in {*heads, *(n for of in rules.told.values() for n in of)}:
        env.build(f"(deftemplate t{n})")
    made = (rule for group in rules.groups for rule in group)
    for i, (head, parts) in enumerate(dict.fromkeys(made)):
        when = " ".join(f"(t{p})" for p in parts)
        env.build(f"(defrule r{i} (logical {when}) => (assert (t{head})))")
    for n in dict.fromkeys(n for term in BEFORE for n in rules.told.get(term, ())):
        env.assert_string(f"(t{n})")
    env.run()
    new = rules.told["conduct:struck"]

    def step() -> None:
        facts = [env.assert_string(f"(t{n})") for n in new]
        env.run()
        for fact in facts:
            fact.retract()
        env.run()

    return step
