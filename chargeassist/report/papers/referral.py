"""What a shelter or an organisation that helps is told of one person: signs of harm and needs, nothing else.

No charge and nobody who may have done it stands in it: it goes to people outside the file. What is asked
about (housing, counsel and information in a language understood, care, papers) follows what the Trafficking
Protocol asks States to consider, art. 6(3), and art. 6(4) for children; which signs point to which need is
our own choice.
"""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.case.model import Fact
from chargeassist.findings.model import Assessment
from chargeassist.law.vocabulary import VocabularyTerm
from chargeassist.reasoning.ages import births
from chargeassist.reasoning.factbase import FactBase
from chargeassist.reasoning.values import Values
from chargeassist.report.page import Blank, Block, Item, Labelled, Page, Paragraph
from chargeassist.report.papers.head import blank, part
from chargeassist.report.voice import Voice
from chargeassist.words.ages import OF_AGE

TOLD = ("indicator", "means", "conduct", "condition", "document", "purpose", "result")
"""The slots whose facts say what was done to somebody, or how somebody is."""
BY_CLASS = {"violence": "safety", "sexual": "safety", "liberty": "safety"}
"""What a person may need after an act of a class."""
BY_TERM = {
    "conduct:passport-withheld": "papers",
    "conduct:wages-withheld": "wages",
    "means:threat": "safety",
    "means:use-of-force": "safety",
    "conduct:debt-imposed": "debt",
}
"""What a person may need after what a term says, and its kinds."""
ORDER = ("guardian", "age", "safety", "care", "counsel", "shelter", "interpreter", "papers", "wages", "debt")


def referral_page(assessment: Assessment, language: str = "en", person: str = "") -> Page:
    """Return a referral of one person, or of everybody who may have been harmed, each under a heading."""
    say = Voice(language)
    persons = (person,) if person else possible_victims(assessment)
    title = say("title-referral")
    if persons:
        title = say("referral-of", title=title, persons=say.listed(persons))
    blocks: list[Block] = [Paragraph(title), Blank(), Paragraph(say("referral-notice"))]
    for one in persons:
        blocks += _of(one, assessment, say)
    if not persons:
        blocks.append(Paragraph(say("referral-nobody")))
    return Page(tuple(blocks), language, title)


def possible_victims(assessment: Assessment) -> tuple[str, ...]:
    """Return whoever something was done to, or is called a victim, or has a gate as one."""
    case = assessment.case
    found = {*case.harmed(), *(g.person for g in assessment.gates)}
    return tuple(p.id for p in case.persons if p.natural and (p.id in found or "victim" in p.is_))


def _of(person: str, assessment: Assessment, say: Voice) -> Iterator[Block]:
    row = assessment.case.person(person)
    yield from part(say("referral-person", person=person))
    if row.count > 1:
        yield Labelled(say("label-persons"), say("person-count", n=row.count))
    yield Labelled(say("label-age"), say(f"referral-age-{_age(person, assessment)}"))
    yield Labelled(say("label-as-at"), str(assessment.case.as_at))
    yield from part(say("referral-signs"), 2)
    told, held_back = _signs(person, assessment, say)
    yield from (Item("", _sign(fact, assessment, say)) for fact in told)
    if held_back:
        yield Paragraph(say("referral-held-back", n=held_back))
    if not told and not held_back:
        yield Paragraph(say("referral-no-signs"))
    yield from part(say("referral-needs"), 2)
    yield from (Item(say("label-box"), say(f"need-{need}")) for need in _needs(person, assessment))
    yield from part(say("referral-agreed"), 2)
    for line in ("agreed", "language", "asks", "contact", "from"):
        yield blank(say(f"referral-line-{line}"), say)


def _signs(person: str, assessment: Assessment, say: Voice) -> tuple[list[Fact], int]:
    """Return what was done to a person, or how the person is; and how much of it names an offence."""
    terms: dict[str, Fact] = {}
    for fact in assessment.case.facts:
        if fact.slot in TOLD and person in fact.of and fact.holds == "yes":
            terms.setdefault(fact.name, fact)
    said = [(f, say.told(_term(f, assessment).title).casefold()) for f in terms.values()]
    offences = {say.told(o.title).casefold() for p in assessment.law.packs for o in p.offences}
    told = [f for f, title in said if not any(o in title for o in offences)]
    return told, len(said) - len(told)


def _term(fact: Fact, assessment: Assessment) -> VocabularyTerm:
    return assessment.law.vocabulary.term(fact.name)


def _sign(fact: Fact, assessment: Assessment, say: Voice) -> str:
    text = say("item-named", kind=_term(fact, assessment).title, id=fact.id)
    return say("sign-on", sign=text, day=fact.on.text) if fact.on else text


def _age(person: str, assessment: Assessment) -> str:
    """Return a code: child, perhaps-child, adult, unknown, on the day of the assessment."""
    case = assessment.case
    pack = assessment.law.pack(assessment.law.asked[0])
    facts = FactBase(case, assessment.law.vocabulary).facts
    years = []
    for birth in births(Values(case, facts, pack.state, pack.birthday_on_eve), person):
        if birth.days is not None:
            newest, oldest = case.as_at.year - birth.days.last.year, case.as_at.year - birth.days.first.year
            years.append((newest - 1, oldest))
        elif birth.age is not None:
            years.append((birth.age.low, birth.age.high if birth.age.high is not None else OF_AGE))
    if not years:
        return "unknown"
    if all(high < OF_AGE for _, high in years):
        return "child"
    return "adult" if all(low >= OF_AGE for low, _ in years) else "perhaps-child"


def _needs(person: str, assessment: Assessment) -> list[str]:
    """Return what a person may need, in the order in which it is seen to."""
    vocabulary = assessment.law.vocabulary
    found = {"care", "counsel", "shelter", "interpreter"}
    found |= {"child": {"guardian"}, "perhaps-child": {"guardian", "age"}, "unknown": {"age"}}.get(
        _age(person, assessment), set()
    )
    for fact in assessment.case.facts:
        if person in fact.of and fact.holds == "yes":
            need = BY_CLASS.get(vocabulary.term(fact.name).class_)
            wider = (BY_TERM.get(name) for name in vocabulary.wider[fact.name])
            found.update(filter(None, (need, *wider)))
    if any(e.from_ == person and e.available == "at-risk" for e in assessment.case.evidence):
        found.add("safety")
    return [need for need in ORDER if need in found]
