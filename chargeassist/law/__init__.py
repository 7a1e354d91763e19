"""Room 3, law: what the law requires. Reads packs and the vocabulary."""
