"""Tests of the pages: what a page says to type is typed."""
