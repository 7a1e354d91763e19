"""Mutation testing: is there a test for every line of the reasoning? See README.md."""
