"""States by their names: what stands for a code on a page, and what may be filled in for a name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from chargeassist.desk.ask import Ask
from chargeassist.desk.fields import Filled
from chargeassist.desk.markup import Html, el
from chargeassist.law.nations import read_names
from chargeassist.report.voice import Voice
from chargeassist.words import Remark, remark

_names = cache(read_names)  # States are called as they were when the desk was opened


def states(ask: Ask) -> Mapping[str, str]:
    """Return what States are called, by their codes; fictional ones too, where their law is asked."""
    say = ask.say
    named = {id: name.in_(say.language) for id, name in _names().items()}
    own = {pack.id: say.told(pack.title) for pack in ask.law.packs if pack.id != "un"}
    return own | named


def state_list(ask: Ask) -> Html:
    """Return the States to choose from where a code is filled in: their names are found by typing them."""
    named = sorted(states(ask).items(), key=lambda one: one[1])
    return el("datalist", [el("option", told, value=id) for id, told in named], id="states")


def state(fields: Filled, key: str, label: str) -> Html:
    """Return a field for the code of a State; the page has the list of them."""
    return fields.text(key, label, fields.say("desk-country-hint"), list="states", autocomplete="off")


def in_names(told: Remark, named: Mapping[str, str], say: Voice) -> Remark:
    """Return a fact told back with its State by name, and its days as people write them."""
    shown = {key: value for key, value in told.args}
    if isinstance(where := shown.get("where"), Remark):
        place = str(dict(where.args)["place"])
        shown["where"] = remark(where.code, place=named.get(place, place))
    if isinstance(when := shown.get("when"), Remark):
        shown["when"] = remark(when.code, day=say.days(str(dict(when.args)["day"])))
    return Remark(told.code, tuple(shown.items()))
