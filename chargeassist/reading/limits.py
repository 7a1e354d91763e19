"""What an input may be at most, in one place; `scan` checks a file before any parser runs.

The reasons are measured. With `tomllib` a key of 20,000 dots costs 8 s and 1.5 GB, and 100,000
headers of nine parts cost 10 s and 900 MB; a deeply nested array exhausts the stack; characters
that reorder text make a file look like another one; nobody reads more than some hundred faults.
"""

from __future__ import annotations

FILE_BYTES = 4_000_000
"""Of one file, or of standard input."""
LINE_CHARACTERS = 16_000
"""Of one line that does not begin inside a multi-line string."""
LEVELS = 32
"""Of brackets, of indentation, of kinds of a kind, and of inferences that rest on inferences."""
DOTS_IN_A_KEY = 8
PARTS = 100_000
"""Tables, lists and steps of dotted keys in one file: opening brackets and dots outside strings."""
ITEMS = 10_000
"""Items of one list, keys of one table."""
CASE_FACTS = 2_000
"""Of one case that is asked about under a law."""
CASE_MATTERS = 800
"""Who did what to whom in which episode, over all offences of the laws asked about: each can be a charge."""
DIGITS = 400
"""Of one number."""
TEXT_CHARACTERS = 20_000
"""Of one text in a table."""
LAW_LINES = 20_000
"""Lines of one `.law` file; a whole penal code is some thousands."""
DEFINITIONS_DEEP = 6
"""Definitions within definitions; of all that are put in place in one pack there are at most ITEMS."""
PACK_FILES = 1_000
"""Files and folders of one pack."""
FAULTS = 200
"""Faults told of one file: reading stops there, because finding what was meant takes time."""
MESSAGE_CHARACTERS = 300
"""Of one message, and of a line of a file printed beneath it."""
TEST_ROWS = 50_000
"""Rows in the cases that one file of law tests makes, over all its variants."""
