"""What a review can find and what kinds of case have a starting file: light, for every verb reads it."""

FINDINGS = ("faithful", "faithful-with-notes", "not-faithful")
KINDS = (
    *("domestic-servitude", "brothel", "boat", "lorry", "begging", "fishing", "mine", "scam-compound"),
    *("baby", "child-marriage", "organ", "border-post", "nothing"),
)
"""The kinds of case that have a starting file; `nothing` is for what is not known yet."""
