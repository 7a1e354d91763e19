"""Tests of sessions: a case that grows step by step."""
