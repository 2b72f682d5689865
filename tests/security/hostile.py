"""Files whose every cell tries to become code: HTML, SVG, scripts, addresses, formulas."""

from pathlib import Path

MARKUP = (
    "<img src=x onerror=hit()>",
    "<script>hit()</script>",
    "</script><script>hit()</script>",
    "</title><svg onload=hit()>",
    '" onmouseover="hit()" x="',
    "' onfocus='hit()' autofocus='",
    "]]><script>hit()</script>",
    "--><script>hit()</script>",
    "javascript:hit()",
    "<a href=javascript:hit()>x</a>",
    "<iframe src=//evil.test></iframe>",
    "<style>@import '//evil.test'</style>",
    "<meta http-equiv=refresh content=0;url=//evil.test>",
    "{{ 7 * 7 }}{% raw %}",
    "${hit()}`hit()`",
    "\\u003cscript\\u003ehit()",
    "&lt;script&gt;hit()&lt;/script&gt;",
    "<foreignObject><body onload=hit()>",
)
FORMULAS = (
    "=1+1",
    "=SUM(2;3)",
    "+2+3",
    "-2+3",
    "@SUM(2,3)",
    "=HYPERLINK(\"http://evil.test\",\"7\")",
    "=WEBSERVICE(\"http://evil.test\")",
    "=cmd|'/c calc'!A0",
    "\t=1+1",
    "＝1+1",
    " =1+1",
    "'=1+1",
    "=DDE(\"a\";\"b\";\"c\")",
)  # fmt: skip


def quoted(cell: str) -> str:
    """A cell as CSV holds it."""
    return '"' + cell.replace('"', '""') + '"'


def write(folder: Path, texts: tuple[str, ...]) -> tuple[Path, Path]:
    """People and work with a hostile text in every column that is shown."""
    people = ["id,name,title,manager id,department,location,status"]
    work = ["id,name,kind,parent,lead,sponsor,status,depends on,department"]
    for number, text in enumerate(texts):
        cell = quoted(text)
        title = quoted(f"Project Manager {text}")
        manager = quoted(f"0{texts[0]}") if number else ""
        people.append(f"{quoted(f'{number}{text}')},{cell},{title},{manager},{cell},{cell},{cell}")
        kind = "portfolio" if number == 0 else "program" if number < 3 else "project"
        parent = (
            ""
            if number == 0
            else quoted(f"W0{texts[0]}")
            if number < 3
            else quoted(f"W{1 + number % 2}{texts[1 + number % 2]}")
        )
        lead = cell if number % 3 else quoted(f"nobody {text}")
        work.append(f"{quoted(f'W{number}{text}')},{cell},{kind},{parent},{lead},{cell},{cell},{cell},{cell}")
    folder.mkdir(exist_ok=True)
    paths = folder / "people.csv", folder / "work.csv"
    for path, lines in zip(paths, (people, work), strict=True):
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return paths
