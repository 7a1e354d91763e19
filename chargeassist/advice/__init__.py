"""Room 7, advice: from findings to a charging decision. Roles, stress, gaps, comparison, review, counts."""
