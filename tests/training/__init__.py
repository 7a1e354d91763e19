"""Tests of training: what is asked for comes out, and learners are told nothing."""
