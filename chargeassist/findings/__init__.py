"""Room 6, findings: assess, gates, availability, flags."""
