"""Tests of the heart: from evidence to standings."""
