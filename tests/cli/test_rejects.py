"""What is rejected is written down, but months of it neither fill the disk nor keep what people wrote."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from cmdesk.cli.catalogue import Catalogue
from cmdesk.cli.context import Context
from cmdesk.cli.rejects import KEPT, Rejects, drop_old, rejects_file
from cmdesk.core.types import Rejected
from tests.builders import NOW


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return Context(tmp_path / "mentions.db", Catalogue("en"), NOW, progress=False, quiet=True, verbose=False)


def test_a_file_of_a_collector_that_runs_for_months_ends_where_it_is_large(context: Context) -> None:
    rejects = Rejects(rejects_file(context, Path("collect")), context, most=1000)
    for number in range(100):
        rejects.add(Rejected(number, "no-text", excerpt="x" * 50), "here")
    rejects.close()
    assert 800 < rejects.path.stat().st_size < 1300


def test_an_import_loses_none(context: Context) -> None:
    rejects = Rejects(rejects_file(context, Path("file")), context)
    for number in range(100):
        rejects.add(Rejected(number, "no-text", excerpt="x" * 50), "here")
    rejects.close()
    assert len(rejects.path.read_text(encoding="utf-8").splitlines()) == 100


def test_what_was_rejected_long_ago_of_what_was_collected_goes_as_raw_objects_do(context: Context) -> None:
    folder = rejects_file(context, Path("collect")).parent
    folder.mkdir()
    for name, age in (("collect.1.jsonl", KEPT * 2), ("collect.2.jsonl", KEPT / 2), ("posts.csv.1.jsonl", KEPT * 2)):
        (folder / name).write_text("{}")
        moment = (NOW - age).timestamp()
        os.utime(folder / name, (moment, moment))
    drop_old(context)
    assert sorted(one.name for one in folder.iterdir()) == ["collect.2.jsonl", "posts.csv.1.jsonl"]
    assert KEPT == timedelta(days=30)
