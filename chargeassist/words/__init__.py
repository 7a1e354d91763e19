"""Room 1, words: plain-language helpers, remarks, and the catalogue of sentences; imports no other room."""

from chargeassist.words.catalogue import LANGUAGES, known, say
from chargeassist.words.phrases import did_you_mean, listed, nearly, plural
from chargeassist.words.remark import Remark, Said, remark
from chargeassist.words.wording import apart, in_words, several, told
from chargeassist.words.written import Written, in_language

__all__ = [
    "LANGUAGES",
    "Remark",
    "Said",
    "Written",
    "apart",
    "did_you_mean",
    "in_language",
    "in_words",
    "known",
    "listed",
    "nearly",
    "plural",
    "remark",
    "say",
    "several",
    "told",
]
