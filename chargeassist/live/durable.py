"""The rules of a pack on durable-rules, for programs that are built on it: what follows, and a call for each.

Extra `[durable]`: Python below 3.13 and a compiler. The engine keeps what follows from a fact that is taken
back, has no why, and breaks when threads share it (ADR 0005): so it works on one case at a time, behind a
lock, from the facts told, and its state is deleted after each step. A step back is the same step with less.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

from durable.engine import Host

from chargeassist.law.model import Law
from chargeassist.live.flat import Flat, Outcome, Rule, flat

RULES = "law"
Told = tuple[tuple[str, bool], ...]
"""The terms told of a case, each with whether it is of the suspect."""
Called = Callable[[str, Outcome, bool], None]
"""Is told the case, what follows, and whether it does now or does no longer."""


class _Private(Host):  # type: ignore[misc]  # its library says no types
    """A host of our own, which starts no threads: nothing works on the rules but who holds the lock."""

    def _run(self) -> None:
        """Start nothing."""


class DurableRules:
    """A pack at work: terms of a case are told one by one, and what follows is called.

    *called* is told each element and charge that stands, each gate and each proposal, and what no longer
    does. It is called while no lock is held, in the order in which steps were taken by one thread.
    """

    def __init__(self, law: Law, pack: str, called: Called = lambda case, outcome, follows: None) -> None:
        self.flat: Flat = flat(law, pack)
        self.called = called
        self._lock = Lock()
        self._told: dict[str, Told] = {}
        self._known: dict[str, frozenset[Outcome]] = {}
        self._groups = [_Group(rules) for rules in self.flat.groups]
        self._steps = 0
        self._host = _Private({f"{RULES}{n}": group.definition() for n, group in enumerate(self._groups)})

    @property
    def outside(self) -> tuple[str, ...]:
        """Return the offences of the pack that are not answered here: `Session` answers all."""
        return self.flat.outside

    def tell(self, case: str, term: str, *, of_suspect: bool = False) -> frozenset[Outcome]:
        """Tell that a term is shown in a case, and return all that follows in it.

        *of_suspect* says that it happened to the suspect: a sign. Raises KeyError for a term no rule reads.
        """
        if not self.flat.reads(term, of_suspect):
            raise KeyError("no rule of this pack reads that term")
        return self._step(case, lambda told: tuple(dict.fromkeys((*told, (term, of_suspect)))))

    def retract(self, case: str, term: str, *, of_suspect: bool = False) -> frozenset[Outcome]:
        """Take a term back, and return all that still follows."""
        return self._step(case, lambda told: tuple(t for t in told if t != (term, of_suspect)))

    def follows(self, case: str) -> frozenset[Outcome]:
        """Return all that follows in a case."""
        return self._known.get(case, frozenset())

    def close(self, case: str) -> None:
        """Forget a case."""
        with self._lock:
            self._told.pop(case, None)
            self._known.pop(case, None)

    def _step(self, case: str, change: Callable[[Told], Told]) -> frozenset[Outcome]:
        with self._lock:
            told = change(self._told.get(case, ()))
            after = self._derived(told)
            before = self._known.get(case, frozenset())
            self._told[case], self._known[case] = told, after
        for outcome in sorted(before - after):
            self.called(case, outcome, False)
        for outcome in sorted(after - before):
            self.called(case, outcome, True)
        return after

    def _derived(self, told: Told) -> frozenset[Outcome]:
        """Return what follows from terms: asserted under a state of its own, which is deleted after."""
        done, of_suspect = ([t for t, own in told if own is which] for which in (False, True))
        numbers = tuple(dict.fromkeys(n for name in done for n in self.flat.told.get(name, ())))
        self._steps += 1
        found: set[int] = set()
        for n, group in enumerate(self._groups):
            found |= group.derived(numbers, self._host, f"{RULES}{n}", str(self._steps))
        outcomes = (self.flat.outcomes[n] for n in found if n in self.flat.outcomes)
        return frozenset((*outcomes, *self.flat.counted(done, of_suspect)))


class _Group:
    """Rules that work together, and what has followed so far in the one state they have."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self.read = {part for _, parts in rules for part in parts}
        self.found: set[int] = set()
        self.failed: list[BaseException] = []

    def definition(self) -> dict[str, Any]:
        """Return the rules as the engine takes them."""
        return {
            f"r{n}": {"all": [{f"m{j}": {"n": p}} for j, p in enumerate(parts)], "run": self._following(head)}
            for n, (head, parts) in enumerate(self.rules)
        }

    def derived(self, numbers: Sequence[int], host: Host, name: str, sid: str) -> set[int]:
        """Return the facts that follow from some; what the engine swallowed is raised."""
        facts = [{"sid": sid, "id": str(n), "n": n} for n in numbers if n in self.read]
        self.found, self.failed = set(numbers), []
        if facts:
            try:
                host.assert_facts(name, facts)
            finally:
                host.delete_state(name, sid)
        if self.failed:
            raise self.failed[0]
        return self.found

    def _following(self, head: int) -> Callable[[Any], None]:
        def derive(context: Any) -> None:
            if head in self.found:
                return
            self.found.add(head)
            if head in self.read:
                try:
                    context.assert_fact({"sid": context.s.sid, "id": str(head), "n": head})
                except BaseException as error:  # the engine would swallow it
                    self.failed.append(error)
                    raise

        return derive
