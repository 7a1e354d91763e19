"""Tests of the rooms: what imports what, and what stays out of the library."""
