"""A caseload of any size, line by line: `python -m tests.benchmarks.generate 10000 --seed 1 > cases.jsonl`.

The same seed gives the same cases, and the first thousand of ten thousand are those of a thousand.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from random import Random

from tests.builders import Row

STORIES: dict[str, tuple[str, ...]] = {
    "labour": (
        *("act:recruitment", "act:transportation", "act:harbouring", "means:deception", "means:threat"),
        *("purpose:forced-labour", "conduct:passport-withheld", "conduct:false-job-offer", "indicator:debt"),
        *("conduct:locked-in", "conduct:struck", "relation:employer", "result:bodily-harm"),
    ),
    "servitude": (
        *("act:receipt", "act:harbouring", "means:other-coercion", "purpose:domestic-servitude"),
        *("conduct:passport-withheld", "indicator:isolation", "indicator:debt", "conduct:locked-in"),
        *("conduct:struck", "age:child", "relation:employer", "means:deception"),
    ),
    "sexual": (
        *("act:recruitment", "act:harbouring", "means:threat", "means:deception", "conduct:sexual-act"),
        *("purpose:sexual-exploitation", "consent:absent", "conduct:taken-away", "conduct:struck"),
        *("age:child", "indicator:isolation", "result:bodily-harm"),
    ),
}
"""What tends to be alleged together."""
KINDS = ("victim-testimony", "witness-testimony", "message", "medical-report", "police-testimony")
SPEAKERS = {"victim-testimony": "{}", "witness-testimony": "W1"}
HOLDS = ("yes",) * 12 + ("no", "unknown")
PERSONAL = ("purpose", "relation")
SUSPECTS = (1, 1, 1, 2)


def cases(
    count: int, seed: int = 1, law: str = "ke", laid: float = 0.3, *, flat: bool = False
) -> Iterator[Row]:
    """Yield *count* cases of a State as tables; so many of a hundred have a count laid.

    With *flat* each has one suspect and none a count: what `bulk.flat` takes for simple.
    """
    for number in range(count):
        yield _case(
            f"c{number}", Random(f"{seed}/{number}"), law, 0 if flat else laid, (1,) if flat else SUSPECTS
        )


def _case(id: str, random: Random, law: str, laid: float, most: Sequence[int]) -> Row:
    suspects = [f"S{i}" for i in range(1, random.choice(most) + 1)]
    complainants = [f"V{i}" for i in range(1, random.choice((1, 1, 1, 2, 3)) + 1)]
    year = random.randrange(2015, 2024)
    evidence: list[Row] = []
    facts: list[Row] = []
    for v in complainants:
        story = STORIES[random.choice(tuple(STORIES))]
        for kind in random.sample(KINDS, random.randrange(2, 5)):
            speaker = SPEAKERS.get(kind, "police").format(v)
            row = {"id": f"E{len(evidence)}", "kind": kind, "from": speaker, "about": [v]}
            evidence.append(row | {"tied_to": suspects[:1]})
        own = [e["id"] for e in evidence if e["about"] == [v]]
        for term in random.sample(story, random.randrange(4, len(story))):
            slot = term.partition(":")[0]
            keys: Row = {"id": f"f{len(facts)}", "fact": term, "of": [v]}
            if slot not in ("age", "result", "consent"):
                keys["by"] = suspects[:1] if slot in PERSONAL else suspects
            if slot in ("act", "conduct"):
                keys |= {"on": f"{year}-{random.randrange(1, 13):02}", "in": law}
            facts.append(
                keys
                | {
                    "holds": random.choice(HOLDS),
                    "shown_by": random.sample(own, random.randrange(0, len(own) + 1)),
                }
            )
    labels = {"S": "suspect", "V": "victim"}
    found: Row = {
        "schema": "chargeassist/case/1",
        "case": {"id": id, "law": [law], "as_at": "2024-05-01"},
        "person": [{"id": p, "is": [labels[p[0]]]} for p in (*suspects, *complainants)],
        "evidence": evidence,
        "fact": facts,
    }
    if random.random() < laid:
        found["laid"] = [{"id": "L1", "suspect": "S1", "offence": f"{law}:trafficking-in-persons"}]
    return found


def main() -> None:
    """Write a caseload to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--law", default="ke")
    parser.add_argument("--laid", type=float, default=0.3)
    parser.add_argument("--flat", action="store_true", help="one suspect, and nothing laid")
    asked = parser.parse_args()
    for case in cases(asked.count, asked.seed, asked.law, asked.laid, flat=asked.flat):
        sys.stdout.write(json.dumps(case, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
