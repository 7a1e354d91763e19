"""Room 9, training: exercises with a computed key, turns of events, marking, a class."""
