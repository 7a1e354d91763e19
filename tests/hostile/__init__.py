"""Hostile input: whatever is given, an answer or a fault with its place and a remedy, quickly."""
