"""The input cut into tasks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis_utils.corpus import plan
from analysis_utils.corpus.plan import describe_input, list_inputs, plan_tasks
from analysis_utils.corpus.tasks import Reading, Task
from analysis_utils.load.inputs import Source, list_sources

Shape = list[tuple[str, int]]


def sources(shape: Shape) -> list[Source]:
    """Sources that are never opened: only files of one document."""
    return [
        Source(address=f"{name}{i}", name=f"{name}{i}", format="text", size=size)
        for i, (name, size) in enumerate(shape)
    ]


def names(tasks: list[Task]) -> list[str]:
    return [file.name for task in tasks for file in task.files]


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 3_000_000)), max_size=40),
    st.integers(1, 7),
)
def test_every_file_is_in_one_task_in_order(shape: Shape, size: int) -> None:
    listed = sources(shape)
    tasks = list(plan_tasks(listed, Reading(task_size=size)))
    assert names(tasks) == [source.name for source in listed]
    assert [task.number for task in tasks] == list(range(len(tasks)))
    assert all(1 <= len(task.files) <= size for task in tasks)
    assert sum(task.n_bytes for task in tasks) == sum(length for _, length in shape)


def test_long_documents_make_small_tasks() -> None:
    listed = sources([("a", plan.TASK_BYTES), ("b", plan.TASK_BYTES), ("c", 1)])
    assert [len(task.files) for task in plan_tasks(listed, Reading())] == [1, 1, 1]


def test_table_is_cut_by_documents_and_adds_up_to_its_size(tmp_path: Path) -> None:
    rows = [{"id": f"d{i}", "text": f"The ferry sails {i} times."} for i in range(5)]
    (tmp_path / "b.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    (tmp_path / "a.txt").write_text("The bridge is open.")
    (tmp_path / "c.txt").write_text("The bridge is shut.")
    listed = list_inputs([str(tmp_path)])
    tasks = list(plan_tasks(listed, Reading(task_size=2)))
    found = [[*(f.name for f in t.files), *(i.doc_id for i in t.items)] for t in tasks]
    assert found == [["a"], ["d0", "d1"], ["d2", "d3"], ["d4"], ["c"]]
    assert sum(task.n_bytes for task in tasks) == sum(source.size or 0 for source in listed)


@pytest.mark.parametrize("repeated", ["d1", "a"])
def test_repeated_id_is_a_failure_wherever_the_first_is(tmp_path: Path, repeated: str) -> None:
    (tmp_path / "a.txt").write_text("The bridge is open.")
    rows = [{"id": name, "text": "The ferry sails."} for name in ("d1", repeated)]
    (tmp_path / "b.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    tasks = plan_tasks(list_inputs([str(tmp_path)]), Reading())
    kinds = [type(item).__name__ for task in tasks for item in task.items]
    assert kinds == ["Document", "Failure"]


def test_corrections_change_what_the_manifest_says_of_an_input(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("It rained.")
    (source,) = list_sources(article)
    before = describe_input(source)
    (tmp_path / "a.corrections.csv").write_text("start,end,text\n")
    assert describe_input(source) != before
