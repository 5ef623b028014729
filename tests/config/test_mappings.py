"""Mappings by name: kept whole, read back, and never lost by a file that cannot be read."""

from pathlib import Path

import pytest

from cmdesk.config import mappings
from cmdesk.config.mappings import TableMapping
from cmdesk.core.errors import InputError, UsageError

BAR = TableMapping({"text": "Quoi", "posted_at": "A"}, "dmy", "Europe/Paris", "x")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "mappings.json"


def test_what_is_kept_comes_back(file: Path) -> None:
    mappings.save(file, "Été", BAR)
    mappings.save(file, "leer", TableMapping())
    assert mappings.load(file, "Été") == BAR
    assert mappings.load(file, "leer") == TableMapping()
    assert mappings.names(file) == ["leer", "Été"]


def test_the_same_name_is_replaced(file: Path) -> None:
    mappings.save(file, "Bar", TableMapping())
    mappings.save(file, "Bar", BAR)
    assert mappings.load(file, "Bar") == BAR
    assert [path.name for path in file.parent.iterdir()] == ["mappings.json"]


def test_a_name_that_is_none_is_refused(file: Path) -> None:
    with pytest.raises(UsageError, match="needs a name"):
        mappings.save(file, " ", BAR)
    with pytest.raises(UsageError, match="There is no mapping called Bar. There are: –."):
        mappings.load(file, "Bar")


@pytest.mark.parametrize("content", ["{broken", "[]", "\x00"])
def test_a_file_that_cannot_be_read_is_told_and_kept(file: Path, content: str) -> None:
    file.parent.mkdir()
    file.write_text(content)
    for work in (lambda: mappings.load(file, "Bar"), lambda: mappings.save(file, "Bar", BAR)):
        with pytest.raises(InputError, match="cannot be read"):
            work()
    assert file.read_text() == content
    assert mappings.names(file) == []


def test_what_is_of_another_type_is_passed_over(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"Bar": {"columns": [1], "date_format": 5, "zone": null, "later": true}}')
    assert mappings.load(file, "Bar") == TableMapping()


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("a file")
    with pytest.raises(InputError, match="cannot be"):
        mappings.save(tmp_path / "settings" / "mappings.json", "Bar", BAR)
