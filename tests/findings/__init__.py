"""Tests of findings: gates, availability, what is listed and what is said of it."""
