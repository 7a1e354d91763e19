"""Room 10, hall: what both doors share, cli and desk: what is asked about is read, answers are written."""
