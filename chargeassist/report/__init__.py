"""Room 8, report: findings to text and JSON. No judgement is made here."""
