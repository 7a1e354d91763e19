"""A bill as a folder beside a pack: what the law would be, read as any pack is, and shipped nowhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from attrs import evolve, frozen

from chargeassist.law.contents import Contents, read_contents
from chargeassist.law.folder import pack_folder
from chargeassist.law.lawbook import read_amended, reads
from chargeassist.law.model import Law, Pack
from chargeassist.law.wordbook import shared_words
from chargeassist.reading.documents import read_table
from chargeassist.reading.fault import CannotAdvise, Fault, Faults, KnowledgeError, Place, in_order
from chargeassist.reading.readers import ID, LINE, MISSING, Day, ListOf
from chargeassist.reading.tables import Field, Table

BILL_FILE = "bill.toml"
ADDED_TO = ("sources.toml", "titles.toml")
"""Files of a pack that a bill adds to; every other one takes the place of the file of its name."""


@frozen
class Bill:
    """What a bill says of itself."""

    amends: str
    title: str
    in_force: date
    """The first day on which it would be law: the amended law is looked at as it stands then."""
    takes_away: tuple[str, ...] = ()
    """The offences that it repeals."""


BILL = Table(
    {
        "amends": Field(ID, True, meaning="key-bill-amends"),
        "title": Field(LINE, True, meaning="key-bill-title"),
        "in_force": Field(Day(), True, meaning="key-bill-in-force"),
        "takes_away": Field(ListOf(ID, '["theft"]'), default=(), meaning="key-bill-takes-away"),
    },
    Bill,
)


def load_bill(law: Law, pack: str, folder: str) -> tuple[Bill, Law, frozenset[str]]:
    """Return a bill, the law with the pack as the bill would have it, and the offences it is about.

    A `.law` file takes the place of the file of its name in the pack, or is new; sources and titles
    are added; with a `pack.toml` of its own the folder is the whole of the draft.
    Raises CannotAdvise where the folder is no bill of that pack, KnowledgeError with every fault.
    """
    name = Path(folder).as_posix()
    if not Path(folder).is_dir():
        raise CannotAdvise([Fault.of("L523", Place(name))])
    found = read_contents(Path(folder), name, lambda file: file == BILL_FILE or reads(file))
    bill, bill_text = _bill(found)
    if bill.amends != pack:
        raise CannotAdvise(
            [Fault.of("L523-amends", Place(f"{name}/{BILL_FILE}"), word=bill.amends, pack=pack)]
        )
    own = law.pack(pack)
    draft = evolve(found, texts=tuple(t for t in found.texts if t[0] != bill_text))
    into = list(found.faults)
    amended = _amended(pack, draft, into)
    if into or amended is None:
        raise KnowledgeError(in_order(into))
    ids = {o.id for o in amended.offences}
    if gone := [id for id in bill.takes_away if id not in ids]:
        at = Place(f"{name}/{BILL_FILE}")
        raise KnowledgeError([Fault.of("L523-takes-away", at, word=id, pack=pack) for id in gone])
    kept = tuple(o for o in amended.offences if o.id not in bill.takes_away)
    would_be = evolve(amended, offences=kept, stated_at=max(bill.in_force, amended.stated_at))
    drafted = {label.partition(f"{name}/")[2] for label, _ in draft.texts}
    about = {o.key for o in kept if any(o.place.file.endswith(f"/{file}") for file in drafted)}
    whole = evolve(law, packs=tuple(would_be if p == own else p for p in law.packs))
    return bill, whole, frozenset(about | {f"{pack}:{id}" for id in bill.takes_away})


def _bill(found: Contents) -> tuple[Bill, str]:
    """Return what the folder says of the bill, and the label of the file that says it."""
    label = f"{found.name}/{BILL_FILE}"
    text = dict(found.texts).get(label)
    if text is None:
        raise CannotAdvise([*found.faults, Fault.of("L523", Place(found.name))])
    faults = Faults(label)
    bill = read_table(text, BILL, faults)
    if faults.found or bill is MISSING:
        raise KnowledgeError(in_order(faults.found))
    return bill, label


def _amended(pack: str, draft: Contents, into: list[Fault]) -> Pack | None:
    """Return the pack that the draft makes, by itself or laid over the pack that is there."""
    vocabulary, digest = shared_words(into)
    if any(label == f"{draft.name}/pack.toml" for label, _ in draft.texts):
        return read_amended(draft, vocabulary, digest, into)
    folder, label, _ = pack_folder(pack)
    base = read_contents(folder, label, reads)
    into.extend(base.faults)
    found: list[Fault] = []
    made = read_amended(_laid_over(base, draft), vocabulary, digest, found)
    into.extend(_where(fault, base, draft) for fault in found)
    return made


def _laid_over(base: Contents, draft: Contents) -> Contents:
    """Return the texts of a pack with those of a draft in their place, or after them."""
    texts = dict(base.texts)
    for label, text in draft.texts:
        inner = label.removeprefix(f"{draft.name}/")
        own = f"{base.name}/{inner}"
        texts[own] = texts[own] + text if inner in ADDED_TO and own in texts else text
    unread = (*base.unread, *(f"{base.name}/{u.removeprefix(f'{draft.name}/')}" for u in draft.unread))
    return evolve(base, texts=tuple(sorted(texts.items())), unread=unread)


def _where(fault: Fault, base: Contents, draft: Contents) -> Fault:
    """Return a fault at its place in the draft, if it is there."""
    inner = fault.at.file.removeprefix(f"{base.name}/")
    drafted = f"{draft.name}/{inner}"
    if drafted not in dict(draft.texts) and drafted not in draft.unread:
        return fault
    before = dict(base.texts).get(fault.at.file, "").count("\n") if inner in ADDED_TO else 0
    if fault.at.line and fault.at.line <= before:
        return fault
    line = fault.at.line - before if fault.at.line else fault.at.line
    return evolve(fault, at=evolve(fault.at, file=drafted, line=line))
