"""Tests: each states one rule of the semantics, or one property that must hold for every case."""
