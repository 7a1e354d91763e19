"""What the tables and keys of answers mean, from the catalogue `answers.po`."""

from __future__ import annotations

from chargeassist.words import known, say


def meaning_of_key(table: str, key: str) -> dict[str, str]:
    """Return the description of a key: its own in this table, or that of all keys of its name.

    >>> meaning_of_key("charge", "complainant") == meaning_of_key("pair", "complainant")
    True
    """
    table, key = table.replace("_", "-"), key.replace("_", "-")
    if known(f"answer-key-{table}-{key}"):
        return {"description": say(f"answer-key-{table}-{key}")}
    return {"description": say(f"answer-key-{key}")} if known(f"answer-key-{key}") else {}


def meaning_of_table(table: str) -> dict[str, str]:
    """Return the description of a table."""
    return {"description": say(f"answer-table-{table}")}
