"""Who is named on a work item, where the name is not somebody's in full."""

from rolemap.tables.references.index import PersonIndex
from rolemap.tables.register.holders import HolderReader
from tests.strategies.people_tables import people


def reader() -> HolderReader:
    staff, _ = people(
        person_id=["1", "P2", "P2", "3"],
        name=["Ana Ruiz", "Ken Ito", "Jane Roe", "Eva Schäfer"],
        title=["CEO", "Head of Plans", "Head of Plans", "PM"],
        fte=["1", "0.5", "0.6", "1"],
    )
    return HolderReader(staff, PersonIndex(staff))


def test_a_post_that_is_held_jointly_names_both_holders() -> None:
    assert [(holder.name, holder.person) for holder in reader().read("P2")] == [("Ken Ito", 1), ("Jane Roe", 2)]


def test_a_family_name_of_one_person_is_that_person_and_told() -> None:
    read = reader()
    assert [holder.person for holder in read.read("Schäfer")] == [3]
    assert read.near["Schäfer"][0] == "Eva Schäfer"


def by_given_names(cells: list[str]) -> list[list[int]]:
    staff, _ = people(
        person_id=["1", "2", "3", "4", "5"],
        name=["Ana Ruiz", "Ken Ito", "Bea Lutz", "Bea Roe", "Roe Field"],
        title=["PM"] * 5,
    )
    read = HolderReader(staff, PersonIndex(staff))
    read.learn(cells)
    return [[holder.person for holder in read.read(cell)] for cell in cells]


def test_given_names_are_people_where_a_register_goes_by_them() -> None:
    assert by_given_names(["Ana", "Ken", "Bea", "Ana & Ken", "Roe"]) == [[0], [1], [-1], [0, 1], [-1]]


def test_a_lone_given_name_is_nobody() -> None:
    assert by_given_names(["Ana", "Ken Ito", "Bea Lutz"]) == [[-1], [1], [2]]
