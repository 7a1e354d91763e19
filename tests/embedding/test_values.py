"""Case, law and assessment are plain values: equal after a copy, a pickle, a journey to another process."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import attrs
import pytest

from chargeassist import Assessment, CaseError, KnowledgeError, case_from_dict, load_law, to_json
from chargeassist.case.write import case_digest
from chargeassist.law.folder import shipped
from tests.embedding.work import CASES, assessed, told

PROTOCOLS = range(2, pickle.HIGHEST_PROTOCOL + 1)


def pickled(value: Any, protocol: int) -> Any:
    """Return *value* after a pickle."""
    return pickle.loads(pickle.dumps(value, protocol))


WAYS: dict[str, Callable[[Any], Any]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    **{f"pickle-{n}": partial(pickled, protocol=n) for n in PROTOCOLS},
}
found = cache(assessed)
NO_LAW: Any = None


IN_TURN = [(file, way) for way, file in zip(cycle(WAYS), (*CASES, *CASES), strict=False)]
"""Every example in two ways, every way with several examples."""


@pytest.mark.parametrize(("file", "way"), IN_TURN, ids=lambda v: v if isinstance(v, str) else v.parent.name)
def test_a_copy_is_equal_and_says_the_same(file: Path, way: str) -> None:
    """A case and an assessment are equal to their copies; digests and JSON do not change."""
    whole = found(file)
    # The law is most of an assessment, and one for many: it is copied below.
    copied: Assessment = attrs.evolve(WAYS[way](attrs.evolve(whole, law=NO_LAW)), law=whole.law)

    assert whole.case == WAYS[way](whole.case)
    assert whole == copied
    assert case_digest(whole.case) == case_digest(copied.case)
    assert to_json(whole) == to_json(copied)


@pytest.mark.parametrize("way", WAYS)
def test_a_copy_of_a_law_is_equal(way: str) -> None:
    """Each shipped law, in turn, and an assessment that holds one, are equal to their copies; digests too."""
    whole = found(CASES[0])
    every = load_law(*shipped()[list(WAYS).index(way) :: len(WAYS)])

    law_copied, copied = WAYS[way](every), WAYS[way](whole)
    assert every == law_copied
    assert [p.digest for p in every.packs] == [p.digest for p in law_copied.packs]
    assert whole == copied
    assert to_json(whole) == to_json(copied)


def test_a_new_process_takes_and_returns_them() -> None:
    """Under spawn, where nothing is inherited and every text has another hash, they arrive as they left."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        for file in CASES[:2]:
            whole = found(file)
            assert (whole.case, whole, to_json(whole)) == pool.submit(told, whole.case, whole).result()


def test_an_error_keeps_its_faults() -> None:
    """An error raised in another process arrives with every fault and its place."""
    with pytest.raises(CaseError) as bad:
        case_from_dict({"case": {"id": "1"}, "person": 1})
    with pytest.raises(KnowledgeError) as worse:
        load_law(str(Path(__file__).parent))

    for error in (bad.value, worse.value):
        back = pickle.loads(pickle.dumps(error))
        assert (type(error), error.faults, str(error)) == (type(back), back.faults, str(back))


def test_a_value_cannot_be_changed() -> None:
    """What is shared is frozen: to set a key of it is an error."""
    whole = found(CASES[0])
    for value in (whole, whole.case, whole.law, whole.case.facts[0], whole.charges[0]):
        name = attrs.fields(type(value))[0].name
        with pytest.raises(AttributeError):
            setattr(value, name, None)
