"""Where model laws treat what a treaty asks for: `world/models.toml`, an article and its heading, no text."""

from __future__ import annotations

from attrs import frozen

from chargeassist.law.folder import knowledge
from chargeassist.law.nations import FOLDER, read_file
from chargeassist.law.world import SAW
from chargeassist.reading.readers import LINE, ListOf, Text, Word
from chargeassist.reading.tables import Field, Table
from chargeassist.words import remark

MODELS_FILE = "models.toml"


@frozen
class Treats:
    """An article of a model law, and which offences of the treaties and which questions it goes to."""

    article: str
    heading: str
    offences: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


@frozen
class ModelLaw:
    """A model law, and how it was seen."""

    title: str
    saw: str
    source: str
    treats: tuple[Treats, ...]


_OFFENCES = ListOf(Text(remark("what-other-offence"), r"un:[a-z0-9-]+"), '["un:forced-labour"]')
_QUESTIONS = ListOf(Text(remark("what-question"), r"[a-h][0-9]"), '["a1"]')
_TREATS = Table(
    {
        "article": Field(LINE, True),
        "heading": Field(LINE, True),
        "offences": Field(_OFFENCES, default=()),
        "questions": Field(_QUESTIONS, default=()),
    },
    Treats,
)
MODELS = Table(
    {
        "model": Field(
            ListOf(
                Table(
                    {
                        "title": Field(LINE, True),
                        "saw": Field(Word(SAW), True),
                        "source": Field(LINE, True),
                        "treats": Field(ListOf(_TREATS, "[[model.treats]]"), True),
                    },
                    ModelLaw,
                ),
                "[[model]]",
            ),
            True,
        )
    }
)


def read_models() -> tuple[ModelLaw, ...]:
    """Return the model laws; raises KnowledgeError with every fault of the file."""
    label = f"knowledge/{FOLDER}/{MODELS_FILE}"
    found: tuple[ModelLaw, ...] = read_file(knowledge().joinpath(FOLDER, MODELS_FILE), label, MODELS)["model"]
    return found
