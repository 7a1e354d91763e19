"""Room 7, report: findings to text and JSON. No judgement is made here."""
