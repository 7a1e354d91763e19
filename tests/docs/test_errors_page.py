"""The page of faults: every code that can be raised stands on it, and every example is tried."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from attrs import frozen

from chargeassist.audit.lint import lint
from chargeassist.hall.load import case_and_law
from chargeassist.law.folder import knowledge
from chargeassist.law.wordbook import read_vocabulary
from chargeassist.reading.fault import ChargeAssistError, Fault
from chargeassist.report.told import checked
from tests.architecture.support import MODULES, nodes
from tests.each import each

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "errors.md").read_text("utf-8")
CODE = re.compile(r"[CFLNW]\d{3}")
ID = re.compile(rf"{CODE.pattern}(-[a-z-]*)?")
"""The id of a text of a fault, or how it begins: a code can have several."""
FENCE = re.compile(r"^```(\w+) (\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^### (.*)$", re.MULTILINE)
ONLY_TOLD = {
    "F101": "there is no file to show",
    "F102": "four million bytes",
    "F103": "the page is UTF-8 itself",
    "F104": "an empty example takes everything from the frame",
    "F105": "the page must not hold what it warns of",
    "F106": "a line of 16,000 characters",
    "F108": "a number of 400 digits",
    "F112": "it is a place that cannot be written to, not a text",
    "F113": "100,000 tables",
    "F114": "200 faults",
    "F116": "a workbook is no text",
    "F122": "Parquet is no text",
    "F123": "Parquet is no text",
    "F124": "it is a part of a run, not an input",
    "F125": "it is another run, not an input",
    "F126": "it is a process that dies, not an input",
    "F127": "it is a scheduler, not an input",
    "F128": "it is the name of a file",
    "F141": "it is a law that changes meanwhile",
    "F142": "it is where a file is written",
    "F143": "it is where a file is written",
    "F129": "it is a table that a program writes",
    "F117": "a workbook is no text",
    "F118": "a workbook or a document is no text",
    "F148": "it is a process that does not begin",
    "F149": "it is a caseload, not a case",
    "F140": "an answer sheet is no case",
    "F121": "it is a charge named on the command line",
    "F120": "it is a digest that does not fit",
    "F115": "it is what fmt would lose",
    "C209": "a row of 33 inferences",
    "C221": "it is what a program asks; shown in tests/services",
    "C222": "it is what a program asks; shown in tests/services",
    "C230": "it is a cell of an intake; shown in tests/case",
    "C231": "it is a cell of an intake; shown in tests/case",
    "F130": "it is what a program asks; shown in tests/services",
    "F131": "it is what a program asks; shown in tests/services",
    "F132": "it is what a program asks; shown in tests/services",
    "F133": "it is what a program asks; shown in tests/services",
    "F134": "it is what a program asks; shown in tests/services",
    "F135": "it is what a program asks; shown in tests/services",
    "F136": "it is what a program asks; shown in tests/services",
    "F137": "it is what a program asks; shown in tests/services",
    "C318": "two thousand facts",
    "L104": "20,000 lines",
    "L208": "a row of 33 terms",
    "L410": "a row of seven definitions",
    "L441": "it is what a pack lacks; shown in tests/audit/bad",
    "L442": "it is what a pack lacks; shown in tests/audit/bad",
    "L416": "a law test must reach its limb; shown in tests/audit/bad",
    "L433": "it takes four offences; shown in tests/audit/bad",
    "L451": "it takes five offences; shown in tests/audit/bad",
    "L502": "it is a file that should not be there",
    "L503": "it is a file that is not there",
    "L505": "it is a word on the command line",
    "L507": "a link is no text",
    "L508": "the name of a file is no text",
    "L509": "a thousand files",
    "L510": "two packs are two folders",
    "L515": "it is a word on the command line",
    "L522": "it is a word on the command line",
    "L523": "it is about a folder beside a pack",
    "L524": "it is what a program asks; shown in tests/services",
}
"""Codes without examples, each with the reason why no text can show it; the page says how they arise."""
PACK_TABLES = (
    "pack.toml",
    "sources.toml",
    "reviews.toml",
    "departures.toml",
    "expects.toml",
    "minors.toml",
    "readings.toml",
    "judgments.toml",
    "forms.toml",
    "titles.toml",
    "cases/taking.toml",
)
"""The TOML files of a pack that an example can be."""
UNTESTED = {"L602", "L603"}
"""What is told of any law beside the frame's, that no test reaches it: looked at only under its own code."""


@frozen
class Example:
    """A fenced block under the heading of a code."""

    code: str
    kind: str
    verdict: str
    file: str
    text: str


FRAMES = {file: text for _, verdict, file, text in FENCE.findall(PAGE) if verdict == "frame"}
SECTIONS = dict(zip(HEADING.findall(PAGE), HEADING.split(PAGE)[2::2], strict=True))
EXAMPLES = [Example(code, *fence) for code, section in SECTIONS.items() for fence in FENCE.findall(section)]


def _raised() -> dict[str, str]:
    """Return every code that stands as a value in the sources, with the first module it stands in."""
    found: dict[str, str] = {}
    for module in MODULES:
        for node in nodes(module):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and ID.fullmatch(node.value):
                found.setdefault(node.value[:4], f"chargeassist/{module}")
    return found


def test_every_code_stands_on_the_page() -> None:
    """Every code that can be raised has a heading, and no heading is of a code that nobody raises."""
    raised = _raised()

    assert {} == {code: module for code, module in raised.items() if code not in SECTIONS}
    assert [] == [code for code in SECTIONS if code not in raised]


def test_the_page_names_no_other_code() -> None:
    """Nor does any sentence of the page, or a docstring of the checks, speak of a code that is not raised."""
    checks = (ROOT / "chargeassist" / "audit" / "lint.py").read_text("utf-8")

    assert set() == {c for c in CODE.findall(PAGE + checks) if c not in SECTIONS}


def test_codes_stand_once_and_in_order() -> None:
    """Every code has one heading, and within a letter they stand in order."""
    headings = HEADING.findall(PAGE)

    assert len(set(headings)) == len(headings)
    for letter in "CFLNW":
        ours = [c for c in headings if c.startswith(letter)]
        assert sorted(ours) == ours


@each(SECTIONS.keys())
def test_every_code_has_a_sentence_and_examples(code: str) -> None:
    """A code is told in one sentence, and shown by one bad and one good example where a text can show it."""
    sentence = SECTIONS[code].strip().split("\n")[0]
    verdicts = [e.verdict for e in EXAMPLES if e.code == code]

    assert re.fullmatch(r"[A-Z].*\.", sentence)
    assert ([] if code in ONLY_TOLD else ["bad", "good"]) == verdicts


def test_what_is_only_told_is_on_the_page() -> None:
    """The list of codes without examples holds no code that has gone."""
    assert [] == [code for code in ONLY_TOLD if code not in SECTIONS]


def test_the_links_of_the_page_lead_somewhere() -> None:
    """Every link within the page leads to one of its headings."""
    anchors = {
        re.sub(r"[^a-z0-9 -]", "", h.lower()).replace(" ", "-") for h in re.findall(r"^#+ (.*)$", PAGE, re.M)
    }

    assert [] == [link for link in re.findall(r"\]\(#([^)]*)\)", PAGE) if link not in anchors]


def _tables(text: str) -> list[str]:
    """Return what stands before the first header of a TOML text, then every table with its header."""
    return re.split(r"^(?=\[)", text, flags=re.MULTILINE)


def _merged(frame: str, example: str) -> str:
    """Return a frame with the keys and tables of an example put in place of its own, or added."""
    top, *tables = _tables(example)
    head, *framed = _tables(frame)
    keys = {line.split(" = ")[0] for line in top.split("\n") if " = " in line}
    kept = "".join(line for line in head.splitlines(keepends=True) if line.split(" = ")[0] not in keys)
    named = {t.split("\n")[0] for t in tables if not t.startswith("[[")}
    return "\n".join([kept, top, *(t for t in framed if t.split("\n")[0] not in named), *tables])


def _law(example: str) -> dict[str, str]:
    """Return the `.law` files of a pack that holds an example: a file of its own, or put in the frame."""
    frame = FRAMES["taking.law"]
    if not example.startswith("  "):
        files = {"example.law": example, "gates.law": FRAMES["gates.law"]}
        return files if "offence taking\n" in example else files | {"taking.law": frame}
    if example.startswith("    "):
        example = f"  element act  [s 1]\n{example}"
    keywords = set(re.findall(r"^ {2,3}([a-z]+)", example, re.MULTILINE))
    top, *rows = re.split(r"^(?=  [a-z])", frame, flags=re.MULTILINE)
    kept = "".join(r for r in rows if r.split()[0] not in keywords)
    return {"taking.law": top + kept + example, "gates.law": FRAMES["gates.law"]}


def _codes_of_a_pack(folder: Path, files: dict[str, str]) -> set[str]:
    whole = {
        name: FRAMES[name] for name in ("pack.toml", "sources.toml", "minors.toml", "cases/taking.toml")
    } | files
    for name, text in whole.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    try:
        findings, _ = lint(str(folder))
    except ChargeAssistError as error:
        return _codes(error.faults)
    return {f.fault.code for f in findings}


def _codes_of_a_case(path: Path, text: str) -> set[str]:
    path.write_text(text, "utf-8")
    try:
        case, law = case_and_law(str(path), ())
    except ChargeAssistError as error:
        return _codes(error.faults)
    return {w.code for w in checked(case, law).warnings}


def _codes_of_a_slot(folder: Path, name: str, text: str) -> set[str]:
    for file in knowledge().joinpath("vocabulary").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / name).write_text(text, "utf-8")
    faults: list[Fault] = []
    read_vocabulary(folder, "vocabulary", faults)
    return _codes(faults)


def _codes(faults: object) -> set[str]:
    assert isinstance(faults, tuple | list)
    return {f.code for f in faults}


def _tried(example: Example, folder: Path) -> set[str]:
    """Return the codes that an example earns, as a user would meet them."""
    text = example.text
    match example.kind, example.file:
        case "law", "":
            return _codes_of_a_pack(folder, _law(text))
        case "json", "":
            return _codes_of_a_case(folder / "case.json", text)
        case "toml", "":
            return _codes_of_a_case(folder / "case.toml", _merged(FRAMES["case.toml"], text))
        case "toml", "vocabulary/taking.toml":
            return _codes_of_a_slot(folder, "taking.toml", _merged(FRAMES[example.file], text))
        case "toml", name if name in PACK_TABLES:
            files = {n: FRAMES[n] for n in ("taking.law", "gates.law")}
            return _codes_of_a_pack(folder, files | {name: _merged(FRAMES.get(name, ""), text)})
        case "po", name:
            files = {n: FRAMES[n] for n in ("taking.law", "gates.law")}
            return _codes_of_a_pack(folder, files | {name: text})
    raise AssertionError(f"no way to try {example.kind} {example.file}")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.code}-{e.verdict}")
def test_every_example_is_what_it_says(example: Example, tmp_path: Path) -> None:
    """A bad example has the fault of its code and no other; a good one does not have it."""
    found = _tried(example, tmp_path) - (UNTESTED - {example.code})

    if example.verdict == "bad":
        assert {example.code} == found
    else:
        assert example.code not in found


def test_the_frame_has_no_fault(tmp_path: Path) -> None:
    """What the examples take from the page is sound, so that the fault is theirs."""
    (tmp_path / "pack").mkdir()
    files = {n: FRAMES[n] for n in ("taking.law", "gates.law")}

    assert set() == _codes_of_a_pack(tmp_path / "pack", files)
    assert set() == _codes_of_a_case(tmp_path / "case.toml", FRAMES["case.toml"])
