"""Room 4, case: what is alleged and on what evidence. Reads and writes case files."""
