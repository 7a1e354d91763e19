"""Finds terms by plain words: what is said is set beside what people say for each term."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import log, sqrt

from attrs import field, frozen

from chargeassist.law.everyday import KINDS, Everyday, plain
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.words import in_language
from chargeassist.words.catalogue import FALLBACK

Mend = Callable[[str, Collection[str]], Iterable[tuple[str, float]]]
"""For a word that nobody knows: those it may be meant for, each with how near it is (0 to 1)."""
_WORD = re.compile(r"[^\W_]+")
_APART = "\0"
"""What stands in no text: see `reading.scan`."""
_SHORTEST = 3
"""Letters that stay when an ending is cut."""
_DOUBLE = "bdgklmnpt"
_LONGEST = 200
"""Words of a text that are looked at: nobody asks for more at once."""
OF_RARITY = 1 / 3
"""How far a rare word outweighs a common one: of many phrases, more words are rare by chance."""
SAME = 1 - 1e-9
"""From here on two texts have the same telling words."""
OF_PHRASE, OF_MEANING = 0.75, 0.3
"""How much a word of one phrase counts among all that is said of a term, and a word of its meaning."""
OF_BEST, OF_TERM = (0.35, 0.15, 0.15), 0.65
"""How much the phrases that fit best count, and all that is said of a term: what several people say of it
tells more than one rare word."""


@frozen
class Index:
    """The words of a vocabulary, ready to be asked."""

    everyday: Everyday
    terms: tuple[str, ...] = field(repr=False)
    said: tuple[tuple[int, float], ...] = field(repr=False)
    """Each phrase: the number of its term, and its length by the weight of its words."""
    phrases: Mapping[str, Sequence[int]] = field(repr=False)
    """For each word the phrases it stands in."""
    bags: Mapping[str, Mapping[int, float]] = field(repr=False)
    """For each word the terms of which it is said, and how much that counts."""
    weights: Mapping[str, float] = field(repr=False)
    """How much each word tells: one that is said of few terms tells much."""
    spelt: Mapping[str, str] = field(repr=False)
    """Every word as it is written, and what stands for it."""


def _stem(word: str, everyday: Everyday) -> str:
    if word in everyday.alike:
        return everyday.alike[word]
    for size, endings in everyday.endings.items():
        if len(word) - size >= _SHORTEST and word[-size:] in endings:
            word = word[:-size]
            break
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] in _DOUBLE:
        word = word[:-1]
    return everyday.alike.get(word, word)


@frozen
class _Words:
    """A vocabulary and what people say for it: the same two are made an index of once (ADR 0015)."""

    vocabulary: Vocabulary = field(eq=id, repr=False)
    everyday: Everyday = field(eq=id, repr=False)
    language: str
    kinds: bool


def index_of(
    vocabulary: Vocabulary, everyday: Everyday, language: str = FALLBACK, *, kinds: bool = False
) -> Index:
    """Return the terms of a vocabulary, or its *kinds* of evidence, ready to be asked in *language*."""
    return _made(_Words(vocabulary, everyday, language, kinds))


def _named(words: _Words) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the name and the title of all that can be asked for, and what more is said of it."""
    if words.kinds:
        yield from ((f"{KINDS}:{k}", kind.title, ()) for k, kind in words.vocabulary.kinds.items())
    else:
        for s, slot in words.vocabulary.slots.items():
            yield from ((f"{s}:{t}", term.title, (term.means, term.asks)) for t, term in slot.terms.items())


class _Stems(dict[str, str]):
    """Words and what stands for them, worked out when one is first met; nothing for what tells nothing."""

    def __init__(self, everyday: Everyday) -> None:
        super().__init__(dict.fromkeys(everyday.passed_over, ""))
        self.everyday = everyday

    def __missing__(self, word: str) -> str:
        stem = self[word] = _stem(word, self.everyday)
        return stem


@lru_cache(maxsize=4)
def _made(words: _Words) -> Index:
    terms: list[str] = []
    spoken: list[tuple[int, bool, str]] = []
    for number, (name, title, more) in enumerate(_named(words)):
        terms.append(name)
        said_of = (*words.everyday.phrases.get(name, ()), in_language(title, words.language))
        spoken += [(number, True, text) for text in said_of]
        spoken.append((number, False, " ".join(in_language(x, words.language) for x in more)))
    # What holds of each text is done to all in one step: they are many, and short.
    plainly = plain(_APART.join(text for _, _, text in spoken)).split(_APART)
    stems = _Stems(words.everyday)
    texts: list[tuple[int, set[str]]] = []
    bags: dict[str, dict[int, float]] = {}
    for (number, phrase, _), text in zip(spoken, plainly, strict=True):
        found = set(map(stems.__getitem__, _WORD.findall(text)))
        found.discard("")
        if phrase:
            texts.append((number, found))
        for word in found:
            of = bags.setdefault(word, {})
            if phrase:
                told = of.get(number, 0.0)
                of[number] = told + (1 - told) * OF_PHRASE
            else:
                of.setdefault(number, OF_MEANING)
    weights = {word: log(1 + len(terms) / len(of)) ** OF_RARITY for word, of in bags.items()}
    squares = {word: weight**2 for word, weight in weights.items()}
    said = tuple((number, sqrt(sum(map(squares.__getitem__, found))) or 1.0) for number, found in texts)
    phrases: dict[str, list[int]] = {}
    for n, (_, found) in enumerate(texts):
        for word in found:
            phrases.setdefault(word, []).append(n)
    spelt = {**words.everyday.alike, **{word: stem for word, stem in stems.items() if stem}}
    return Index(words.everyday, tuple(terms), said, phrases, bags, weights, spelt)


def look_up(text: str, index: Index, mend: Mend) -> tuple[tuple[str, float], ...]:
    """Return every term that has anything of a text, the best first, each with how well it fits (0 to 1)."""
    asked, unknown = _asked(text, index, mend)
    rare = log(1 + len(index.terms)) ** OF_RARITY
    length = sqrt(sum((near * index.weights[w]) ** 2 for w, near in asked.items()) + unknown * rare**2) or 1.0
    whole = sum(near * index.weights[w] for w, near in asked.items()) + unknown * rare or 1.0
    fits: dict[int, float] = {}
    bags: dict[int, float] = {}
    for word, near in asked.items():
        weight = near * index.weights[word]
        for n in index.phrases.get(word, ()):
            fits[n] = fits.get(n, 0.0) + weight * index.weights[word]
        for number, counts in index.bags[word].items():
            bags[number] = bags.get(number, 0.0) + weight * counts
    phrases: dict[int, list[float]] = {}
    for n, fit in fits.items():
        number, size = index.said[n]
        phrases.setdefault(number, []).append(fit / (size * length))
    found = {number: _fit(phrases.get(number, ()), bag / whole) for number, bag in bags.items()}
    ordered = sorted(found.items(), key=lambda one: (-round(one[1][0], 9), -round(one[1][1], 9), one[0]))
    sure = min(1.0, length / rare)  # one word that is said of many terms tells of none for certain
    return tuple((index.terms[number], fit * sure) for number, (fit, _) in ordered)


def _fit(phrases: Iterable[float], term: float) -> tuple[float, float]:
    """Return how well a term fits, wholly where a phrase says the same; and by phrases and term together,
    which orders those of which the same is said."""
    best = sorted(phrases, reverse=True)[: len(OF_BEST)]
    told = sum(weight * fit for weight, fit in zip(OF_BEST, best, strict=False)) + OF_TERM * term
    return (1.0 if best and best[0] > SAME else min(SAME, told)), told


def _asked(text: str, index: Index, mend: Mend) -> tuple[dict[str, float], int]:
    """Return the telling words of a text that are known, each with how near it is to what was written.

    And how many are not: of what they say nobody knows, so that nothing fits wholly.
    """
    found: dict[str, float] = {}
    unknown = 0
    for word in _WORD.findall(plain(text))[:_LONGEST]:
        if word in index.everyday.passed_over:
            continue
        stem = index.spelt.get(word) or _stem(word, index.everyday)
        near = (
            [(stem, 1.0)]
            if stem in index.weights
            else [(index.spelt[w], n) for w, n in mend(word, index.spelt)]
        )
        known = [(one, nearness) for one, nearness in near if one in index.weights]
        for one, nearness in known:
            found[one] = max(found.get(one, 0.0), nearness)
        unknown += not known
    return found, unknown
