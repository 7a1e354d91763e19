"""Fuzzing: any bytes give a value or faults, never another exception. `run.py` goes on for hours."""
