"""Papers: what each says to its reader, and what none may leave out."""
