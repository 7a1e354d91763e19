"""A whole law for whoever wants to know how far to trust it: every outline, and how each text was seen."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.law.manifest import Source
from chargeassist.law.model import Gate, Law, Offence, Pack
from chargeassist.law.trust import TextSeen, texts_seen
from chargeassist.report.page import Blank, Block, Cell, Column, Heading, Labelled, Page, Paragraph, Table
from chargeassist.report.pages.common import covered, reviewed
from chargeassist.report.pages.conditions import Wording
from chargeassist.report.pages.gates import effect_of
from chargeassist.report.pages.law import beside_offences, head_of_pack
from chargeassist.report.pages.offence import offence_blocks
from chargeassist.report.pages.readings import judgments_of_pack, reading_block, twice_read
from chargeassist.report.voice import Voice

SEEN = (("offence", 30), ("text", 12), ("day", 10), ("where", 24))
"""The columns of how each text was seen."""


def whole_pack_page(pack: Pack, law: Law, language: str = "en") -> Page:
    """Return a law with every offence limb by limb, its sources, and how each text was seen and by whom."""
    say = Voice(language)
    title = say("trust-title", title=pack.title, id=pack.id)
    return Page(tuple(_blocks(pack, law, say)), language, title)


def _blocks(pack: Pack, law: Law, say: Voice) -> Iterator[Block]:
    yield from head_of_pack(pack, say)
    yield Paragraph(twice_read(pack, say) or say("trust-invented"))
    yield Labelled(say("trust-reviews"), reviewed(pack, say))
    yield Labelled(say("trust-law-digest"), pack.digest)
    yield from _part("trust-sources", say)
    yield from (_source(source, say) for source in pack.sources.values())
    yield from _part("trust-seen", say)
    yield _texts(pack, say)
    yield from _part("trust-offences", say)
    for offence in pack.offences:
        yield Blank()
        yield from offence_blocks(offence, Wording(law, pack, say))
        yield from _read(offence, pack, say)
    yield from _part("trust-gates", say)
    yield from (_gate(gate, say) for gate in pack.gates)
    yield from _part("trust-beside", say)
    yield from beside_offences(pack, say)


def _part(heading: str, say: Voice) -> Iterator[Block]:
    yield Blank()
    yield Heading(say(heading))


def _source(source: Source, say: Voice) -> Labelled:
    """Return an instrument, where it was read and when, and what is said of it."""
    text = ", ".join(filter(None, (say.told(source.title), source.number)))
    about = {
        "where": source.url or source.akn,
        "read-in": source.read_in,
        "read-on": source.read_on,
        "in-force": source.in_force,
        "digest": source.digest,
    }
    said: list[Block] = [
        Labelled(say(f"trust-source-{key}"), str(value)) for key, value in about.items() if value
    ]
    said += [Labelled(say("label-note"), say.told(note)) for note in source.notes]
    return Labelled(source.id, text, id=source.id, said=tuple(said))


def _texts(pack: Pack, say: Voice) -> Table:
    """Return a row for each offence: what of its text was seen, on which day, and where."""
    titles = {o.id: o for o in pack.offences}
    columns = tuple(Column(say(f"trust-head-{head}"), width) for head, width in SEEN)
    return Table(columns, tuple(_row(seen, titles[seen.offence], say) for seen in texts_seen(pack)))


def _row(seen: TextSeen, offence: Offence, say: Voice) -> tuple[str | Cell, ...]:
    word = say(f"saw-{seen.text}")
    return (
        Cell(say.told(offence.title), to=offence.key),
        say("trust-twice", saw=word) if seen.twice else word,
        str(seen.on or ""),
        " ".join(filter(None, (seen.of, seen.url))),
    )


def _read(offence: Offence, pack: Pack, say: Voice) -> Iterator[Block]:
    """Yield what was compared again of an offence, where it differs, and what courts said of it."""
    for reading in pack.readings:
        if reading.kind == "offence" and reading.id == offence.id:
            yield reading_block(reading, pack, say)
    of_it = [j for j in pack.judgments if any(at.partition("/")[0] == offence.id for at in j.at)]
    yield from judgments_of_pack(of_it, pack, say)


def _gate(gate: Gate, say: Voice) -> Labelled:
    text = say("gate-effect", effect=effect_of(gate, say), cite=gate.cite, covers=covered(gate.covers, say))
    steps = (
        Labelled(say("label-step", number=n), say.told(step)) for n, step in enumerate(gate.steps, start=1)
    )
    said = (Labelled(say("label-effect"), text), *steps)
    return Labelled(gate.id, say.told(gate.title), gate.cite, said=said)
