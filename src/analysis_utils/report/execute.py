"""Running a notebook in one kernel of its own."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis_utils.errors import CellError, ReportError
from analysis_utils.imports import import_nbformat
from analysis_utils.report.chapters import METADATA, Notebook
from analysis_utils.report.stoppable import run_stoppable

_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_STARTUP_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class CellProgress:
    """How far a run is: cell ``cell`` of ``n_cells`` is about to run, in ``chapter``."""

    chapter: str
    cell: int
    n_cells: int


Progress = Callable[[CellProgress], None]


def run_notebook(
    notebook: Notebook,
    *,
    folder: Path,
    scratch: Sequence[str] = (),
    progress: Progress | None = None,
) -> Notebook:
    """Run the code cells of a notebook, in order, in one fresh kernel.

    The kernel is the Python that runs this; it speaks over sockets in a private temporary
    folder, reads no profile of the user's, and is gone when the function returns or raises,
    an interrupt included.

    Parameters
    ----------
    notebook : notebook
        Changed in place: outputs are added, without execution times.
    folder : Path
        The working directory of the kernel.
    scratch : sequence of str
        Sources that run in the same kernel behind the last cell; nothing of them is stored.
    progress : callable, optional
        Called with a `CellProgress` before each code cell.

    Returns
    -------
    notebook
        The same notebook.

    Raises
    ------
    CellError
        A cell raised; the message holds its chapter, number, source and traceback.
    ReportError
        The kernel did not start, or died.
    """
    # One socket path holds about 100 bytes: the folder's name has to be short.
    with tempfile.TemporaryDirectory(prefix="mr", dir=_short_folder()) as private:
        work = _run(notebook, folder, scratch, progress, Path(private))
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            run_stoppable(work)
        else:  # inside a notebook, whose loop is busy running this call
            with ThreadPoolExecutor(1) as pool:
                pool.submit(asyncio.run, work).result()
    return notebook


async def _run(
    notebook: Notebook,
    folder: Path,
    scratch: Sequence[str],
    progress: Progress | None,
    private: Path,
) -> None:
    client = _new_client(notebook, private)
    manager = client.km
    try:
        await _start(client, folder, private)
        n_cells = sum(cell.cell_type == "code" for cell in notebook.cells)
        number = 0
        for index, cell in enumerate(notebook.cells):
            if cell.cell_type != "code":
                continue
            number += 1
            chapter = cell.metadata.get(METADATA, {}).get("chapter", "")
            if progress is not None:
                progress(CellProgress(chapter=chapter, cell=number, n_cells=n_cells))
            await _run_cell(client, cell, index, f"cell {number} of {n_cells}", chapter)
        for source in scratch:
            await _run_scratch(client, source)
    finally:
        if client.kc is not None:
            client.kc.stop_channels()
        if manager.has_kernel:
            await manager.shutdown_kernel(now=True)


async def _start(client: Any, folder: Path, private: Path) -> None:
    try:
        await client.async_start_new_kernel(cwd=str(folder), env=_environment(private))
        await client.async_start_new_kernel_client()
    except (OSError, RuntimeError) as error:
        raise ReportError(
            f"no Python kernel could be started with {sys.executable}: {error}; "
            "`media-report doctor` says what is missing"
        ) from error


async def _run_cell(client: Any, cell: Any, index: int, place: str, chapter: str) -> None:
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    try:
        await client.async_execute_cell(cell, index)
    except CellExecutionError as error:
        lines = cell.outputs[-1].get("traceback", []) if cell.outputs else []
        trace = _ANSI.sub("", "\n".join(lines)).strip()
        where = f"{chapter}, {place}" if chapter else place
        raise CellError(
            f"{where} raised {error.ename}: {error.evalue}\n\n"
            f"{_indent(cell.source)}\n\n{_indent(trace)}"
        ) from error
    except DeadKernelError as error:
        # nbclient reads every cancellation, an interrupt's too, as the death of the kernel.
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            raise asyncio.CancelledError from error
        raise ReportError(
            f"the kernel died while it ran {place}:\n\n{_indent(cell.source)}"
        ) from error


async def _run_scratch(client: Any, source: str) -> None:
    cell = import_nbformat().v4.new_code_cell(source=source)
    client.nb.cells.append(cell)
    try:
        await _run_cell(client, cell, len(client.nb.cells) - 1, "the step after the last cell", "")
    finally:
        client.nb.cells.pop()


def _new_client(notebook: Notebook, private: Path) -> Any:
    import_nbformat()
    from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    class ThisPython(KernelSpecManager):
        """Knows one kernel: a kernel installed under the same name may be another Python."""

        def get_kernel_spec(self, kernel_name: str) -> Any:
            arguments = ["-m", "analysis_utils.report.kernel", "-f", "{connection_file}"]
            quiet = ["--HistoryManager.enabled=False"]
            return KernelSpec(
                argv=[sys.executable, *arguments, *quiet],
                display_name="Python 3",
                language="python",
            )

    manager = AsyncKernelManager(
        kernel_name="python3",
        kernel_spec_manager=ThisPython(),
        **({"transport": "ipc", "ip": str(private / "s")} if os.name == "posix" else {}),
        connection_file=str(private / "kernel.json"),
    )
    return NotebookClient(
        notebook,
        km=manager,
        timeout=None,
        startup_timeout=_STARTUP_SECONDS,
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,
    )


def _environment(private: Path) -> dict[str, str]:
    return {
        **os.environ,
        "IPYTHONDIR": str(private / "ipython"),  # start-up files of the user's stay out
        "PYTHONHASHSEED": "0",
    }


def _short_folder() -> str | None:
    """Return the folder for private folders, or None for the system's own."""
    return "/tmp" if os.name == "posix" and len(tempfile.gettempdir()) > 40 else None


def _indent(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
