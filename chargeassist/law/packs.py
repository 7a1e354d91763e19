"""Packs to law: the packs somebody names, the vocabulary they speak, and `un` for its gates."""

from __future__ import annotations

from chargeassist.law.departures import DEPARTURES_FILE
from chargeassist.law.folder import pack_folder
from chargeassist.law.lawbook import read_pack
from chargeassist.law.model import Law
from chargeassist.law.names import misplaced
from chargeassist.law.wordbook import shared_words
from chargeassist.reading.fault import Fault, KnowledgeError, Place, in_order


def load_law(*names: str) -> Law:
    """Return the law of the packs named by id or by path; `un` is always loaded, for its gates.

    Raises CannotAdvise when a pack is not there, and KnowledgeError with every fault when a pack
    or the vocabulary cannot be read: a pack with faults is refused whole.

    >>> load_law("xp").asked
    ('xp',)
    """
    faults: list[Fault] = []
    folders = [pack_folder(name) for name in dict.fromkeys(names)]
    if not any(ours and label == "knowledge/un" for _, label, ours in folders):
        folders.append(pack_folder("un"))
    vocabulary, words_digest = shared_words(faults)
    packs = [
        read_pack(folder, label, ours, vocabulary, words_digest, faults) for folder, label, ours in folders
    ]
    whole = [p for p in packs if p is not None]
    for number, pack in enumerate(whole):
        if pack.id.casefold() in {p.id.casefold() for p in whole[:number]}:
            faults.append(Fault.of("L510", Place("law"), pack=pack.id))
    for (_, label, _), read in zip(folders, packs, strict=True):
        if read is not None:
            faults.extend(misplaced(read, whole, f"{label}/{DEPARTURES_FILE}"))
    if faults:
        raise KnowledgeError(in_order(faults))
    asked = tuple(p.id for p in whole[: len(dict.fromkeys(names))])
    return Law(vocabulary, tuple(whole), asked)
