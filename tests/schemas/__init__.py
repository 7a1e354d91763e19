"""Tests of the JSON Schemas: they say what the readers and the report do, and change in the open."""
