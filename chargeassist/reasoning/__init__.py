"""Room 5, reasoning: standings, leaves, matters, strata, operations, trace. Pure; the heart."""
