"""Room 1, words: plain-language helpers and the catalogue of sentences; imports no other room."""

from chargeassist.words.catalogue import LANGUAGES, say
from chargeassist.words.phrases import did_you_mean, listed, plural

__all__ = ["LANGUAGES", "did_you_mean", "listed", "plural", "say"]
