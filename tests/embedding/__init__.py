"""Tests of the library inside another program: threads, copies, processes, and nothing left behind."""
