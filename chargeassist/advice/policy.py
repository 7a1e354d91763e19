"""The policy of a State: what was seen of it, of which year, and the questions that its offices answer.

Nothing is concluded from it, and no State is set above another: what is not known is a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from attrs import field, frozen

from chargeassist.law.folder import shipped
from chargeassist.law.model import Offence
from chargeassist.law.nations import read_policy, read_world, state_named
from chargeassist.law.packs import load_law
from chargeassist.law.practised import POLICIES, Measure
from chargeassist.law.world import Name
from chargeassist.words.untold import untold

ANSWERS = ("yes", "partly", "no", "not-known")
QUESTIONS: Mapping[str, int] = {
    **{"strategy": 2, "plan": 3, "coordinating-body": 3, "referral": 3, "civil-society": 2},
    **{"indicators": 2, "units": 3, "awareness": 3, "budget": 2, "child-protection": 1, "adoption": 1},
    **{"begging": 1, "early-marriage": 1, "domestic-violence": 1, "labour-migration": 2},
}
"""How many questions are asked on each topic; each has its sentence, `policy-asks-TOPIC-NUMBER`."""
_NAMED = {
    "adoption": "adoption|adopting",
    "begging": "beg|begging",
    "early-marriage": "marriage",
    "domestic-violence": "domestic",
    "labour-migration": "recruitment|recruiting",
    "child-protection": "child|minor",
}
"""Words in the id of an offence that bears on a topic."""


@untold
@frozen
class Answered:
    """What an office answered to one question."""

    question: str
    answer: str
    details: str = ""
    on: str = ""
    """The day, month or year of which it is true (EDTF)."""
    source: str = ""


@untold
@frozen
class Bearing:
    """An offence of the pack whose name bears on a topic: it is in the law, which is no policy yet."""

    offence: str
    title: str
    provision: str


@untold
@frozen
class PolicyTopic:
    """One topic: what was seen, what the law has, what is asked, what was answered."""

    topic: str
    seen: tuple[Measure, ...]
    offences: tuple[Bearing, ...]
    questions: tuple[str, ...]
    answers: tuple[Answered, ...] = ()


@untold
@frozen
class Policy:
    """The policy of one State, topic by topic."""

    id: str
    name: Name
    topics: tuple[PolicyTopic, ...] = field(repr=False)


def questions() -> tuple[str, ...]:
    """Return the id of every question, in the order in which they are asked.

    >>> questions()[:2]
    ('strategy-1', 'strategy-2')
    """
    return tuple(q for topic in POLICIES for q in _of(topic))


def policy(name: str, answers: Iterable[Answered] = ()) -> Policy:
    """Return what is known of the policy of a State, by its code or its name, with what was answered.

    Raises CannotAdvise if no State of the folder is meant.

    >>> [t.topic for t in policy("ke").topics if t.seen]
    ['referral']
    """
    world = read_world()
    id = state_named(name, world.names)
    rows = read_policy(id, world.names)
    offences = load_law(id).pack(id).offences if id in shipped() else ()
    said = {a.question: a for a in answers}
    topics = (
        PolicyTopic(
            topic,
            tuple(r for r in rows if r.topic == topic),
            tuple(_bearing(topic, offences)),
            _of(topic),
            tuple(said[q] for q in _of(topic) if q in said),
        )
        for topic in POLICIES
    )
    return Policy(id, world.names[id], tuple(topics))


def _of(topic: str) -> tuple[str, ...]:
    return tuple(f"{topic}-{n}" for n in range(1, QUESTIONS[topic] + 1))


def _bearing(topic: str, offences: Iterable[Offence]) -> Iterable[Bearing]:
    """Yield the offences whose name bears on a topic, each once."""
    words = _NAMED.get(topic)
    found = {o.key: o for o in offences if words and re.search(rf"(^|-)({words})(-|$)", o.id)}
    return (Bearing(o.key, o.title, o.provision) for o in found.values())
