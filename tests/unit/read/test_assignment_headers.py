"""Assignments of ten languages, read with no option."""

from pathlib import Path

import pytest

from rolemap.model import Role
from rolemap.read import read_assignments
from rolemap.tables.register.to_assignments import to_assignments
from rolemap.tables.register.to_work import to_work
from tests.strategies.work_tables import rows, staff

ITEMS = to_work(rows("work_id | name | kind", "P1 | Shop | project"), staff()).items


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Person,Project,Role,Allocation %,Start,End", "Project manager"),
        ("Resource Name,Task Name,Project role,Units,Start Date,Finish Date", "Project manager"),
        ("Mitarbeiter,Projekt,Projektrolle,Auslastung,Von,Bis", "Projektleiterin"),
        ("Collaborateur,Projet,Rôle,Taux d'affectation,Début,Fin", "Chef de projet"),
        ("Empleado,Proyecto,Rol,Dedicación,Inicio,Fin", "Jefa de proyecto"),
        ("Dipendente,Progetto,Ruolo,Percentuale,Inizio,Fine", "Capo progetto"),
        ("Medewerker,Project,Rol,Inzet,Begin,Einde", "Projectleider"),
        ("Colaborador,Projeto,Papel,Alocação,Início,Término", "Gerente de projeto"),
        ("Pracownik,Projekt,Rola,Udział,Od,Do", "Kierownik projektu"),
        ("Medarbetare,Projekt,Roll,Andel,Från,Till", "Projektledare"),
        ("氏名,プロジェクト名,役割,稼働率,開始日,終了日", "プロジェクトマネージャー"),
        ("姓名,项目名称,角色,投入比例,开始日期,结束日期", "项目经理"),
    ],
)
def test_headers_and_roles(header: str, role: str, tmp_path: Path) -> None:
    file = tmp_path / "assignments.csv"
    file.write_text(f"{header}\nAna Ruiz,Shop,{role},50%,2026-01-05,2026-09-30\n", encoding="utf-8")
    given = to_assignments(read_assignments(file), staff(), ITEMS)
    (row,) = given.rows
    assert (row.person, row.work_id, row.role, row.share) == (2, "P1", Role.PJM, 0.5)
    assert (str(row.start), str(row.end)) == ("2026-01-05", "2026-09-30")
    assert [lead.person for lead in given.items["P1"].leads] == [2]
