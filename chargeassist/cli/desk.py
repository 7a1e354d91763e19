"""The verb desk: a page in the browser on this machine, until it is stopped; or an exercise for a class."""

from __future__ import annotations

from ipaddress import AddressValueError, IPv4Address
from pathlib import Path

from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.streams import tell
from chargeassist.cli.usage import Misused
from chargeassist.words import say

FILE = "case.toml"
"""The case of whoever names none: in the folder where the desk is opened."""


def desk(asked: Asked) -> int:
    """Open the desk on a case; on one that is not there yet it asks how to begin."""
    path, lesson = asked.paths[0] if asked.paths else FILE, asked.lesson
    if path == "-":
        raise Misused(say("usage-desk-file", asked.lang))
    try:
        from chargeassist.desk.room import Room
        from chargeassist.desk.serve import LOOPBACK, opened, serve
        from chargeassist.desk.store import Store
    except ModuleNotFoundError:
        raise Misused(say("no-desk", asked.lang)) from None
    if lesson:
        if asked.paths or asked.law or asked.needs:
            raise Misused(say("usage-class-alone", asked.lang))
        return _class(asked)
    if asked.host != LOOPBACK:
        raise Misused(say("usage-class-host", asked.lang))
    store = Store(path, asked.law, read_only=asked.read_only)
    own = opened(Room(store, asked.lang, asked.needs))
    told = say("desk-opened", asked.lang, address=own.address)
    try:
        serve(own, told, tell, browser=not asked.no_browser)
    finally:
        store.close()
    return WRITTEN


def _class(asked: Asked) -> int:
    """Open an exercise for a class, on this machine or, where that is said, on a local network."""
    from chargeassist.desk.serve import LOOPBACK, opened_class, serve
    from chargeassist.hall.lessons import NoLesson, Sheets, read_lesson

    if not _local(asked.host):
        raise Misused(say("usage-class-host", asked.lang))
    answers = str(Path(asked.lesson) / "answers")
    try:
        lesson = read_lesson(asked.lesson)
        own = opened_class(lesson, None if asked.read_only else Sheets(answers), asked.host)
    except NoLesson:
        raise Misused(say("usage-class-folder", asked.lang)) from None
    except OSError:
        raise Misused(say("usage-class-host", asked.lang)) from None
    told = [say("class-opened", asked.lang, address=own.address)]
    if not asked.read_only:
        told.append(say("class-mark", asked.lang, folder=Path(asked.lesson).as_posix()))
    if asked.host != LOOPBACK:
        told.append(say("class-warning", asked.lang))
    serve(own, "\n".join(told), tell, browser=not asked.no_browser)
    return WRITTEN


def _local(host: str) -> bool:
    """Return whether an address is one of a local network, or this machine's own."""
    try:
        address = IPv4Address(host)
    except AddressValueError:
        return False
    return address.is_private and not (address.is_unspecified or address.is_multicast or address.is_reserved)
