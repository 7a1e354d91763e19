"""An intake desk on durable-rules: messages arrive one by one, and who works there is alerted.

The desk has a ruleset of its own, which turns messages into terms of the vocabulary and alerts to what is
urgent; Palmeria's law works beside it. Run it with a file of messages, one as JSON on each line:

    python intake.py messages.jsonl
"""

import json
import sys
from pathlib import Path

from durable.engine import Host

from chargeassist import load_law
from chargeassist.live.durable import DurableRules

DESK = "desk"
TERMS = {
    "passport": "conduct:passport-withheld",
    "struck": "conduct:struck",
    "fetched": "act:recruitment",
    "lied-to": "means:deception",
    "threatened": "means:threat",
    "unpaid-work": "purpose:forced-labour",
}
"""What a message says, as a term of the vocabulary."""


class Desk(Host):
    """The desk's own rules. It starts no threads: messages are worked on one by one, as they come."""

    def __init__(self, alert):
        self.alert = alert
        self.law = DurableRules(load_law("xp"), "xp", self.called)
        super().__init__(
            {
                DESK: {
                    "urgent": {"all": [{"m": {"says": "in-danger"}}], "run": self.urgent},
                    "law": {"all": [{"m": {"is": "told"}}], "run": self.told},
                }
            }
        )

    def _run(self):
        pass

    def urgent(self, context):
        self.alert(context.m.file, "in danger: call the shelter now")

    def told(self, context):
        self.law.tell(context.m.file, TERMS[context.m.says], of_suspect=context.m.of == "suspect")

    def called(self, file, outcome, follows):
        if outcome.kind in ("charge", "gate", "proposal"):
            self.alert(file, f"{outcome.kind} {outcome.key}{'' if follows else ' no longer'}")

    def take(self, number, message):
        """Take one message; one that takes back says which file and what."""
        if message.get("taken_back"):
            self.law.retract(message["file"], TERMS[message["says"]])
            return
        kind = {"is": "told"} if message["says"] in TERMS else {}
        self.post(DESK, {"sid": "1", "id": str(number), "of": "complainant", **message, **kind})


def main():
    """Take the messages of a file, and print the alerts."""
    desk = Desk(lambda file, text: print(f"{file}: {text}"))
    for number, line in enumerate(Path(sys.argv[1]).read_text("utf-8").splitlines()):
        desk.take(number, json.loads(line))


if __name__ == "__main__":
    main()
