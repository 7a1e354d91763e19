"""How an assessment was worked out: every pack as it was weighed, and the charges that were made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from chargeassist.reasoning.outcomes import Outcome, Weighed
from chargeassist.words.untold import untold

if TYPE_CHECKING:
    from chargeassist.findings.gates import Raised
    from chargeassist.findings.listing import Listing
    from chargeassist.findings.model import Charge
    from chargeassist.findings.noted import Noted
    from chargeassist.findings.ranking import Rank


@untold
@frozen
class Made:
    """What was made of one outcome: the charge, and how it is listed."""

    outcome: Outcome
    sort: str
    charge: Charge
    looked: int
    """What making the charge looked at."""
    read: frozenset[str]
    """The other offences that it read, and what these read."""
    named: frozenset[str]
    """The words in the charge, ids of the facts it reads among them."""
    items: frozenset[str]
    """The items of evidence that bear on the charge."""
    noted: Noted
    """What cautions read of the charge."""
    rank: Rank
    """What sorts the charge among others while none has a role."""


@untold
@frozen
class Chosen:
    """A charge as it was before, the charges of its course then, and the same in its role."""

    before: Charge
    course: tuple[Charge, ...]
    charge: Charge
    looked: int
    """What choosing the role looked at, with all the evidence and without some of it."""
    rank: Rank
    """What sorts the charge among others."""
    carried_by: frozenset[str]
    """The facts that carry it, where it stands beside others on the sheet."""


@untold
@frozen
class Sunk:
    """The smallest losses of evidence that sink a charge, and what finding them looked at."""

    charge: Charge
    sets: tuple[frozenset[str], ...]
    looked: int


@untold
@frozen
class Workings:
    """What was weighed, by pack: it says nothing that the case and the law do not, and is not pickled.

    Whoever looks closer at an assessment, or assesses a case much like it, takes it from here.
    """

    weighed: Mapping[str, Weighed] = field(factory=dict)
    offences: frozenset[str] = frozenset()
    """The offences that were asked for by name."""
    listed: Mapping[str, Listing] = field(factory=dict)
    """By pack, how its outcomes are listed."""
    made: Mapping[str, Mapping[int, Made]] = field(factory=dict)
    """By pack, and by the identity of the outcome, which is kept with it."""
    raised: Raised = field(factory=dict)
    """By person, the gates without what they block."""
    blocked: Mapping[int, tuple[Charge, Charge]] = field(factory=dict)
    """The charges that stand behind a gate, without it and with it, by the identity of the first."""
    chosen: Mapping[int, Chosen] = field(factory=dict)
    """The charges in their roles, by the identity of what they were before."""
    sunk: Mapping[int, Sunk] = field(factory=dict)
    """What sinks a charge, by the identity of the charge before it had a role: of those asked for."""

    @classmethod
    def of(
        cls,
        weighed: Iterable[Weighed],
        offences: frozenset[str],
        listed: Mapping[str, Listing],
        made: Mapping[str, Iterable[Made]],
        raised: Raised,
        gated: Iterable[tuple[Charge, Charge]],
    ) -> Workings:
        """Return the workings of what was weighed and made; the roles are chosen later.

        *gated* are the charges as they were made, and as they stand with the gates.
        """
        blocked = {id(free): (free, behind) for free, behind in gated if behind is not free}
        by_outcome = {pack: {id(m.outcome): m for m in every} for pack, every in made.items()}
        return cls({w.pack.id: w for w in weighed}, offences, listed, by_outcome, raised, blocked)

    def told(self) -> Iterator[Made]:
        """Yield what was made of every outcome that is told whatever is asked for."""
        return (m for every in self.made.values() for m in every.values() if m.sort == "told")

    def reaches(self, charge: Charge) -> bool:
        """Return whether a change of the case reaches what is weighed of a charge's persons."""
        weighed = self.weighed.get(charge.offence.pack)
        since = weighed.since if weighed is not None else None
        return since is None or charge.matter.pair in since.reached

    def other(self, charge: Charge, looked: int) -> bool:
        """Return whether something that was *looked* at for a charge of a pack is another."""
        weighed = self.weighed.get(charge.offence.pack)
        since = weighed.since if weighed is not None else None
        return since is None or bool(looked & since.change.looked)

    def stays(self, charge: Charge, looked: int) -> bool:
        """Return whether no change reaches a charge's persons, or nothing that was *looked* at is another."""
        return not self.reaches(charge) or not self.other(charge, looked)

    def __reduce__(self) -> tuple[type[Workings], tuple[Any, ...]]:
        return Workings, ()


NOTHING = Workings()
