"""What can go wrong with an output: a clear message, exit code 2, and the outputs of the run before as they were."""

import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rolemap.cli import run as run_here
from rolemap.errors import OutputError
from rolemap.files import finish_interrupted, write_file, write_files, writing

ROOT = Path(__file__).parents[2]
PEOPLE = "id,name,title,manager id\n1,Ana Ruiz,Program Manager,\n2,Ken Ito,Project Manager,1\n"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions and signals of POSIX")


def rolemap(
    *arguments: object, cwd: Path, shell: str = "", prefix: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """``rolemap`` as a process; ``shell`` is what a shell puts after it, ``prefix`` what starts it."""
    command = [*prefix, sys.executable, "-m", "rolemap", *map(str, arguments)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    script = ["bash", "-c", f'"$@" {shell}', "bash", *command] if shell else command
    return subprocess.run(script, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return tmp_path


def shown(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_full_disk(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A limit on the size of files stands for the disk: the page of the map is too large for it."""
    write_files(folder / "results", {"roles.csv": "old", "report.html": "old"})
    before = shown(folder)
    monkeypatch.chdir(folder)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    try:
        code = run_here(["map", "people.csv", "--out", "results"])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    said = "rolemap: results: cannot be written (File too large); choose another place with --out\n"
    assert (code, capsys.readouterr().err) == (2, said)
    assert shown(folder) == before
    assert sorted(path.name for path in folder.iterdir()) == ["people.csv", "results"]


@pytest.mark.parametrize("existing", [False, True])
def test_no_space_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, existing: bool) -> None:
    if existing:
        write_files(tmp_path / "results", {"a.txt": "old"})
    before = shown(tmp_path)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"results: cannot be written \(No space left on device\); free some space"):
        write_files(tmp_path / "results", {"a.txt": "new", "b.txt": "new"})
    assert shown(tmp_path) == before
    assert not list(tmp_path.rglob(".*"))


def test_a_full_device_behind_stdout(folder: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    run = rolemap("classify", "people.csv", cwd=folder, shell="> /dev/full")
    assert run.returncode == 2
    assert run.stderr.startswith("rolemap: stdout: cannot be written (No space left on device); free some space")
    assert run.stderr.count("\n") == 1


def test_a_closed_stdout(folder: Path) -> None:
    run = rolemap("classify", "people.csv", cwd=folder, shell=">&-")
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert "stdout is closed" in run.stderr


def test_a_closed_stderr(folder: Path) -> None:
    run = rolemap("classify", "none.csv", cwd=folder, shell="2>&-")
    assert (run.returncode, run.stdout, run.stderr) == (2, "", "")


def test_a_closed_pipe(folder: Path) -> None:
    people = PEOPLE + "".join(f"{i},Ana Ruiz {i},Project Manager,1\n" for i in range(3, 3000))
    (folder / "people.csv").write_text(people, encoding="utf-8")
    run = rolemap("classify", "people.csv", cwd=folder, shell='| head -1 >/dev/null; exit "${PIPESTATUS[0]}"')
    assert (run.returncode, run.stderr) == (0, "")


def without_rights() -> tuple[str, ...]:
    """What starts a process to which permissions apply, even if root runs the tests."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root may write everywhere, and there is no setpriv to take that right away")
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search")


def test_a_folder_that_is_read_only(folder: Path) -> None:
    (folder / "locked").mkdir(mode=0o500)
    run = rolemap("classify", "people.csv", "--out", "locked/roles.csv", cwd=folder, prefix=without_rights())
    assert run.returncode == 2
    assert "cannot be written (Permission denied)" in run.stderr
    assert run.stderr.count("\n") == 1
    assert not list((folder / "locked").iterdir())


def write_without_rights(folder: Path) -> str:
    """What is said when ``a.txt`` and ``b.txt`` are written into a folder by somebody who is not almighty."""
    program = (
        "import sys; from pathlib import Path; from rolemap.errors import OutputError; "
        "from rolemap.files import write_files\n"
        "try: write_files(Path(sys.argv[1]), {'a.txt': 'new', 'b.txt': 'new'})\n"
        "except OutputError as error: print(error)"
    )
    command = [*without_rights(), sys.executable, "-c", program, str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout


def test_results_in_a_folder_that_is_read_only_are_still_replaced(tmp_path: Path) -> None:
    write_files(tmp_path / "locked/results", {"a.txt": "old"})
    (tmp_path / "locked").chmod(0o500)
    assert write_without_rights(tmp_path / "locked/results") == ""
    assert shown(tmp_path / "locked/results") == {"a.txt": b"new", "b.txt": b"new"}


def test_a_file_that_is_write_protected(tmp_path: Path) -> None:
    write_files(tmp_path / "results", {"a.txt": "old", "b.txt": "old"})
    (tmp_path / "results/b.txt").chmod(0o400)
    before = shown(tmp_path)
    assert "b.txt: is write-protected or open in another program" in write_without_rights(tmp_path / "results")
    assert shown(tmp_path) == before


def test_an_output_that_another_program_has_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has the old file open keeps reading it; where the system forbids the exchange (Windows) nothing changes."""
    write_file(tmp_path / "gaps.csv", "old")
    with (tmp_path / "gaps.csv").open(encoding="utf-8") as reader:
        write_file(tmp_path / "gaps.csv", "new")
        assert reader.read() == "old"

    def refuse(_path: Path, _target: Path) -> None:
        raise PermissionError(13, "Access is denied", str(tmp_path / "gaps.csv"))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(
        OutputError, match=r"gaps.csv: cannot be written \(Access is denied\); close it if another prog"
    ):
        write_file(tmp_path / "gaps.csv", "newer")
    assert (tmp_path / "gaps.csv").read_text(encoding="utf-8") == "new"


def test_what_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "gaps.md").mkdir()
    (tmp_path / "results").write_text("a file", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(OutputError, match=r"gaps.md: a folder is in the way"):
        write_file(tmp_path / "gaps.md", "")
    with pytest.raises(OutputError, match="results: is a file, and a folder is needed"):
        write_files(tmp_path / "results", {"a": "", "b": ""})
    with pytest.raises(OutputError, match="loop: cannot be written"):
        write_files(tmp_path / "loop", {"a": "", "b": ""})
    with pytest.raises(OutputError, match="results: is a file, and a folder is needed"):
        write_file(tmp_path / "results" / "a.txt", "")


@pytest.mark.parametrize(
    "arguments",
    [["map", "loop.csv"], ["map", "people.csv", "--out", "results"], ["classify", "people.csv", "--out", "results/a"]],
)
def test_links_that_lead_in_a_circle(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    (folder / "loop.csv").symlink_to(folder / "loop.csv")
    (folder / "results").symlink_to(folder / "results")
    monkeypatch.chdir(folder)
    assert run_here(arguments) == 2
    assert capsys.readouterr().err.startswith("rolemap: ")


def test_a_link_to_a_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "results").symlink_to(tmp_path / "there")
    write_files(tmp_path / "results", {"a.txt": "1", "b.txt": "2"})
    write_files(tmp_path / "results", {"a.txt": "3", "b.txt": "4"})
    assert (tmp_path / "results").is_symlink()
    assert shown(tmp_path / "there") == {"a.txt": b"3", "b.txt": b"4"}


def test_a_device_is_written_to_and_never_replaced(folder: Path) -> None:
    write_file(Path(os.devnull), "x")
    assert not Path(os.devnull).is_file()
    run = rolemap("classify", "people.csv", "--out", "/dev/stdout", cwd=folder, shell="> roles.csv")
    assert run.returncode == 0, run.stderr
    assert (folder / "roles.csv").read_text(encoding="utf-8").startswith("person_id,")


def test_everything_is_for_its_owner_alone(folder: Path) -> None:
    old = os.umask(0)
    try:
        assert run_here(["map", str(folder / "people.csv"), "--out", str(folder / "results")]) == 0
        assert run_here(["gaps", str(folder / "people.csv"), "--out", str(folder / "gaps.xlsx")]) in (0, 1)
    finally:
        os.umask(old)
    assert (folder / "results").stat().st_mode & 0o777 == 0o700
    made = [folder / "gaps.xlsx", *(folder / "results").iterdir()]
    assert {path.stat().st_mode & 0o777 for path in made} == {0o600}


def test_a_folder_keeps_its_rights_and_the_files_of_others(tmp_path: Path) -> None:
    results = tmp_path / "results"
    results.mkdir(mode=0o750)
    results.chmod(0o750)
    (results / "mine.txt").write_text("mine", encoding="utf-8")
    number = (results / "mine.txt").stat().st_ino
    write_files(results, {"a.txt": "1", "old.txt": "2"})
    write_files(results, {"a.txt": "3"}, stale=["old.txt"])
    assert shown(results) == {"a.txt": b"3", "mine.txt": b"mine"}
    assert (results / "mine.txt").stat().st_ino == number
    assert results.stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize("exchange", [True, False])
def test_where_folders_cannot_change_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, exchange: bool) -> None:
    if not exchange:
        monkeypatch.setattr(writing, "swap", lambda _one, _other: False)
    for number in range(3):
        write_files(tmp_path / "results", {"a.txt": str(number), f"b{number}.txt": ""}, stale=["b0.txt", "b1.txt"])
    assert shown(tmp_path) == {"results/a.txt": b"2", "results/b2.txt": b""}
    assert [path.name for path in tmp_path.iterdir()] == ["results"]


def test_the_working_folder_is_not_exchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    number = tmp_path.stat().st_ino
    for text in "12":
        write_files(Path(), {"a.txt": text, "b.txt": text})
    assert tmp_path.stat().st_ino == number
    assert shown(tmp_path) == {"a.txt": b"2", "b.txt": b"2"}


def test_a_run_at_work_is_left_alone(tmp_path: Path) -> None:
    """A second run clears away what killed runs left, and nothing that a living one still needs."""
    from rolemap.files.hidden import hidden_folder

    (tmp_path / "results").mkdir()
    with hidden_folder(tmp_path / "results", beside=True) as alive:
        finish_interrupted(tmp_path / "results")
        assert alive.exists()
    assert not alive.exists()


def test_ctrl_c_while_a_file_is_read(folder: Path) -> None:
    """The people come through a pipe that nobody fills: rolemap surely waits for them when the signal comes."""
    os.mkfifo(folder / "slow.csv")
    command = [sys.executable, "-m", "rolemap", "map", "slow.csv", "--out", "results"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with (folder / "slow.csv").open("wb"):  # opens when the other end is opened
        run.send_signal(signal.SIGINT)
        stdout, stderr = run.communicate()
    assert (run.returncode, stdout, stderr) == (130, b"", b"rolemap: interrupted; no output is half-written\n")
    assert sorted(path.name for path in folder.iterdir()) == ["people.csv", "slow.csv"]


@pytest.mark.parametrize("kind", ["exchange", "one by one"])
def test_ctrl_c_in_the_middle_of_the_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """What is decided is brought to its end."""
    results, exchange = tmp_path / "results", writing.swap
    write_files(results, {"a.txt": "old", "b.txt": "old"})

    def swap(one: Path, other: Path) -> bool:
        exchange(one, other)
        raise KeyboardInterrupt

    def settle(place: Path, target: Path) -> None:
        (place / "new/a.txt").replace(target / "a.txt")
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "swap", swap if kind == "exchange" else lambda _one, _other: False)
    monkeypatch.setattr(writing, "settle", settle)
    with pytest.raises(KeyboardInterrupt):
        write_files(results, {"a.txt": "new", "b.txt": "new"})
    assert shown(tmp_path) == {"results/a.txt": b"new", "results/b.txt": b"new"}
