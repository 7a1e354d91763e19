"""What learners are given names no offence, no term of the law and nobody's role."""

from __future__ import annotations

import re

import pytest

from chargeassist import load_law
from chargeassist.report.plain_text import plain_text
from chargeassist.training.pages import brief_page, documents_page, sheet_page
from chargeassist.training.settings import offered
from chargeassist.training.statutes import statutes_page
from chargeassist.words.written import in_language
from tests.training.support import exercises, in_words_of

_ROLES = {
    "en": (
        *(
            "suspect",
            "victim",
            "complainant",
            "accused",
            "perpetrator",
            "offender",
            "defendant",
            "trafficker",
        ),
        *("smuggler", "primary", "cumulative", "red herring", "exploitation", "trafficking", "smuggling"),
    ),
    "fr": (
        *("suspect", "suspecte", "victime", "prévenu", "accusé", "auteur", "trafiquant", "passeur"),
        *("exploitation", "traite", "trafic de migrants", "mendicité"),
    ),
    "pt": (
        *("suspeito", "arguido", "vítima", "ofendido", "autor", "traficante", "passador"),
        *("exploração", "tráfico", "auxílio à imigração", "mendicidade"),
    ),
}


def _words(code: str) -> set[str]:
    """Return what would give the answer away: offences, legal terms by title and id, acts, roles."""
    law = load_law("xp", "xq")
    words = {in_language(o.title, code).lower() for p in law.packs for o in p.offences}
    words |= {o.id for p in law.packs for o in p.offences if "-" in o.id}
    for slot, terms in law.vocabulary.slots.items():
        for id, term in terms.terms.items():
            if law.vocabulary.is_legal(f"{slot}:{id}") or slot == "act":
                words |= {in_language(term.title, code).lower(), f"{slot}:{id}"} | (
                    {id} if "-" in id else set()
                )
    return {*words, *_ROLES.get(code, ())}


@pytest.mark.parametrize("code", offered())
def test_the_learners_pack_gives_nothing_away(code: str) -> None:
    """No title of an offence, no title or id of a legal term, no act by its name and no role stands in it."""
    wanted = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(_words(code), key=len, reverse=True)))})\b")
    # Each form twice in each language, and no exercise in two.
    first = 26 * offered().index(code)
    for made in (in_words_of(m, code) for m in exercises(26, first)):
        for page in (brief_page(made), documents_page(made)):
            text = " ".join(plain_text(page).lower().split())
            assert [] == wanted.findall(text), (made.settings.form, made.seed)
        # Ids of a case say what somebody is.
        whole = plain_text(documents_page(made)) + plain_text(brief_page(made)) + plain_text(sheet_page(made))
        assert not re.search(r"\b(?:[SVWF]\d|E\d+|f\d+)\b", whole)


def test_the_printed_acts_are_written_in_the_learners_language() -> None:
    """No note of the pack in its first language, and no line of an outline, stands in the printed Acts."""
    law = load_law("xp")
    for code in (c for c in offered() if c != "en"):
        text = " ".join(plain_text(statutes_page(law, "xp", code)).split())
        assert [] == [note for note in map(str, law.pack("xp").notes) if note in text]
        assert "stands by" not in text


def test_a_handout_of_ones_own_case_has_no_conclusion() -> None:
    """What was inferred, legal terms, labels and ids stay out of the page of a case."""
    from chargeassist import read_case
    from chargeassist.training.handout import handout_page

    case = read_case("examples/domestic-servitude/case.toml")
    text = plain_text(handout_page(case, load_law("xp")))
    heads = [line for line in text.splitlines() if line.startswith("--")]

    assert "keeping somebody's papers" in text or "passport" in text
    for word in ("coercion", "servitude", "recruiter", "reviewing prosecutor", "S1", "V1", "deception"):
        assert word not in text
    assert heads
    assert not re.search("harmed|suspect|accused|complainant|witness", " ".join(heads))
