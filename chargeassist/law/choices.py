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
DATES = ("keep", "month", "year", "shift")
"""What may be done to the days of a case that is to be shown."""
