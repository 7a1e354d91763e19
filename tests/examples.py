"""Where the examples are, and which of them the costly tests weigh."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
ALL = sorted(ROOT.glob("examples/*/case*.toml"))
TAUGHT = [p for p in ALL if not re.match(r"[a-z]{2}-", p.parent.name)]
"""Those that were written to show one rule each, under the law of invented States.

A story of a State (`gh-fishing`) shows no rule that these do not: it is read, schema and layout included, and
its page is kept, but what weighs every example in every form, or under every pack, takes these alone.
"""
