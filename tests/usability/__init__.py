"""Whether people find their words: invented stories with the facts that a reader should enter."""
