"""Every gate of every State, over random cases: whom it protects has no active charge, whatever is asked."""

from __future__ import annotations

import json
import re
from itertools import cycle
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from chargeassist import Assessment, Law, assess, case_from_dict
from chargeassist.cli.options import FORM, LANG, STAGE, Verb
from chargeassist.cli.verbs import VERBS
from chargeassist.words import LANGUAGES, in_language, say
from tests.builders import case, fact, few, law
from tests.cli.support import run, small
from tests.promises.support import FORMS, PAPERS, SHEET, without_a_gate
from tests.strategies import GATED, GENERAL, PERSONS, Gated, gated

BLOCKS = ("bars", "needs-authorisation", "refer")


def _law(pack: str) -> Law:
    return few() if pack == "xp" else law(pack)


OFFENCES = {pack: tuple(o.id for o in _law(pack).pack(pack).offences) for pack in GENERAL}


def on_the_sheet(found: Assessment, case: Gated) -> list[str]:
    """Return the active charges of the gated person that a gate not lifted covers.

    A defence never blocks. Charges that have nothing to do with what was done to the person are free,
    and for trafficking only what supports that link blocks.
    """
    holding = [
        g
        for g in found.gates
        if g.gate.key in case.raised - case.lifted and g.person == GATED and g.gate.effect in BLOCKS
    ]
    wrong = []
    for charge in (c for c in found.charges if c.matter.suspect == GATED and c.role in SHEET):
        for gate in (g for g in holding if g.gate.covers.reaches(charge.offence)):
            nexus = "missing" if gate.gate.nexus is None else gate.nexus.word
            free = nexus != "supported" if charge.offence.family == "trafficking" else nexus == "contradicted"
            wrong += [] if free else [f"{charge.id} behind {gate.id}"]
    return wrong


@given(
    drawn=gated(OFFENCES),
    stage=st.sampled_from(("investigate", "charge", "trial")),
    suspect=st.sampled_from((None, *PERSONS)),
    everything=st.booleans(),
    language=st.sampled_from(LANGUAGES),
    paper=st.sampled_from(PAPERS),
    form=st.sampled_from(FORMS),
    of=st.sampled_from((("assess",), ("advice",))),
)
def test_no_gate_of_any_state_is_lost(
    drawn: Gated,
    stage: str,
    suspect: str | None,
    everything: bool,
    language: str,
    paper: str,
    form: str,
    of: tuple[str],
) -> None:
    """No gated person is on the sheet and no answer lacks the gate, but by an override in force (S25)."""
    asked = case_from_dict(drawn.tables)
    named = [f"{asked.law[0]}:*"] if everything else []
    found = assess(asked, _law(asked.law[0]), stage=stage, suspect=suspect, offences=named)

    assert drawn.raised <= {g.gate.key for g in found.gates if g.person == GATED}
    assert [] == on_the_sheet(found, drawn)
    told = {g.gate.key for g in found.gates if g.person == GATED and not g.lifted_by}
    assert set() == (drawn.raised - drawn.lifted) - told
    assert [] == without_a_gate(found, language, paper_as=(paper, form), of=of)


def test_what_is_lost_is_seen() -> None:
    """The property can fail: a charge let through, and an answer without its gate, are both told."""
    limbs = {"means:threat": {"by": [], "of": [GATED]}, "means:deception": {"by": [], "of": [GATED]}}
    facts = [fact(f"f{n}", name, shown_by="E1", **who) for n, (name, who) in enumerate(limbs.items())]
    found = assess(case(fact("d", "conduct:struck", shown_by="E1"), *facts), few())
    drawn = Gated({}, frozenset(GENERAL["xp"]), frozenset())
    free = evolve(found, charges=tuple(evolve(c, role="primary") for c in found.charges))

    assert ([], []) == (on_the_sheet(found, drawn), without_a_gate(found))
    assert on_the_sheet(free, drawn)
    told = without_a_gate(found, shown=evolve(found, gates=()))
    assert {"gaps", "stress", "review", "counts", "diff", "assess", "explain", "memo"} <= {
        name.partition(":")[0].split()[0] for name in told
    }


REFERRAL = next(g.title for g in law("un").pack("un").gates if g.id == "referral")
ABOUT_A_CASE = [
    v
    for v in VERBS
    if STAGE in v.options
    and FORM.key in {o.key for o in v.options}
    and v.name not in ("referral", "classified")
]
"""A referral goes to a shelter: it speaks of no charge and of nobody as a suspect. Files in numbers name
nobody: in how many of them a gate is raised is counted."""


@pytest.mark.parametrize("verb", ABOUT_A_CASE, ids=lambda v: v.name)
def test_every_verb_in_every_form_and_language(verb: Verb, tmp_path: Path) -> None:
    """Whatever a verb that weighs a case writes, in whatever form, it names the gate, and so does stderr.

    Text is looked at in every language, each other form in one of them, in turn.
    """
    command = small(tmp_path)[verb.name]
    forms = next(o.words for o in verb.options if o.key == FORM.key)
    languages = next((o.words for o in verb.options if o.key == LANG.key), ("en",))
    others = [f for f in forms if f not in ("text", "docx", "xlsx")]  # those are files, not what is shown
    turns = zip(others, cycle(languages[VERBS.index(verb) % len(languages) :] + languages), strict=False)
    for form, language in (*(("text", one) for one in languages), *turns):
        said = run(*command, "--format", form, "--lang", language)
        title = " ".join(in_language(REFERRAL, language).split())
        assert title in " ".join(said.err.split()), (form, language)
        if form == "json":
            assert ["S1/un:referral"] == [g["id"] for g in json.loads(said.out)["gates"]]
        else:
            raised = say("gate-raised", language, person="S1", title=title)
            out = re.sub(r"</?a\b[^>]*>", "", said.out)  # in HTML an id can be a link
            assert " ".join(raised.split()) in " ".join(out.split()), (form, language)
