"""Large files in pieces: where they are cut, what is refused, and that nothing is lost or read twice."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from rolemap.engines.partitions import partitions
from rolemap.engines.pieces import cuts, pieces_of
from rolemap.engines.reading import read_piece
from rolemap.engines.source import open_table
from rolemap.errors import InputError
from rolemap.read import ReadOptions, read_people

_QUOTED = "id,name,title\n" + "".join(f'{i},"Ana\nRuiz ""{i}"", PhD","Cook, ""head"""\n' for i in range(200))


@pytest.mark.parametrize("size", [64, 100, 333, 5_000])
def test_no_cut_stands_in_a_quoted_cell(size: int, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(_QUOTED)
    found = cuts(path, size)
    assert found == sorted(set(found))
    data = path.read_bytes()
    assert all(data[:cut].count(b'"') % 2 == 0 and data[cut - 1 : cut] == b"\n" for cut in found)
    assert found or size > len(data) / 2


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", _QUOTED),
        ("utf-8-sig", _QUOTED),
        ("cp1252", "id;name;title\n" + "".join(f"{i};Jürgen Müller;Geschäftsführer\n" for i in range(300))),
        ("utf-8", "Report\n\nid,name,title\n" + "".join(f"{i},Ana,Cook\n\n" for i in range(300)) + "Total,,300\n"),
        ("utf-8", "id,name,title\n" + "".join(f"{i},Ana,Cook\n" for i in range(300)) + "\nfor internal use only\n"),
    ],
)
def test_the_pieces_of_a_file_hold_the_rows_of_the_file(encoding: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(text.encode(encoding))
    opened = open_table(path, ReadOptions(), piece_bytes=700)
    assert len(opened.pieces) > 3
    read = [read_piece(piece, opened.layout) for piece in opened.pieces]
    starts = np.cumsum([0, *(part.rows_read for part in read)])
    whole = read_people(path)
    for name in ("person_id", "name", "title"):
        assert [cell for part in read for cell in part.table.frame[name]] == whole.frame[name].tolist()
    rows = [int(row + start) for part, start in zip(read, starts, strict=False) for row in part.table.row]
    assert [row + opened.layout.above + 1 for row in rows] == whole.row.tolist()
    assert starts[-1] == whole.log.sources[0].rows_read


def test_row_groups_are_gathered_into_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "people.parquet"
    table = pa.table({"id": pa.array(range(1_000)), "title": pa.array(["Cook"] * 1_000)})
    pq.write_table(table, path, row_group_size=70)
    monkeypatch.setattr("rolemap.engines.pieces.PIECE_ROWS", 300)
    opened = open_table(path, ReadOptions())
    assert [(piece.start, piece.end) for piece in opened.pieces] == [(0, 4), (4, 8), (8, 12), (12, 15)]
    ids = [cell for piece in opened.pieces for cell in read_piece(piece, opened.layout).table.frame["person_id"]]
    assert ids == [str(number) for number in range(1_000)]


def test_typed_parquet_reads_as_the_csv_of_the_same_table(tmp_path: Path) -> None:
    cells = {
        "id": pa.array([7, 8, None], pa.int32()),
        "title": pa.array(["Cook", "PM", None]).dictionary_encode(),
        "manager id": pa.array([None, 7.0, 7.0]),
        "fte": pa.array([1.0, 0.5, float("nan")]),
        "start date": pa.array([0, 86_400_000, None], pa.timestamp("ms")),
        "tags": pa.array([["a"], [], None]),
    }
    pq.write_table(pa.table(cells), tmp_path / "people.parquet")
    text = "id,title,manager id,fte,start date,tags\n7,Cook,,1,1970-01-01,\n8,PM,7,0.5,1970-01-02,\n,,7,,,\n"
    (tmp_path / "people.csv").write_text(text)
    tables = []
    for name in ("people.parquet", "people.csv"):
        opened = open_table(tmp_path / name, ReadOptions())
        tables.append(read_piece(opened.pieces[0], opened.layout).table.frame)
    columns = ["person_id", "title", "manager_id", "fte", "start"]
    assert tables[0][columns].to_dict("list") == tables[1][columns].to_dict("list")


def test_folders_patterns_and_files(tmp_path: Path) -> None:
    for name in ("b/2.parquet", "a.csv", "b/1.csv.gz", ".hidden/x.csv", "_temporary/y.csv", "_SUCCESS", "readme.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [str(path.relative_to(tmp_path)) for path in partitions(tmp_path)]
    assert found == ["a.csv", "b/1.csv.gz", "b/2.parquet"]
    assert partitions(tmp_path / "*" / "*.parquet") == [tmp_path / "b" / "2.parquet"]
    assert partitions(tmp_path / "a.csv") == [tmp_path / "a.csv"]
    (tmp_path / "people.xlsx").touch()
    with pytest.raises(InputError, match="is a workbook; --engine reads CSV and Parquet"):
        partitions(tmp_path / "people.xlsx")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.csv.gz", b"\x1f\x8b" + b"0" * 900, "is packed and too large"),
        ("x.csv", ("id,title\n" + "1,Cook\n" * 200).encode("utf-16"), "is utf-16 and too large"),
        ("x.csv", b'id,title\n1,"Cook\n' + b"2,Cook\n" * 900, "a quote is opened near byte"),
    ],
)
def test_what_cannot_be_cut_is_refused(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    encoding = "utf-16" if data.startswith(b"\xff\xfe") else None
    with pytest.raises(InputError, match=said):
        list(pieces_of(path, None, encoding, size=300))


def test_broken_parquet_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 and nothing more")
    with pytest.raises(InputError, match=r"broken\.parquet: cannot be read as Parquet"):
        open_table(tmp_path, ReadOptions())
