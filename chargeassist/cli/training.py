"""The verbs of training: generate, practise, handout, key, mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from csv import writer
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

from chargeassist.advice.key import found_for_key, key_of
from chargeassist.advice.marks import Marks
from chargeassist.cli.answering import give, give_page
from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.assessing import read
from chargeassist.cli.streams import answer, line, show, tell
from chargeassist.cli.usage import Misused
from chargeassist.hall.answers import read_answers
from chargeassist.hall.names import read_names
from chargeassist.hall.write import make_folder, write
from chargeassist.report.plain_text import plain_text
from chargeassist.report.write import write_page
from chargeassist.training.answers import Answer, reader_of
from chargeassist.training.bundle import bundle
from chargeassist.training.exercise import Exercise
from chargeassist.training.exercise import generate as generated
from chargeassist.training.handout import handout_page, numbers_of
from chargeassist.training.marking import mark as marked
from chargeassist.training.pages import brief_page, documents_page, parts_of
from chargeassist.training.settings import Settings, Unfit
from chargeassist.training.solution import key_page, marks_page, marks_rows
from chargeassist.training.tables import ready
from chargeassist.words import in_words, say

ENDINGS = {"html": ".html", "docx": ".docx", "md": ".md", "text": ".txt"}


def generate(asked: Asked) -> int:
    """Write an exercise into a folder: `learner/` to be handed out, `trainer/` to be kept."""
    if asked.out in (None, "-"):
        raise Misused(say("usage-exercise", asked.lang))
    if asked.pages_as == "docx" and find_spec("docx") is None:
        raise Misused(say("usage-docx-extra", asked.lang))
    try:
        from chargeassist.hall.casefile import rewritten
        from chargeassist.hall.workbook import as_commas, as_workbook
    except ModuleNotFoundError:
        raise Misused(say("no-tables", asked.lang)) from None
    from chargeassist.hall.sheets import Sheet

    made = _made(asked)
    whole = bundle(made)
    folder = Path(str(asked.out))
    for part in ("learner", "trainer"):
        make_folder(str(folder / part))
    ending = ENDINGS[asked.pages_as]
    files = {f"{name}{ending}": write_page(page, asked.pages_as) for name, page in whole.pages.items()}
    for name, text in {**files, "learner/answers.html": whole.form}.items():
        write(text, str(folder / name))
    for name, tables in whole.cases.items():
        write(rewritten("", tables), str(folder / f"{name}.toml"))
    names = "".join(f'{id} = "{name}"\n' for id, name in whole.names.items())
    write(names, str(folder / "trainer/names.toml"))
    parts = tuple(dict.fromkeys(row[0] for row in whole.sheet[1:]))
    sheet = Sheet("answers", [list(row) for row in whole.sheet])
    write(as_workbook([sheet], {"answers": {whole.sheet[0][0]: parts}}), str(folder / "learner/answers.xlsx"))
    write(as_commas(sheet), str(folder / "learner/answers.csv"))
    show(say("exercise-written", asked.lang) + "\n")
    return WRITTEN


def _made(asked: Asked) -> Exercise:
    """Return the exercise that was asked for; Misused where its settings cannot be."""
    if asked.ready:
        own = {**ready()[asked.ready], "lang": asked.lang}
        seed = own.pop("seed")
    else:
        own = {
            "form": asked.story or "domestic",
            "law": asked.law or ("xp",),
            "missing": asked.missing,
            "contradict": asked.contradict,
            "suspects": asked.suspects,
            "victims": asked.victims,
            "child": asked.child,
            "red_herrings": asked.red_herrings,
            "victim": asked.victim,
            "cross_border": asked.cross_border,
            "trap": asked.trap,
            "law_change": asked.law_change,
            "difficulty": asked.difficulty,
            "lang": asked.lang,
            "audience": asked.audience,
        }
        seed = asked.seed
    try:
        return generated(Settings(**own), seed)
    except Unfit as error:
        raise Misused(in_words(error.why, asked.lang)) from None


def practise(asked: Asked) -> int:
    """Show an exercise, ask for an answer line by line, mark it; nothing is kept."""
    made = _made(asked)
    for page in (brief_page(made), documents_page(made)):
        show(plain_text(page))
    for law in made.settings.law:
        tell(say("acts-elsewhere", asked.lang, law=law) + "\n")
    told = [Answer(part, *fields) for part in parts_of(made) for fields in _lines(part, asked.lang)]
    names = {f.id: f"{f.name} ({f.number})" for f in made.people}
    found = found_for_key(made.case, made.found.law)
    key = key_of(found)
    reader = reader_of(found.law, names, names)
    marks = Marks((marked(told, key, reader, audience=made.settings.audience),))
    show(plain_text(marks_page(marks, asked.lang)))
    show(plain_text(key_page(key, asked.lang, names)))
    return WRITTEN


def _lines(part: str, lang: str) -> Iterator[tuple[str, str, str]]:
    """Yield lines of one part, their fields apart by semicolons, until an empty one."""
    tell(f"{say(f'practise-{part}', lang)}\n")
    while said := line():
        fields = [f.strip() for f in said.split(";")]
        who, what, how = (*fields, "", "", "")[:3]
        yield who, what, how


def handout(asked: Asked) -> int:
    """Write what the items of a case show, without conclusions and labels."""
    case, law = read(asked, asked.paths[0])
    give_page(lambda: handout_page(case, law, asked.lang), asked)
    who = "".join(f'{id} = "{number}"\n' for id, number in numbers_of(case).items())
    tell(f"# {say('handout-names', asked.lang)}\n{who}")
    return WRITTEN


def key(asked: Asked) -> int:
    """Write the key of a case."""
    case, law = read(asked, asked.paths[0])
    names = _names(asked, [p.id for p in case.persons])
    found = found_for_key(case, law)
    own = key_of(found)
    give(own, lambda: key_page(own, asked.lang, names), asked, found)
    return WRITTEN


def mark(asked: Asked) -> int:
    """Mark answer sheets against the key of a case; who wrote which is not asked and not told."""
    case, law = read(asked, asked.paths[0])
    persons = [p.id for p in case.persons]
    names = _names(asked, persons)
    found = key_of(found_for_key(case, law))
    reader = reader_of(law, persons, names)
    sheets = [read_answers(path) for path in asked.paths[1:]]
    for n, sheet in enumerate(sheets, start=1):
        if count := reader.strangers(sheet):
            tell(say("mark-strangers", asked.lang, n=n, count=count) + "\n")
    each = (marked(s, found, reader, n, asked.audience) for n, s in enumerate(sheets, start=1))
    marks = Marks(tuple(each))
    called = tuple(map(_called, asked.paths[1:])) if asked.by_file else ()
    if asked.marks_as == "csv":
        text = StringIO(newline="")
        writer(text).writerows(marks_rows(marks, called))
        answer(text.getvalue(), asked)
    else:
        form = Asked(asked.verb, form=asked.marks_as, out=asked.out, lang=asked.lang)
        give(marks, lambda: marks_page(marks, asked.lang), form)
    return WRITTEN


def _called(path: str) -> str:
    """Return what a sheet is called by its file; Moodle's own name for who hands in is kept to its number."""
    name = Path(path).stem
    number = re.match(r"Participant[_ ](\d+)", name)
    # A spreadsheet would take some names for a formula.
    return f"Participant {number[1]}" if number else name.lstrip("=+-@\t")


def _names(asked: Asked, persons: list[str]) -> dict[str, str]:
    return read_names(asked.people, persons) if asked.people else {}
