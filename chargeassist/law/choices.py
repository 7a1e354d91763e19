"""Closed lists that verbs offer: findings, kinds of case, decisions, days. Light, for every verb reads it."""

FINDINGS = ("faithful", "faithful-with-notes", "not-faithful")
KINDS = (
    *("domestic-servitude", "brothel", "boat", "lorry", "begging", "fishing", "mine", "scam-compound"),
    *("baby", "child-marriage", "organ", "border-post", "nothing"),
)
"""The kinds of case that have a starting file; `nothing` is for what is not known yet."""
ON_THE_SHEET = ("primary", "cumulative", "alternative", "safety-net")
TAKEN = (*ON_THE_SHEET, "not-charged", "not-yet")
"""What may be decided on a charge: its role on the sheet, none, or none before more is known."""
READERS = ("prosecutor", "investigator", "disclosure", "training", "intake")
"""For whom a report can be written."""
FORMED = ("sheet", "decision")
"""The papers that a State may have a form of its own for."""
BLANKS = (
    *("case", "day", "law", "accused", "counts", "witnesses", "exhibits", "decided"),
    *("material", "persons", "theory", "proof", "selection", "weaknesses", "away", "further", "protection"),
    *("assets", "abroad", "first", "interest", "decision", "entered", "course"),
)
"""The names that a blank of a form can have."""
DATES = ("keep", "month", "year", "shift")
"""What may be done to the days of a case that is to be shown."""
FORMS = (
    *("domestic", "sexual", "labour", "fishing", "begging", "crime", "scam-compound", "marriage", "organs"),
    *("boat", "lorry", "hybrid", "none"),
)
"""The forms an exercise can take."""
CHILD, VICTIM = ("no", "yes", "disputed"), ("available", "withdraws", "hostile")
TRAPS, AUDIENCES = ("victim-suspect",), ("prosecutor", "helper")
"""What else an exercise may be asked for."""
READY = (
    *("first-file", "intercepted-on-the-bus", "paid-and-free", "the-girl-at-the-lights"),
    *("who-watered-the-plants", "thirty-one-in-a-boat", "a-hard-season", "desk-of-a-shelter"),
    *("labour-officer", "two-states"),
)
"""The exercises that are ready to be used."""
