"""An assessment as plain text: 80 columns, no colour, symbols beside words. Gates stand first."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from chargeassist import __version__
from chargeassist.case.write import case_digest
from chargeassist.findings.model import Assessment, Beside, Charge, ElementFinding, Gap, GateFinding, WhyNot
from chargeassist.law.algebra import Leaf
from chargeassist.law.model import Offence, Pack
from chargeassist.reasoning.evidence import Counted
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.weighing import WITH_CONDUCT
from chargeassist.report.wording import sought_text, state_text, told, worded
from chargeassist.words import listed, plural, say

WIDTH = 80
SYMBOLS = {
    Standing.SUPPORTED: "[=]",
    Standing.DISPUTED: "[/]",
    Standing.THIN: "[~]",
    Standing.MISSING: "[ ]",
    Standing.CONTRADICTED: "[x]",
}
SPARED = "[-]"
COMMONEST = 6
"""How many of the elements that keep charges out are told: the rest is in the JSON."""


def to_text(assessment: Assessment, *, full: bool = False, language: str = "en") -> str:
    """Return the report as text that ends with a line break.

    Charges that do not stand yet are told in short; *full* tells every charge at length.
    """
    return "\n".join(_report(assessment, full, language)) + "\n"


def wrapped(text: str, indent: int = 0, hang: int | None = None) -> list[str]:
    """Return *text* in lines of at most 80 columns; a long word is never broken."""
    first, later = " " * indent, " " * (indent if hang is None else hang)
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def labelled(label: str, text: str, indent: int = 5) -> list[str]:
    """Return *text* after a label, later lines set under the text."""
    return wrapped(f"{label} {text}", indent, indent + len(label) + 1)


def rule(title: str = "") -> str:
    """Return a line across the page, with a title in it."""
    return f"-- {title} ".ljust(WIDTH, "-") if title else "-" * WIDTH


def _report(assessment: Assessment, full: bool, language: str) -> Iterator[str]:
    yield from _head(assessment, language)
    yield from _gates(assessment, language)
    yield from _flags(assessment, language)
    yield from _charges(assessment, full, language)
    yield from _foot(assessment, language)


def _head(assessment: Assessment, language: str) -> Iterator[str]:
    case = assessment.case
    yield from wrapped(f"chargeassist {__version__}   case {case.id} ({case_digest(case)[:8]})")
    yield f"as at {case.as_at}, bar for evidence: stage {assessment.stage}"
    for pack in assessment.law.packs:
        if pack.id in assessment.law.asked:
            stated = f"stated as at {pack.stated_at}, {reviewed_text(pack)}"
            text = f"{pack.id} {pack.version} ({pack.digest[:8]}), {pack.title}, {stated}"
            yield from labelled("law", text, 0)
    yield ""
    yield from wrapped(say("notice", language))
    yield ""


def _gates(assessment: Assessment, language: str) -> Iterator[str]:
    if not assessment.gates:
        yield f"GATES  {say('gate-none', language)}"
        return
    yield rule("GATES: read first")
    for number, finding in enumerate(assessment.gates):
        if number:
            yield ""
        yield from gate_lines(finding, assessment, language)
    if assessment.flags:
        yield ""


def gate_lines(finding: GateFinding, assessment: Assessment, language: str = "en") -> Iterator[str]:
    """Yield one gate: who, why, what it blocks, what to do."""
    gate = finding.gate
    yield from wrapped(say("gate-raised", language, person=finding.person, title=gate.title), 0, 6)
    effect = " ".join(filter(None, (gate.effect, gate.effect_words)))
    yield from labelled("effect", f"{effect} [{gate.cite}], covers {gate.covers.text}", 6)
    for ground in finding.grounds:
        yield from labelled("because", worded(ground, language), 6)
    if finding.opened_by:
        yield from labelled("on", " ".join(finding.opened_by), 6)
    if finding.bare:
        yield from wrapped(f"({say('gate-bare', language)})", 6)
    if gate.nexus is not None:
        nexus = say("nexus", language, standing=finding.nexus.word)
        yield from wrapped(
            nexus + (f" ({' '.join(finding.nexus_facts)})" if finding.nexus_facts else ""), 6, 8
        )
    if finding.lifted_by:
        yield from wrapped(say("gate-lifted", language, override=finding.lifted_by), 6)
    titles = {c.id: c.offence.title for c in assessment.charges}
    blocked = sorted({titles[id] for id in finding.blocks})
    yield from labelled("blocks", "; ".join(blocked) if blocked else "no charge listed", 6)
    for number, step in enumerate(gate.steps, start=1):
        yield from labelled(f"step {number}", step, 6)


def _flags(assessment: Assessment, language: str) -> Iterator[str]:
    for flag in assessment.flags:
        yield from labelled("FLAG ", f"{flag.about}: {worded(flag.text, language)}", 0)


def _charges(assessment: Assessment, full: bool, language: str) -> Iterator[str]:
    if not assessment.charges:
        yield ""
        yield say("no-charges", language)
    for person in assessment.case.persons:
        charges = [c for c in assessment.charges if c.matter.suspect == person.id]
        if not charges:
            continue
        yield ""
        roles = ", ".join(person.is_)
        count = plural(len(charges), "charge")
        title = f"{person.id} ({roles}): {count} with something entered"
        yield rule(title if len(title) < WIDTH - 4 else f"{person.id[:48]}: {count}")
        yield from _together(charges)
        short: list[tuple[int, Charge]] = []
        for number, charge in enumerate(charges, start=1):
            if full or _at_length(charge, assessment):
                yield ""
                yield from charge_lines(number, charge, language)
            else:
                short.append((number, charge))
        if short:
            yield ""
            yield "Not standing on the facts entered, or not open (--all tells them at length):"
        for number, charge in short:
            yield from _short(number, charge, language)


def _at_length(charge: Charge, assessment: Assessment) -> bool:
    """Return whether a charge is told at length: what stands, what is blocked, trafficking and smuggling.

    What a charge of these two lacks is why a lesser offence would be laid. A charge that is not open is
    told in one line, with the reason; a treaty's never is open.
    """
    if charge.role == "blocked":
        return True
    if charge.available.is_ == "no" and not assessment.law.pack(charge.offence.pack).treaty:
        return False
    return charge.standing.stands or charge.offence.family != "other"


def title_of(charge: Charge) -> str:
    """Return the head line of a charge: offence, complainant, episode."""
    matter = charge.matter
    against = f" against {matter.complainant}" if matter.complainant else ""
    episode = f", {matter.episode}" if matter.episode else ""
    mode = "" if matter.mode == "principal" else f" as {matter.mode}"
    return f"{charge.offence.title.upper()}{mode}{against}{episode}"


def charge_lines(number: int, charge: Charge, language: str = "en") -> Iterator[str]:
    """Yield one charge at length."""
    offence = charge.offence
    k, n = charge.supported
    yield from labelled(f"{number}.", title_of(charge), 0)
    headline = say("k-of-n", language, k=k, n=n)
    one = charge.one_source
    if one is not None and charge.standing is Standing.SUPPORTED:
        headline = (
            f"{say('one-source', language, source=one.source, items=' '.join(one.evidence))}; {headline}"
        )
    yield from wrapped(f"{charge.standing.word.upper()}: {headline}", 3, 5)
    if charge.role not in ("blocked", "unassigned"):
        yield from labelled("role", role_text(charge, language), 3)
    if charge.why_not is not None:
        yield from _why_not(charge.why_not, language)
    if charge.role == "blocked":
        gates = listed(r.text("gate") for r in charge.reasons)
        yield from wrapped(f"{say('blocked', language)} ({gates})", 3, 5)
    yield from wrapped(f"{offence.source} {offence.provision} ({seen_text(offence, language)})", 3, 5)
    period = charge.matter.window.text or "undated"
    yield from labelled("period", period, 3)
    is_ = say(f"available-{charge.available.is_}", language)
    if charge.available.why:
        why = "; ".join(worded(w, language) for w in charge.available.why)
        yield from labelled(f"{is_}:", why, 3)
    for penalty in offence.penalties:
        condition = ", if its condition stands" if penalty.when is not None else ""
        company = " (company)" if penalty.for_company else ""
        yield from labelled("penalty", f"{penalty.text}{company}{condition} [{penalty.cite}]", 3)
    for element in charge.elements:
        yield from _element(element, charge, language)
    yield from _beside(charge, language)
    yield from _rest(charge, language)


def reviewed_text(pack: Pack) -> str:
    """Return how many offences of a pack somebody compared with their source."""
    offences = {o.id: o for o in pack.offences}.values()
    reviewed = sum(o.review.startswith("reviewed") for o in offences)
    return f"{reviewed} of {plural(len(offences), 'offence')} reviewed"


def role_text(charge: Charge, language: str = "en") -> str:
    """Return the role in words, with its reasons."""
    reasons = "; ".join(say(f"reason-{r.code}", language) for r in charge.reasons)
    return charge.role.replace("-", " ") + (f": {reasons}" if reasons else "")


def _why_not(why: WhyNot, language: str) -> Iterator[str]:
    """Yield why a graver charge is out of reach and the way up: a fallback is never told alone."""
    lacking = listed(f"{element} {standing.word}" for element, standing in why.lacking)
    yield from labelled("why not", f"{why.title} ({why.offence}): {lacking}", 3)
    for gap in why.way_up:
        what = gap.kind.replace("-", " ")
        yield from labelled("way up", f"{gap.element}: {what}. {told(gap.question, language)}", 5)


def _together(charges: Sequence[Charge]) -> Iterator[str]:
    """Yield which counts can stand together on the sheet against one person."""
    numbers: dict[str, list[str]] = {}
    for number, charge in enumerate(charges, start=1):
        numbers.setdefault(charge.role, []).append(str(number))
    sheet = [
        f"{listed(numbers[role])} {role.replace('-', ' ')}"
        for role in ("primary", "cumulative", "alternative", "safety-net")
        if role in numbers
    ]
    if sheet:
        yield from labelled("On the sheet:", "; ".join(sheet), 0)


def seen_text(offence: Offence, language: str = "en") -> str:
    """Return how the text of an offence was seen, where and when."""
    day = f" {offence.seen_on}" if offence.seen_on else ""
    seen = say(f"seen-{offence.seen}", language)
    return f"{seen}: {offence.seen_source}{day}; {offence.review}"


def _element(element: ElementFinding, charge: Charge, language: str) -> Iterator[str]:
    symbol = SPARED if element.need_not_be_proved else SYMBOLS[element.standing]
    word = "need not be proved" if element.need_not_be_proved else element.standing.word
    cite = f"  [{element.cite}]" if element.cite else ""
    yield f"   {symbol} {element.title:<22} {word:<13}{cite}".rstrip()
    if element.facts or element.evidence:
        yield from labelled("on", " ".join(element.facts) + _items(element.evidence, " by "), 7)
    if element.basis:
        yield from labelled("inferred from facts shown by", _items(element.basis, "").strip(), 7)
    if element.because:
        yield from wrapped(worded(element.because, language), 7)
    if element.both_branches:
        yield from wrapped(_branches(element, language), 7, 9)
    if element.causes and element.standing is Standing.THIN:
        yield from labelled("thin:", "; ".join(worded(c, language) for c in element.causes), 7)
    for term, facts in element.pointers:
        yield from wrapped(
            say("no-inference", language, facts=listed(facts), term=worded(term, language)), 7, 9
        )
    if element.in_totality:
        yield from wrapped(say("totality", language), 7)
    against = [c for c in element.against if c.strength or (c.cause and c.cause.code == "denial")]
    if against or element.against_facts:
        yield from labelled("against:", " ".join(element.against_facts) + _items(against, " by "), 7)
    if element.contradicted and element.standing.stands:
        contradicted = listed(worded(x, language) for x in element.contradicted)
        yield from labelled("contradicted:", contradicted, 7)
    if element.watch:
        watch = listed((worded(x, language) for x in element.watch), "or")
        yield from labelled("watch:", f"{watch} (not raised)", 7)
    for note in element.notes:
        if note != WITH_CONDUCT:
            yield from wrapped(f"({worded(note, language)})", 7)


def _branches(element: ElementFinding, language: str) -> str:
    """Say both ways an element can be met while what lets go of it is open (S15)."""
    limb = element.limb
    while limb is not None and limb.kind == "unless":
        limb = limb.limbs[0]
    if limb is None or limb.kind != "not-needed-if":
        return ""
    required, let_go = limb.limbs
    leaves = list(let_go.leaves())
    names = listed((x.column.name for x in leaves if isinstance(x.column, Leaf)), "or")
    entered = any(x.weighing and (x.weighing.facts or x.weighing.against_facts) for x in leaves)
    state = let_go.standing.word if entered else f"{let_go.standing.word}, {say('not-entered', language)}"
    return (
        f"two branches: the requirement itself stands {required.standing.word};"
        f" need not be proved if {names} ({state})"
    )


def _items(items: Iterable[Counted], lead: str) -> str:
    """Return evidence ids, an item that counts for less marked with what it counts."""
    found: dict[str, str] = {}
    for c in items:
        mark = (
            ""
            if c.strength >= 2
            else f" ({'weak' if c.strength else 'not counted'}: {worded(c.cause) if c.cause else 'as rated'})"
        )
        found.setdefault(c.evidence, f"{c.evidence}{mark}")
    return f"{lead}{', '.join(found.values())}" if found else ""


def _beside(charge: Charge, language: str) -> Iterator[str]:
    for aside in charge.asides:
        entered = f": entered in {' '.join(aside.facts)}" if aside.facts else ": nothing entered"
        mark = SPARED if aside.standing.stands else "   "
        text = f"{told(aside.text, language)} {state_text(aside, language)} [{aside.cite}]{entered}"
        yield from labelled(mark, text, 3)
    for a in charge.aggravations:
        if a.standing.stands:
            penalty = "; ".join(p.text for p in a.penalties)
            text = f"aggravated, {told(a.text, language)}: {a.standing.word} [{a.cite}]{_on(a)}" + (
                f"; {penalty}" if penalty else ""
            )
            yield from labelled("[+]", text, 3)
    for d in charge.defences:
        if d.standing.stands:
            state = state_text(d, language)
            yield from labelled("defence", f"{told(d.text, language)}: {state} [{d.cite}]{_on(d)}", 3)
    for o in charge.orders:
        yield from labelled("order", f"[{o.cite}] {told(o.text, language)}{_on(o)}", 3)
    for p in charge.preconditions:
        yield from labelled("first", f"{told(p.text, language)} ({state_text(p, language)})", 3)


def _on(beside: Beside) -> str:
    return f" ({' '.join(beside.facts)})" if beside.facts else ""


def _rest(charge: Charge, language: str) -> Iterator[str]:
    for gap in charge.gaps:
        yield from gap_lines(gap, language)
    for r in charge.rests_on:
        text = say("falls", language, source=r.source, items=" ".join(r.evidence), standing=r.falls_to.word)
        yield from labelled("rests", text, 3)


def gap_lines(gap: Gap, language: str = "en") -> Iterator[str]:
    """Yield one gap: what to do, the question, the best means of proof."""
    what = f"{gap.kind.replace('-', ' ')} {sought_text(gap, language)}"
    yield from labelled("gap", f"{gap.element}: {what}. {told(gap.question, language)}", 3)
    ways = [f"{what} ({holder})" if holder else what for _, what, holder in gap.proof[:3]]
    if ways:
        yield from labelled("ask for", "; ".join(ways), 7)


def _short(number: int, charge: Charge, language: str) -> Iterator[str]:
    lacking = ", ".join(f"{e.title} {e.standing.word}" for e in charge.elements if not e.standing.stands)
    k, n = charge.supported
    lines = [f"{title_of(charge)} [{charge.offence.provision}] {k} of {n}", *filter(None, [lacking])]
    if charge.available.is_ == "no":
        closed = f"{say('available-no', language)} in {charge.matter.window.text or 'an undated part'}"
        lines.append(f"{closed}: {'; '.join(worded(w, language) for w in charge.available.why)}")
    yield from labelled(f"{number}.", "; ".join(lines), 0)


def _foot(assessment: Assessment, language: str) -> Iterator[str]:
    yield ""
    yield rule()
    if assessment.omitted.count:
        commonest = assessment.omitted.first_missing[:COMMONEST]
        elements = ", ".join(f"{name} {count}" for name, count in commonest)
        elements += ", ..." if len(assessment.omitted.first_missing) > COMMONEST else ""
        yield from wrapped(
            say(
                "omitted",
                language,
                count=plural(assessment.omitted.count, "charge"),
                elements=elements,
            )
        )
    if assessment.unidentified:
        yield from labelled("Persons not identified in:", " ".join(assessment.unidentified), 0)
    for unused in assessment.unused_evidence:
        yield from labelled("Unused:", f"{unused.evidence} {worded(unused.why, language)}", 0)
    yield from say("legend", language).split("\n")
    yield say("sign-off", language)
    yield say("differs", language)
