"""Bulk: many cases under one law, one row for each suspect and complainant."""
