"""Benchmarks are run by hand: nothing here is collected, so nothing here is imported by a test run."""

collect_ignore_glob = ["*.py"]
