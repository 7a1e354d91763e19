"""The folder `world/` read: strictly, and only where a State is asked about, never with the law of a case."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import Any

from attrs import field, frozen

from chargeassist.law.everyday import plain
from chargeassist.law.folder import knowledge
from chargeassist.law.manifest import MANIFEST
from chargeassist.law.practised import Measure, Practice, measures, practices
from chargeassist.law.world import (
    NAMES,
    SOURCES,
    TREATIES,
    Agreement,
    Body,
    Name,
    Party,
    Treaty,
    agreements,
    bodies,
    parties,
)
from chargeassist.reading.documents import read_table
from chargeassist.reading.fault import CannotAdvise, Fault, Faults, KnowledgeError, Place
from chargeassist.reading.files import read_text
from chargeassist.reading.readers import MISSING, Reader
from chargeassist.words import did_you_mean, nearly

FOLDER = "world"


@frozen
class World:
    """What is known of all States together."""

    names: Mapping[str, Name] = field(repr=False)
    sources: Mapping[str, str] = field(repr=False)
    treaties: tuple[Treaty, ...] = field(repr=False)
    bodies: tuple[Body, ...] = field(repr=False)
    agreements: tuple[Agreement, ...] = field(repr=False)
    practice: tuple[Practice, ...] = field(repr=False)


def read_world() -> World:
    """Return what is known of all States; raises KnowledgeError with every fault of a file."""
    names = read_names()
    return World(
        names,
        {id: row["title"] for id, row in _file("sources.toml", SOURCES).items()},
        _file("treaties.toml", TREATIES)["treaty"],
        _file("bodies.toml", bodies(names))["body"],
        _file("agreements.toml", agreements(names))["agreement"],
        read_practice(names),
    )


def read_names() -> Mapping[str, Name]:
    """Return what States are called, by their codes; raises KnowledgeError with every fault."""
    found: Mapping[str, Name] = _file("names.toml", NAMES)
    return found


def pack_title(id: str) -> str:
    """Return what a shipped pack is called, without reading its law; raises KnowledgeError with every fault.

    >>> pack_title("xp")
    'Palmeria (fictional)'
    """
    label = f"knowledge/{id}/pack.toml"
    return str(read_file(knowledge().joinpath(id, "pack.toml"), label, MANIFEST)["title"])


def read_parties(state: str, world: World) -> tuple[Party, ...]:
    """Return where one State stands on each treaty; raises KnowledgeError with every fault."""
    shape = parties([t.id for t in world.treaties], world.sources)
    found: tuple[Party, ...] = _file(f"states/{state}.toml", shape)["party"]
    return found


def read_practice(names: Mapping[str, Name]) -> tuple[Practice, ...]:
    """Return how States work with others; raises KnowledgeError with every fault."""
    rows: tuple[Practice, ...] = _file("practice.toml", practices(names))["practice"]
    return rows


def read_policy(state: str, names: Mapping[str, Name]) -> tuple[Measure, ...]:
    """Return what was seen of the policy of one State; raises KnowledgeError with every fault."""
    rows: tuple[Measure, ...] = _file("policy.toml", measures(names))["policy"]
    return tuple(r for r in rows if r.state == state)


def state_named(name: str, names: Mapping[str, Name]) -> str:
    """Return the code of a State by its code or its name in any language; raises CannotAdvise.

    >>> state_named("Quenia", read_world().names)
    'ke'
    """
    wanted = plain(name).strip()
    called = {plain(n): id for id, each in names.items() for n in (id, each.en, each.fr, each.pt)}
    if wanted not in called:
        shown = {plain(n.en): n.en for n in names.values()}
        hints = did_you_mean(name, tuple(shown.values()))
        raise CannotAdvise([Fault.of("L522", Place("state"), *hints)])
    return called[wanted]


def states_meant(name: str) -> tuple[str, ...]:
    """Return the codes of the States that somebody may mean who writes a name, in any language, for a code.

    >>> states_meant("Chine"), states_meant("Philippinnes"), states_meant("nowhere at all")
    (('cn',), ('ph',), ())
    """
    called = _called(*map(_text, ("names.toml", "elsewhere.toml")))
    wanted = plain(name).strip()
    if wanted in called:
        return (called[wanted],)
    return tuple(dict.fromkeys(called[word] for word in nearly(wanted, called)))


@lru_cache(maxsize=1)  # by the texts themselves: ADR 0015
def _called(*texts: str) -> Mapping[str, str]:
    """Return the code for all that a State is called. A file with a fault names nobody: a hint less."""
    read = [read_table(text, NAMES, Faults(FOLDER)) for text in texts]
    named = [each for names in read if names is not MISSING for each in names.items()]
    return {plain(word): id for id, n in named for word in (id, n.en, n.fr, n.pt)}


def _text(name: str) -> str:
    label = f"knowledge/{FOLDER}/{name}"
    return read_text(knowledge().joinpath(FOLDER, name), label, Faults(label)) or ""


def _file(name: str, shape: Reader) -> Any:
    label = f"knowledge/{FOLDER}/{name}"
    return read_file(knowledge().joinpath(FOLDER, *name.split("/")), label, shape)


def read_file(file: Traversable, label: str, shape: Reader) -> Any:
    """Return what one file says; raises KnowledgeError with every fault and its line."""
    faults = Faults(label)
    text = read_text(file, label, faults)
    found = MISSING if text is None else read_table(text, shape, faults)
    if found is MISSING:
        raise KnowledgeError(faults.found)
    return found
