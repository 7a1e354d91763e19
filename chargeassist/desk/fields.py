"""The fields of forms: a label, what is filled in, what may be, and what is wrong with it beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from chargeassist.desk.ask import Ask, Form
from chargeassist.desk.markup import Html, el
from chargeassist.reading.fault import Fault
from chargeassist.report.voice import Voice

Options = Iterable[tuple[str, str]]
"""What may be chosen: the word of the file, and what it is called."""


@frozen
class Filled:
    """What stands in the fields of one form, and what is wrong with it."""

    say: Voice
    values: Mapping[str, Sequence[str]] = field(repr=False)
    faults: Sequence[Fault] = ()
    table: str = ""

    def one(self, key: str) -> str:
        """Return what stands in a field."""
        found = self.values.get(key, ())
        return found[-1] if found else ""

    def all(self, key: str) -> Sequence[str]:
        """Return what is chosen in a field of several."""
        return self.values.get(key, ())

    def wrong(self, key: str) -> tuple[str, ...]:
        """Return what is wrong with a field, in words."""
        own = (f for f in self.faults if f.at.path[0:1] == (self.table,) and key in f.at.path[1:3])
        return tuple(fault_in_words(f, self.say) for f in own)

    def text(self, key: str, label: str, hint: str = "", **more: str | bool | None) -> Html:
        """Return a field for one line of text."""
        shown = el("input", id=f"f-{key}", name=key, value=self.one(key), **self._told(key, hint), **more)
        return self._field(key, label, hint, shown)

    def area(self, key: str, label: str, hint: str = "") -> Html:
        """Return a field for text of several lines."""
        shown = el("textarea", self.one(key), id=f"f-{key}", name=key, rows=2, **self._told(key, hint))
        return self._field(key, label, hint, shown)

    def choice(self, key: str, label: str, options: Options, hint: str = "") -> Html:
        """Return a field in which one of several is chosen."""
        chosen = self.one(key)
        shown = el(
            "select",
            [el("option", told, value=word, selected=word == chosen) for word, told in options],
            id=f"f-{key}",
            name=key,
            **self._told(key, hint),
        )
        return self._field(key, label, hint, shown)

    def ticks(self, key: str, label: str, options: Options, kind: str = "checkbox") -> Html:
        """Return a field in which any of several are ticked; one of them, if they are radio buttons."""
        chosen = self.all(key)
        return group(
            label,
            [tick(key, word, told, word in chosen, kind) for word, told in options],
            _wrong(key, self.wrong(key)),
        )

    def _field(self, key: str, label: str, hint: str, shown: Html) -> Html:
        told = el("small", hint, id=f"h-{key}") if hint else None
        return el(
            "div",
            el("label", label, for_=f"f-{key}"),
            told,
            shown,
            _wrong(key, self.wrong(key)),
            class_="field",
        )

    def _told(self, key: str, hint: str) -> dict[str, str | bool | None]:
        wrong = bool(self.wrong(key))
        ids = [*([f"h-{key}"] if hint else []), *([f"w-{key}"] if wrong else [])]
        return {"aria_describedby": " ".join(ids) or None, "aria_invalid": "true" if wrong else None}

    def refusal(self) -> Html | None:
        """Return all that is wrong, above the form."""
        if not self.faults:
            return None
        told = dict.fromkeys(fault_in_words(f, self.say) for f in self.faults)
        return el(
            "div",
            el("p", el("strong", self.say("desk-not-saved"))),
            el("ul", [el("li", one) for one in told]),
            class_="alert",
            role="alert",
        )


def group(label: str, *inside: Html | Iterable[Html] | None) -> Html:
    """Return fields that belong together under what they are called."""
    return el("fieldset", el("legend", label), *inside)


def tick(key: str, word: str, told: str | Html, chosen: bool, kind: str = "checkbox") -> Html:
    """Return one box to tick."""
    return el("label", el("input", type=kind, name=key, value=word, checked=chosen), " ", told, class_="tick")


def filled_from(form: Form) -> dict[str, list[str]]:
    """Return what somebody filled in."""
    values: dict[str, list[str]] = {}
    for key, value in form.fields:
        values.setdefault(key, []).append(value)
    return values


def form_of(ask: Ask, to: str, *inside: Html | Iterable[Html] | None, **more: str | bool | None) -> Html:
    """Return a form of this desk."""
    return el("form", ask.hidden(), *inside, method="post", action=to, **more)


def button(told: str, *, name: str | None = None, value: str | None = None, kind: str = "") -> Html:
    """Return a button that sends its form."""
    return el("button", told, name=name, value=value, class_=kind or None)


def fault_in_words(fault: Fault, say: Voice) -> str:
    """Return what is wrong and what to do about it; not where in a file, as it is told beside its field."""
    return " ".join((say.told(fault.said), *map(say.told, fault.advice)))


def _wrong(key: str, faults: Sequence[str]) -> Html | None:
    return el("p", " ".join(faults), id=f"w-{key}", class_="wrong") if faults else None
