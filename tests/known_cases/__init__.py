"""Fifteen decided cases, told without names: what the library says beside what courts did."""
