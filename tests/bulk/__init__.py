"""Tests of caseloads: many cases screened, whoever works on them and however often it is stopped."""
