"""Room 11, desk: a page on one's own machine where a case is entered and its answer is seen (ADR 0028)."""
