from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from analysis_utils.errors import CellError
from analysis_utils.report.chapters import join_chapters
from analysis_utils.report.execute import CellProgress, run_notebook

from .conftest import code, markdown, notebook


def test_cells_share_one_kernel_and_keep_their_outputs(tmp_path: Path) -> None:
    joined = notebook(markdown("# A"), code("a = 2"), code("print(a)"), code("a + 1"))
    run_notebook(joined, folder=tmp_path)
    assert joined.cells[2].outputs[0].text == "2\n"
    assert joined.cells[3].outputs[0].data["text/plain"] == "3"
    assert all("execution" not in cell.metadata for cell in joined.cells)


def test_the_kernel_works_in_the_folder_and_is_this_python(tmp_path: Path) -> None:
    joined = notebook(code("import os, sys\nprint(os.getcwd(), sys.executable)"))
    run_notebook(joined, folder=tmp_path)
    assert joined.cells[0].outputs[0].text.split() == [str(tmp_path.resolve()), sys.executable]


def test_progress_tells_chapter_and_cell(tmp_path: Path) -> None:
    chapters = [("01", notebook(markdown("# A"), code("1"))), ("02", notebook(code("2")))]
    told: list[CellProgress] = []
    run_notebook(join_chapters(chapters), folder=tmp_path, progress=told.append)
    assert told == [
        CellProgress(chapter="01", cell=1, n_cells=2),
        CellProgress(chapter="02", cell=2, n_cells=2),
    ]


def test_scratch_runs_in_the_same_kernel_and_is_not_stored(tmp_path: Path) -> None:
    joined = notebook(code("a = 'kept'"))
    run_notebook(joined, folder=tmp_path, scratch=["open('a.txt', 'w').write(a)"])
    assert (tmp_path / "a.txt").read_text() == "kept"
    assert [cell.source for cell in joined.cells] == ["a = 'kept'"]


def test_a_cell_that_raises_is_shown_with_its_traceback(tmp_path: Path) -> None:
    joined = join_chapters([("01_who", notebook(code("a = 0"), code("b = 1\nb / a")))])
    with pytest.raises(CellError) as caught:
        run_notebook(joined, folder=tmp_path)
    message = str(caught.value)
    first = "01_who, cell 2 of 2 raised ZeroDivisionError: division by zero"
    assert message.splitlines()[0] == first
    assert "    b / a" in message
    assert "Traceback" in message
    assert "\x1b" not in message


def test_a_scratch_that_raises_is_an_error_and_leaves_no_cell(tmp_path: Path) -> None:
    joined = notebook(code("1"))
    with pytest.raises(CellError, match="the step after the last cell raised ValueError"):
        run_notebook(joined, folder=tmp_path, scratch=["raise ValueError('x')"])
    assert len(joined.cells) == 1


def test_warnings_of_the_kernel_stay_out(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    joined = notebook(code("1"))
    run_notebook(joined, folder=tmp_path)
    assert capfd.readouterr().err == ""
    assert [output.output_type for output in joined.cells[0].outputs] == ["execute_result"]


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_an_interrupt_leaves_no_kernel(tmp_path: Path) -> None:
    script = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from analysis_utils.imports import import_nbformat
        from analysis_utils.report.execute import run_notebook
        v4 = import_nbformat().v4
        source = "import os, time\\nopen('pid', 'w').write(str(os.getpid()))\\ntime.sleep(60)"
        notebook = v4.new_notebook(cells=[v4.new_code_cell(source)])
        try:
            run_notebook(notebook, folder=Path(sys.argv[1]))
        except KeyboardInterrupt:
            sys.exit(7)
        """
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as running:
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
            assert running.poll() is None
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, complaints = running.communicate()
    assert running.returncode == 7
    assert complaints == b""
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_it_runs_inside_a_running_loop_too(tmp_path: Path) -> None:
    joined = notebook(code("1 + 1"))

    async def as_in_a_notebook() -> None:
        run_notebook(joined, folder=tmp_path)

    asyncio.run(as_in_a_notebook())
    assert joined.cells[0].outputs[0].data["text/plain"] == "2"
