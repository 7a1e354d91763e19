"""Other engines given the same formulas, each as fast as it was found to go; none is needed to install us."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, Protocol

from chargeassist.reasoning.standing import Standing
from tests.benchmarks.caseloads import Caseload, Formulas


class Peer(Protocol):
    """One engine. Loading and running are timed; building its rules and reading its answers are not."""

    apart: bool
    """Whether loading and evaluation can be told apart."""

    def load(self, caseload: Caseload) -> Any:
        """Return the caseload as the engine takes it."""

    def run(self, loaded: Any) -> Any:
        """Return what the engine answers."""

    def answers(self, answer: Any) -> Iterator[int]:
        """Yield for each matter the conditions that are supported, one bit each."""


class NotHere(Exception):
    """An engine that is not installed, with the way to get it."""


def imported(module: str, package: str) -> Any:
    """Return a module of an engine. NotHere where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        raise NotHere(f"not installed (pip install {package})") from None


def _text(formulas: Formulas, node: int, fact: str, form: Callable[[str, list[str]], str]) -> str:
    """Return a formula written out; *form* joins the parts of a group."""
    it = formulas.nodes[node]
    if it.kind == "fact":
        return fact.format(it.fact)
    return form(it.kind, [_text(formulas, p, fact, form) for p in it.parts])


def _infix(kind: str, parts: list[str]) -> str:
    joint = {"all": " and ", "any": " or ", "unless": " and not "}[kind]
    return f"({joint.join(parts)})"


def _prefix(kind: str, parts: list[str]) -> str:
    if kind == "unless":
        return f"(and {parts[0]} (not {parts[1]}))"
    return f"({'and' if kind == 'all' else 'or'} {' '.join(parts)})"


def _bits(truths: Sequence[Any]) -> int:
    return sum(1 << i for i, truth in enumerate(truths) if truth)


class PlainPython:
    """A function compiled from generated source, called once per matter: shared nodes are computed once."""

    apart = True

    def __init__(self, formulas: Formulas) -> None:
        self.width = len(formulas.facts)
        lines = ["def weigh(t):"]
        for i, node in enumerate(formulas.nodes):
            names = [
                f"t[{formulas.nodes[p].fact}]" if formulas.nodes[p].kind == "fact" else f"n{p}"
                for p in node.parts
            ]
            lines.append(f" n{i} = " + (_infix(node.kind, names) if names else f"t[{node.fact}]"))
        lines.append(f" return ({', '.join(f'n{r}' for r in formulas.results)},)")
        made: dict[str, Any] = {}
        exec("\n".join(lines), made)
        self.weigh = made["weigh"]

    def load(self, caseload: Caseload) -> list[bytearray]:
        """Return one row of noughts and ones per matter."""
        rows = []
        for there in caseload.there:
            row = bytearray(self.width)
            for fact in there:
                row[fact] = 1
            rows.append(row)
        return rows

    def run(self, loaded: list[bytearray]) -> list[Any]:
        """Call the function on each row."""
        weigh = self.weigh
        return [weigh(row) for row in loaded]

    def answers(self, answer: list[Any]) -> Iterator[int]:
        """Read the tuples."""
        return map(_bits, answer)


class OpenFisca:
    """One vectorised variable per node; our rows, loaded by such a loop as ours and held to the bars."""

    apart = True

    def __init__(self, formulas: Formulas, columns: dict[Any, int]) -> None:
        self.numpy = imported("numpy", "OpenFisca-Core")
        entities = imported("openfisca_core.entities", "OpenFisca-Core")
        periods = imported("openfisca_core.periods", "OpenFisca-Core")
        systems = imported("openfisca_core.taxbenefitsystems", "OpenFisca-Core")
        self.builder = imported("openfisca_core.simulations", "OpenFisca-Core").SimulationBuilder
        variable = imported("openfisca_core.variables", "OpenFisca-Core").Variable
        self.month = periods.period("2024-01")
        self.width = len(columns)
        matter = entities.build_entity("matter", "matters", "a matter", is_person=True)
        self.system = systems.TaxBenefitSystem([matter])
        bars = {number: (columns[column], bar) for (column, bar), number in formulas.facts.items()}
        self.inputs = [(f"n{i}", *bars[formulas.nodes[i].fact]) for i in formulas.fact_nodes()]
        self.results = [f"n{r}" for r in formulas.results]
        for i, node in enumerate(formulas.nodes):
            body = {"value_type": bool, "entity": matter, "definition_period": periods.DateUnit.MONTH}
            if node.parts:
                body["formula"] = self._formula(node.kind, [f"n{p}" for p in node.parts])
            self.system.add_variable(type(f"n{i}", (variable,), body))

    @staticmethod
    def _formula(kind: str, names: list[str]) -> Callable[[Any, Any], Any]:
        first, *others = names

        def all_of(matter: Any, period: Any) -> Any:
            value = matter(first, period)
            for name in others:
                value = value & matter(name, period)
            return value

        def any_of(matter: Any, period: Any) -> Any:
            value = matter(first, period)
            for name in others:
                value = value | matter(name, period)
            return value

        def unless(matter: Any, period: Any) -> Any:
            return matter(first, period) & ~matter(others[0], period)

        return {"all": all_of, "any": any_of, "unless": unless}[kind]

    def load(self, caseload: Caseload) -> Any:
        """Return a simulation with its inputs set."""
        count = len(caseload.matters)
        cells = [bytearray([Standing.MISSING]) * count for _ in range(self.width)]
        for at, matter in enumerate(caseload.matters):
            for column, standing in matter.items():
                cells[column][at] = standing
        columns = [self.numpy.frombuffer(cell, dtype="u1") for cell in cells]
        simulation = self.builder().build_default_simulation(self.system, count=count)
        for name, column, bar in self.inputs:
            simulation.set_input(name, self.month, columns[column] >= int(bar))
        return simulation

    def run(self, loaded: Any) -> list[Any]:
        """Calculate every result; a simulation keeps what it calculated, so each run needs a new one."""
        return [loaded.calculate(name, self.month) for name in self.results]

    def answers(self, answer: list[Any]) -> Iterator[int]:
        """Read the arrays across."""
        return map(_bits, zip(*(column.tolist() for column in answer), strict=True))


class Clips:
    """One rule per formula, facts of one matter at a time, answers as the bits of a few globals."""

    apart = False
    BITS = 60  # of the 64 a CLIPS integer has

    def __init__(self, formulas: Formulas) -> None:
        self.env = imported("clips", "clipspy").Environment()
        words = range(0, len(formulas.results), self.BITS)
        for word in range(len(words)):
            self.env.build(f"(defglobal ?*r{word}* = 0)")
        self.globals = [self.env.find_global(f"r{word}") for word in range(len(words))]
        for fact in range(len(formulas.facts)):
            self.env.build(f"(deftemplate t{fact})")
        for i, result in enumerate(formulas.results):
            name, bit = f"?*r{i // self.BITS}*", 1 << i % self.BITS
            when = _text(formulas, result, "(t{})", _prefix)
            self.env.build(f"(defrule r{i} (exists {when}) => (bind {name} (+ {name} {bit})))")

    def load(self, caseload: Caseload) -> list[str]:
        """Return the facts of each matter as CLIPS writes them."""
        names = [f"(t{fact})" for fact in range(10_000)]
        return ["".join([names[fact] for fact in there]) for there in caseload.there]

    def run(self, loaded: list[str]) -> list[list[int]]:
        """Reset, assert, run, read; matter by matter."""
        env, words, found = self.env, self.globals, []
        for facts in loaded:
            env.reset()
            if facts:
                env.load_facts(facts)
            env.run()
            found.append([word.value for word in words])
        return found

    def answers(self, answer: list[list[int]]) -> Iterator[int]:
        """Join the words."""
        for words in answer:
            yield sum(word << self.BITS * i for i, word in enumerate(words))


class Zen:
    """GoRules zen: every formula in one list, so that a matter costs one call."""

    apart = False

    def __init__(self, formulas: Formulas) -> None:
        self.zen = imported("zen", "zen-engine")
        texts = [_text(formulas, r, "(t{} == true)", _infix) for r in formulas.results]
        self.names = [f"t{fact}" for fact in range(len(formulas.facts))]
        self.text = f"[{', '.join(texts)}]"

    def load(self, caseload: Caseload) -> list[dict[str, bool]]:
        """Return a context per matter, with what is there alone."""
        names = self.names
        return [{names[fact]: True for fact in there} for there in caseload.there]


class ZenExpression(Zen):
    """A compiled expression: the fastest way in."""

    def __init__(self, formulas: Formulas) -> None:
        super().__init__(formulas)
        self.weigh = self.zen.compile_expression(self.text).evaluate

    def run(self, loaded: list[dict[str, bool]]) -> list[Any]:
        """Evaluate matter by matter."""
        weigh = self.weigh
        return [weigh(context) for context in loaded]

    def answers(self, answer: list[Any]) -> Iterator[int]:
        """Read the lists."""
        return map(_bits, answer)


class ZenDecision(Zen):
    """A decision with one expression node, in batches, which it spreads over the cores."""

    BATCH = 2_048

    def __init__(self, formulas: Formulas) -> None:
        super().__init__(formulas)
        kinds = {"in": "inputNode", "law": "expressionNode", "out": "outputNode"}
        nodes: list[dict[str, Any]] = [
            {"id": id, "type": kind, "name": id, "content": {}} for id, kind in kinds.items()
        ]
        expression = {"id": "all", "key": "all", "value": self.text}
        nodes[1]["content"] = {"expressions": [expression], "passThrough": False}
        edges = [
            {"id": f"{a}-{b}", "sourceId": a, "targetId": b, "type": "edge"}
            for a, b in (("in", "law"), ("law", "out"))
        ]
        content = {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}
        self.engine = self.zen.ZenEngine({"loader": {"type": "static", "content": {"law": content}}})

    def run(self, loaded: list[dict[str, bool]]) -> list[Any]:
        """Evaluate batch by batch."""
        found: list[Any] = []
        for first in range(0, len(loaded), self.BATCH):
            batch = loaded[first : first + self.BATCH]
            found += self.engine.evaluate_batch([{"key": "law", "context": c} for c in batch])
        return found

    def answers(self, answer: list[Any]) -> Iterator[int]:
        """Read the lists."""
        return (_bits(found["data"]["result"]["all"]) for found in answer)


class Clingo:
    """A stratified program over the facts of many matters at once; the answer set as text."""

    apart = False
    BATCH = 2_048

    def __init__(self, formulas: Formulas) -> None:
        self.clingo = imported("clingo", "clingo")
        lines = ["#show r/2."]
        for i, node in enumerate(formulas.nodes):
            parts = [f"n{p}(M)" for p in node.parts]
            match node.kind:
                case "fact":
                    lines += [f"#defined t{node.fact}/1.", f"n{i}(M) :- t{node.fact}(M)."]
                case "all":
                    lines.append(f"n{i}(M) :- {', '.join(parts)}.")
                case "any":
                    lines += [f"n{i}(M) :- {part}." for part in parts]
                case _:
                    lines.append(f"n{i}(M) :- {parts[0]}, not {parts[1]}.")
        lines += [f"r(M,{i}) :- n{r}(M)." for i, r in enumerate(formulas.results)]
        self.program = "\n".join(lines)

    def load(self, caseload: Caseload) -> list[tuple[int, str]]:
        """Return batches of facts as clingo writes them."""
        batches = []
        for first in range(0, len(caseload.there), self.BATCH):
            rows = caseload.there[first : first + self.BATCH]
            facts = "".join([f"t{fact}({m})." for m, there in enumerate(rows) for fact in there])
            batches.append((len(rows), facts))
        return batches

    def run(self, loaded: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Ground and solve batch by batch."""
        found: list[tuple[int, str]] = []
        for count, facts in loaded:
            control = self.clingo.Control(["--warn=none"])
            control.add("base", [], self.program + facts)
            control.ground([("base", [])])
            control.solve(on_model=lambda model, count=count: found.append((count, str(model))))
        return found

    def answers(self, answer: list[tuple[int, str]]) -> Iterator[int]:
        """Read the atoms ``r(matter,result)``."""
        for count, text in answer:
            bits = [0] * count
            for atom in text.split():
                matter, result = atom[2:-1].split(",")
                bits[int(matter)] |= 1 << int(result)
            yield from bits


class DurableRules:
    """Flattened: one derived fact per inner node, every rule a flat conjunction, denial pushed to the facts.

    One `sid` at a time, its state deleted after each matter; facts that no rule reads are not asserted,
    for the engine raises on them.
    """

    apart = False

    def __init__(self, formulas: Formulas) -> None:
        if sys.version_info >= (3, 13):
            raise NotHere("does not import on Python 3.13")
        engine = imported("durable.engine", "durable-rules")
        self.formulas = formulas
        self.denied: dict[int, int] = {}
        self.rules: list[tuple[int, list[int]]] = []
        for i, node in enumerate(formulas.nodes):
            match node.kind:
                case "all":
                    self.rules.append((i, list(node.parts)))
                case "any":
                    self.rules += [(i, [p]) for p in node.parts]
                case "unless":
                    self.rules.append((i, [node.parts[0], self._deny(node.parts[1])]))
        self.read = {part for _, parts in self.rules for part in parts}
        self.nodes = formulas.fact_nodes()
        self.absent = [
            (formulas.nodes[i].fact, n) for i, n in self.denied.items() if formulas.nodes[i].kind == "fact"
        ]
        self.found: set[int] = set()
        definition = {
            f"r{i}": {"all": [{f"m{j}": {"n": p}} for j, p in enumerate(parts)], "run": self._derive(head)}
            for i, (head, parts) in enumerate(self.rules)
        }
        self.host = engine.Host({"law": definition})

    def _deny(self, i: int) -> int:
        """Return the node that stands where node *i* does not, with the rules that derive it."""
        if i in self.denied:
            return self.denied[i]
        node, new = self.formulas.nodes[i], len(self.formulas.nodes) + len(self.denied)
        self.denied[i] = new
        match node.kind:
            case "all":
                self.rules += [(new, [self._deny(p)]) for p in node.parts]
            case "any":
                self.rules.append((new, [self._deny(p) for p in node.parts]))
            case "unless":
                self.rules += [(new, [self._deny(node.parts[0])]), (new, [node.parts[1]])]
        return new

    def _derive(self, head: int) -> Callable[[Any], None]:
        def derive(context: Any) -> None:
            if head not in self.found:
                self.found.add(head)
                if head in self.read:
                    context.assert_fact({"sid": context.s.sid, "id": str(head), "n": head})

        return derive

    def load(self, caseload: Caseload) -> list[list[int]]:
        """Return the nodes that stand from the first, absences included."""
        nodes = self.nodes
        return [
            [*(nodes[fact] for fact in there), *(n for fact, n in self.absent if fact not in there)]
            for there in caseload.there
        ]

    def run(self, loaded: list[list[int]]) -> list[set[int]]:
        """Assert, which runs the rules, and delete the state; matter by matter."""
        answers = []
        for matter, there in enumerate(loaded):
            self.found, sid = set(there), str(matter)
            facts = [{"sid": sid, "id": str(n), "n": n} for n in there if n in self.read]
            if facts:
                self.host.assert_facts("law", facts)
                self.host.delete_state("law", sid)
            answers.append(self.found)
        return answers

    def answers(self, answer: list[set[int]]) -> Iterator[int]:
        """Look for the results among what was derived."""
        return (_bits([r in found for r in self.formulas.results]) for found in answer)
