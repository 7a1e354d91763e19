"""The planted-flaw benchmark: one element of a charge loses what carries it, and the charge falls to that."""
