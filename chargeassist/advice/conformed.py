"""What is said of a law beside a treaty: its limbs by what becomes of them, what was written."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from chargeassist.advice.questioned import Questioned
from chargeassist.law.departures import Departure
from chargeassist.law.model import Pack
from chargeassist.words import Remark, Said
from chargeassist.words.untold import untold

Limbs = tuple[Remark, ...]


@untold
@frozen
class Answering:
    """An offence of the law that is looked at: where it stands, how its text was seen, its maximum."""

    offence: str
    title: Said
    source: str
    provision: str
    seen: str
    most: Remark


@untold
@frozen
class AskedBeyond:
    """What an element asks for beyond the story: any one of these."""

    element: str
    cite: str
    any_of: tuple[Limbs, ...]


@untold
@frozen
class Fitting:
    """How an offence answers a limb."""

    by: Answering
    asked: tuple[AskedBeyond, ...] = ()
    unless: Limbs = ()
    open: Limbs = ()


@untold
@frozen
class Caught:
    """An offence of another kind that catches the story, and what is lost by it."""

    by: Answering
    lost: tuple[str, ...] = ()
    asked: tuple[AskedBeyond, ...] = ()
    """What has to be shown besides the story."""


@untold
@frozen
class Perhaps:
    """An offence that may answer a story and was not weighed, and why."""

    title: Said
    instrument: str
    """Empty where it is not known."""
    provision: str
    why: str
    """That it rests on another offence, comes later, or how the pack knows of it without having it."""
    since: date | None = None
    """From when it is law, where that is after the day of which the rest is said."""


@untold
@frozen
class LimbVerdict:
    """What becomes of limbs of one element, or of limbs of several that fail only together."""

    elements: tuple[str, ...]
    """None where nothing of the law answers the offence."""
    cites: tuple[str, ...]
    limbs: tuple[Limbs, ...]
    status: str
    fits: tuple[Fitting, ...]
    story: Limbs
    caught: tuple[Caught, ...]
    bridges: tuple[Caught, ...]
    """What the pack's author names for it besides: more has to be shown than the story."""
    perhaps: tuple[Perhaps, ...]
    written: str
    """How `departures.toml` says it departs; nothing where it does not."""


@untold
@frozen
class BeyondLimbs:
    """Limbs of an offence of the law that nothing of the treaty has."""

    by: Answering
    element: str
    cite: str
    limbs: Limbs


@untold
@frozen
class Wider:
    """An element of an offence of the treaty that an offence of the law does not ask for."""

    by: Answering
    offence: str
    title: Said
    element: str
    cite: str
    story: Limbs
    """What is caught without it."""
    unless: Limbs


@untold
@frozen
class Held:
    """One offence of the treaty, and what becomes of its limbs."""

    offence: str
    title: Said
    source: str
    provision: str
    most: Remark
    """Its own maximum: a treaty states none."""
    limbs: tuple[LimbVerdict, ...]
    closed: tuple[str, ...]
    """The elements whose list is open there and closed here."""
    mixed: tuple[Answering, ...]
    """The offences of smuggling that a story of trafficking makes out, or the other way round."""


@untold
@frozen
class NotHeld:
    """An offence that is not set beside the law, and why."""

    offence: str
    title: Said
    why: str


@untold
@frozen
class WrittenDeparture:
    """A departure that the pack's author wrote down, and whether it was found by computing as well."""

    departure: Departure
    found: bool


@untold
@frozen
class Changed:
    """Limbs of an offence of the treaty, what becomes of them today and what would under a bill."""

    offence: str
    title: Said
    elements: tuple[str, ...]
    limbs: tuple[Limbs, ...]
    before: str
    after: str
    story: Limbs
    fits: tuple[Fitting, ...]
    """How the law would answer them."""
    caught: tuple[Caught, ...]


@untold
@frozen
class TextChange:
    """An offence that a bill adds, alters or repeals."""

    how: str
    before: Answering | None
    after: Answering | None


@untold
@frozen
class AnswerChange:
    """A question of the checklist that a bill would have answered otherwise."""

    id: str
    before: str
    after: str


@untold
@frozen
class BillEffect:
    """What a bill would change of a law beside the treaties."""

    title: str
    in_force: date
    texts: tuple[TextChange, ...]
    closed: tuple[Changed, ...]
    nearer: tuple[Changed, ...]
    """Not covered still, or only if; less is asked than today."""
    opened: tuple[Changed, ...]
    """Covered today, or nearer to it than under the bill."""
    still: tuple[Changed, ...]
    wider: tuple[Wider, ...]
    """What the bill would no longer ask for, and the law asks for today."""
    narrowed: tuple[Wider, ...]
    """What the law does not ask for today, and would."""
    answers: tuple[AnswerChange, ...]


@untold
@frozen
class ModelArticle:
    """An article of a model law that treats what is missing: a reference, and no text."""

    model: str
    article: str
    heading: str
    saw: str


@untold
@frozen
class Elsewhere:
    """A law that covers what is missing, and by which offence."""

    pack: str
    title: Said
    by: Answering


@untold
@frozen
class Drafted:
    """What helps to draft one gap: of limbs, or of a question of the checklist."""

    offence: str
    title: Said
    elements: tuple[str, ...]
    """None for the offence as a whole: then the limbs are those of one story of it."""
    limbs: tuple[Limbs, ...]
    models: tuple[ModelArticle, ...]
    elsewhere: tuple[Elsewhere, ...]
    question: str = ""


@untold
@frozen
class Conformity:
    """One law beside a treaty or another law."""

    pack: Pack
    against: Pack
    trafficking: tuple[Answering, ...]
    """The offences of trafficking of the law, for their maxima beside those of other offences."""
    offences: tuple[Held, ...]
    beyond: tuple[BeyondLimbs, ...]
    wider: tuple[Wider, ...]
    departures: tuple[WrittenDeparture, ...]
    left_out: tuple[NotHeld, ...]
    checklist: tuple[Questioned, ...]
    """Beside a treaty alone."""
    bill: BillEffect | None = None
    """What a bill changes: all else is then said of the law as it would have it."""
    drafting: tuple[Drafted, ...] = ()
    """What helps to draft each gap, where that is asked for."""
