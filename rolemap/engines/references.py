"""References to managers that are nobody's id as they are written: whom they mean, as far as ids and e-mails say."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.engines.answers import Positions
from rolemap.engines.engine import Engine
from rolemap.tables.arrow_text import strings
from rolemap.tables.names.bulk_keys import id_keys
from rolemap.tables.references.forms import mail_keys
from rolemap.tables.words import plain, words

_ROOT_WORDS = words("managers", "root")


@dataclass(frozen=True, slots=True, eq=False)
class Meant:
    """``written`` references and the id that each means, blank for nobody or several. ``unknown`` are those that are
    neither an id nor an e-mail address of the table, nor a word for the top.
    """

    written: pa.StringArray
    ids: pa.StringArray
    unknown: tuple[str, ...]


def meant(engine: Engine, apart: Positions, apart_ids: Iterable[str]) -> Meant:
    """Whom the references mean that are no id; ``apart_ids``, which several people bear, mean nobody.

    The order of the readings is that of ``PersonIndex``: e-mail before id for a text with an at sign; an id without
    case, leading zeros and ``.0``; an e-mail without case.
    """
    several = dict.fromkeys(apart_ids, "")
    lost = engine.lost().to_pylist()
    by_mail = _by_key(engine.ids_of_mails, {mail for text in lost if "@" in text for mail in mail_keys(text)}, apart)
    keys = dict(zip(lost, id_keys(strings(lost)).to_pylist(), strict=True))
    by_id = _by_key(engine.ids_like, {key for text, key in keys.items() if "@" not in text}, apart)
    found = {text: _first(text, keys[text], by_mail, by_id) for text in lost}
    unknown = tuple(text for text, one in found.items() if one is None and plain(text) not in _ROOT_WORDS)
    whole = several | {text: one or "" for text, one in found.items()}
    return Meant(strings(list(whole)), strings(list(whole.values())), unknown)


def _first(text: str, key: str, by_mail: Mapping[str, str], by_id: Mapping[str, str]) -> str | None:
    for mail in mail_keys(text) if "@" in text else ():
        if mail in by_mail:
            return by_mail[mail]
    return by_id.get(key)


def _by_key(ask: Callable[[pa.StringArray], pa.Table], keys: set[str], apart: Positions) -> dict[str, str]:
    """Key → the id of the one person who has it, blank where several have."""
    wanted = keys - {""}
    if not wanted:
        return {}
    rows = ask(strings(sorted(wanted)))
    own = ~np.isin(np.asarray(rows.column("position")), apart)
    rows = rows.filter(pa.array(own)).group_by("key", use_threads=False)
    told = rows.aggregate([("id", "count_distinct"), ("id", "min")])
    ids = pc.if_else(pc.equal(told.column("id_count_distinct"), 1), told.column("id_min"), "")
    return dict(zip(told.column("key").to_pylist(), ids.to_pylist(), strict=True))
