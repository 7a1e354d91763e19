"""The desk: what it shows, what it writes, and who may ask it."""
