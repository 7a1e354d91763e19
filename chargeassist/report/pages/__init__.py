"""Pages built from findings, advice and law: what is said and in what order, never what it looks like."""
