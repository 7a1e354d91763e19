"""Tests of what is handed out: the wheel, an editable install, names that every system can hold."""
