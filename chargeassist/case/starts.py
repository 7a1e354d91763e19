"""Starting files by kind of case: `knowledge/starts/`, read strictly, and the case file that one makes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial

from attrs import evolve, field, frozen

from chargeassist.case.paste import head_of, table_of, when_of
from chargeassist.case.tables import ROLES, SCHEMA
from chargeassist.law.contents import read_contents
from chargeassist.law.folder import knowledge
from chargeassist.law.translations import language_of, said_in, strays, translated
from chargeassist.law.vocabulary import SLOT_TERM, MeansOfProof, Vocabulary
from chargeassist.reading.documents import read_table
from chargeassist.reading.fault import Faults, KnowledgeError
from chargeassist.reading.files import read_text
from chargeassist.reading.readers import ID, LINE, MISSING, ListOf, Word
from chargeassist.reading.tables import Field, Table
from chargeassist.words import in_language, say
from chargeassist.words.catalogue import FALLBACK

FOLDER = "starts"
LABEL = "label"
"""What stands in `msgctxt` of a translation."""
GRADES = ("documentary", "third-party", "digital", "victim")
"""The order in which one asks: the person harmed last (S34)."""
_EXAMPLE = '["S1"]'


@frozen
class StartPerson:
    """A person that such a case usually has."""

    id: str
    is_: tuple[str, ...]
    label: str


@frozen
class StartEvidence:
    """An item that such a case usually has."""

    kind: str
    label: str
    from_: str = ""
    tied_to: tuple[str, ...] = ()


@frozen
class Step:
    """What to get first, and what it can answer."""

    grade: str
    evidence: tuple[StartEvidence, ...]
    terms: tuple[str, ...] = field(repr=False)


@frozen
class Start:
    """A kind of case: its persons, its one course, and the steps in order."""

    title: str
    episode: str
    persons: tuple[StartPerson, ...]
    steps: tuple[Step, ...]


START = Table(
    {
        "title": Field(LINE, True),
        "episode": Field(ID, True),
        "person": Field(
            ListOf(
                Table(
                    {
                        "id": Field(ID, True),
                        "is": Field(ListOf(Word(ROLES), '["suspect"]'), True),
                        "label": Field(LINE, True),
                    },
                    lambda **k: StartPerson(k["id"], k["is"], k["label"]),
                ),
                "[[person]]",
            ),
            True,
        ),
        "step": Field(
            ListOf(
                Table(
                    {
                        "grade": Field(Word(GRADES), True),
                        "evidence": Field(
                            ListOf(
                                Table(
                                    {
                                        "kind": Field(ID, True),
                                        "label": Field(LINE, True),
                                        "from": Field(ID, default=""),
                                        "tied_to": Field(ListOf(ID, _EXAMPLE), default=()),
                                    },
                                    lambda **k: StartEvidence(k["kind"], k["label"], k["from"], k["tied_to"]),
                                )
                            ),
                            True,
                        ),
                        "terms": Field(ListOf(SLOT_TERM, '["act:receipt"]'), True),
                    },
                    Step,
                ),
                "[[step]]",
            ),
            True,
        ),
    },
    lambda **k: Start(k["title"], k["episode"], k["person"], k["step"]),
)


def read_start(kind: str) -> Start:
    """Return the starting file of one of KINDS and its translations. KnowledgeError with every fault."""
    faults = Faults(f"knowledge/{FOLDER}/{kind}.toml")
    text = read_text(knowledge().joinpath(FOLDER, f"{kind}.toml"), faults.file, faults)
    found = MISSING if text is None else read_table(text, START, faults)
    if not isinstance(found, Start):
        raise KnowledgeError(faults.found)
    return _in_languages(found)


def _in_languages(start: Start) -> Start:
    """Return a starting file whose labels know what they are in the languages of `LANGUAGE.po` beside it."""
    name = f"knowledge/{FOLDER}"
    contents = read_contents(knowledge().joinpath(FOLDER), name, lambda file: bool(language_of(file)) or None)
    found = list(contents.faults)
    texts = {label.rpartition("/")[2]: text for label, text in contents.texts}
    # A label repeats from kind to kind: it is translated once for all.
    others = translated(texts, name, found)
    each = partial(said_in(others, set()), LABEL)
    strays(texts, others, name, (LABEL,), found)
    if found:
        raise KnowledgeError(found)
    return evolve(
        start,
        title=each(start.title),
        persons=tuple(evolve(p, label=each(p.label)) for p in start.persons),
        steps=tuple(
            evolve(s, evidence=tuple(evolve(e, label=each(e.label)) for e in s.evidence)) for s in start.steps
        ),
    )


def start_head(start: Start, law: Iterable[str], as_at: str, language: str = FALLBACK) -> str:
    """Return a case file with the persons and the evidence of a kind of case, and no fact."""
    parts = [_comment(say("new-head", language)), f'\nschema = "{SCHEMA}"\n\n[case]\n']
    packs = ", ".join(f'"{p}"' for p in law)

    def text(label: str) -> str:
        return json.dumps(in_language(label, language), ensure_ascii=False)

    parts.append(f'id    = "my-case"\ntitle = {text(start.title)}\nlaw   = [{packs}]\nas_at = "{as_at}"\n\n')
    for person in start.persons:
        keys = [("id", f'"{person.id}"'), ("is", _texts(person.is_)), ("label", text(person.label))]
        parts.append(table_of(keys, "person") + "\n")
    parts.append(_comment(say("new-episode", language)) + table_of([("id", f'"{start.episode}"')], "episode"))
    parts.append(f"\n{_comment(say('start-evidence', language))}\n")
    for number, item in enumerate((e for step in start.steps for e in step.evidence), start=1):
        keys = [("id", f'"E{number}"'), ("kind", f'"{item.kind}"'), ("label", text(item.label))]
        keys += [("from", f'"{item.from_}"')] if item.from_ else []
        keys += [("tied_to", _texts(item.tied_to))] if item.tied_to else []
        parts.append(table_of(keys, "evidence") + "\n")
    return "".join(parts)


def start_text(
    start: Start, law: Iterable[str], read: Iterable[str], vocabulary: Vocabulary, language: str = FALLBACK
) -> str:
    """Return a starting file: what its law reads is asked in comments, each with the fact that answers."""
    parts = [start_head(start, law, "2024-05-01", language), _comment(say("start-questions", language))]
    asked = frozenset(read)
    number = 0
    for step, items in steps_of(start):
        parts.append(f"\n# ---- {say(f'start-grade-{step.grade}', language)}: {', '.join(items)}\n")
        for name in (t for t in step.terms if t in asked):
            number += 1
            keys = [*head_of(name, f"f{number}", vocabulary), *when_of(name, vocabulary)]
            keys += [("episode", _texts((start.episode,))), ("shown_by", _texts(items[:1]))]
            fact = "".join(f"#{line}\n" for line in table_of(keys).splitlines())
            said = _comment("\n".join(question_of(name, step.grade, vocabulary, language)))
            parts.append(f"\n{said}{fact}")
    return "".join(parts)


def steps_of(start: Start) -> Iterator[tuple[Step, tuple[str, ...]]]:
    """Yield every step with the ids of its items, which are counted through all steps."""
    number = 0
    for step in start.steps:
        yield step, tuple(f"E{number + n}" for n in range(1, len(step.evidence) + 1))
        number += len(step.evidence)


def question_of(name: str, grade: str, vocabulary: Vocabulary, language: str = FALLBACK) -> Iterator[str]:
    """Yield the term with its meaning, the question that asks for it, and what of one grade may prove it."""
    term, slot = vocabulary.term(name), vocabulary.slots[name.partition(":")[0]]
    yield f"{name}: {in_language(term.means, language)}"
    yield in_language(term.asks or slot.asks, language)
    means: tuple[MeansOfProof, ...] = tuple(m for g, m in term.proof.in_order() if g == grade)
    for one in means:
        what, holder = in_language(one.what, language), in_language(one.holder, language)
        yield say("start-look", language, what=what, holder=holder or "-")


def _comment(text: str) -> str:
    return "".join(f"# {line}\n" for line in text.split("\n"))


def _texts(words: Iterable[str]) -> str:
    quoted = (f'"{word}"' for word in words)
    return f"[{', '.join(quoted)}]"
