"""References to managers that are nobody's id as they are written: whom they mean, as far as ids and e-mails say."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from rolemap.engines.answers import Positions, one
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


def meant(engine: Engine, apart: Positions, apart_ids: pa.StringArray, several: Iterable[str]) -> Meant:
    """Whom the references mean that are no id. Ids that ``several`` people bear mean nobody; these people, who stand at
    the positions ``apart``, have ``apart_ids``.

    The order of the readings is that of ``PersonIndex``: e-mail before id for a text with an at sign; an id without
    case, leading zeros and ``.0``; an e-mail without case.
    """
    lost = engine.lost().to_pylist()
    mails = {mail for text in lost if "@" in text for mail in mail_keys(text)}
    by_mail = _by_key(engine.ids_of_mails, mails, apart, apart_ids)
    keys = dict(zip(lost, id_keys(strings(lost)).to_pylist(), strict=True))
    by_id = _by_key(engine.ids_like, {key for text, key in keys.items() if "@" not in text}, apart, None)
    found = {text: _first(text, keys[text], by_mail, by_id) for text in lost}
    unknown = tuple(text for text, one in found.items() if one is None and plain(text) not in _ROOT_WORDS)
    whole = dict.fromkeys(several, "") | {text: one or "" for text, one in found.items()}
    return Meant(strings(list(whole)), strings(list(whole.values())), unknown)


def _first(text: str, key: str, by_mail: Mapping[str, str], by_id: Mapping[str, str]) -> str | None:
    for mail in mail_keys(text) if "@" in text else ():
        if mail in by_mail:
            return by_mail[mail]
    return by_id.get(key)


def _by_key(
    ask: Callable[[pa.StringArray], pa.Table], keys: set[str], apart: Positions, apart_ids: pa.StringArray | None
) -> dict[str, str]:
    """Key → the id of the one person who has it, blank where several have.

    Those who stand ``apart`` go by ``apart_ids``; without these nobody means them, their own ids being like no other.
    """
    wanted = keys - {""}
    if not wanted:
        return {}
    rows = ask(strings(sorted(wanted)))
    place = pc.index_in(rows.column("position"), value_set=pa.array(apart))
    if apart_ids is None:
        rows = rows.filter(pc.is_null(place))
    else:
        ids = pc.coalesce(apart_ids.take(place.combine_chunks()), one(rows.column("id")))
        rows = rows.select(["key"]).append_column("id", ids)
    told = rows.group_by("key", use_threads=False).aggregate([("id", "count_distinct"), ("id", "min")])
    ids = pc.if_else(pc.equal(told.column("id_count_distinct"), 1), told.column("id_min"), "")
    return dict(zip(told.column("key").to_pylist(), ids.to_pylist(), strict=True))
