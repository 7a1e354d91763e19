"""Tests of case."""
