"""How a State's law departs from the treaty's offences, limb by limb, and what bridges a gap.

`departures.toml` of a pack says it as data: the treaty's offence and element, whether the State's own
is wider, narrower, missing, different or was not read, where that was seen, and which other offences
can be charged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from chargeassist.law.model import Departure, Pack
from chargeassist.reading.fault import Fault, Place
from chargeassist.reading.tables import ID, Field, ListOf, Table, Text, Word
from chargeassist.words import did_you_mean

DEPARTURES_FILE = "departures.toml"
HOW = ("wider", "narrower", "missing", "different", "not-read")
"""`not-read`: the text that would say was not read, which is no statement about the law."""
_OFFENCE = Text("an offence with its pack, such as un:trafficking-in-persons", r"[a-z0-9-]+:[a-z0-9-]+")

DEPARTURES = Table(
    {
        "departure": Field(
            ListOf(
                Table(
                    {
                        "baseline": Field(_OFFENCE, True, meaning="the treaty's offence"),
                        "element": Field(ID, default="", meaning="without it: the offence as a whole"),
                        "how": Field(Word(HOW), True),
                        "says": Field(Text(), True, meaning="one sentence of one's own"),
                        "source": Field(Text(), default="", meaning="without it: nothing was found"),
                        "own": Field(
                            ID, default="", meaning="where the State's own element has another name"
                        ),
                        "bridges": Field(ListOf(_OFFENCE, '["xp:assault"]'), default=()),
                    },
                    Departure,
                ),
                "[[departure]]",
            ),
            default=(),
        )
    }
)


def misplaced(pack: Pack, packs: Iterable[Pack], file: str) -> Iterator[Fault]:
    """Yield a fault for each baseline, element, source and bridge that is not there."""
    offences = {o.key: o for p in packs if p.treaty for o in p.offences}
    own = {o.key for o in pack.offences}
    called = {e.id for o in pack.offences for e in o.elements}
    for number, departure in enumerate(pack.departures):
        names: list[tuple[str, str, Collection[str]]] = [("baseline", departure.baseline, offences)]
        if departure.element and departure.baseline in offences:
            elements = [e.id for e in offences[departure.baseline].elements]
            names.append(("element", departure.element, elements))
        if departure.own:
            names.append(("own", departure.own, called))
        if departure.source:
            names.append(("source", departure.source.partition(" ")[0], pack.sources))
        names += [("bridges", bridge, own) for bridge in departure.bridges]
        for key, name, known in names:
            if name not in known:
                at = Place(file, path=("departure", number, key))
                hints = did_you_mean(name, known)
                yield Fault("L514", f'a departure names "{name}", which is not there', at, hints)
