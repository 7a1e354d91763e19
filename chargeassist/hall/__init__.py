"""Room 10, hall, which all doors share: what is asked about is read, answers are written."""
