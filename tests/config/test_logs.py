"""The log keeps what went wrong, in a few small files, and never stands in the way."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from cmdesk.config import logs
from cmdesk.config.secrets import Secrets


@pytest.fixture(autouse=True)
def handlers_put_back() -> Iterator[None]:
    root = logging.getLogger()
    before = list(root.handlers)
    yield
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()


def test_a_warning_is_written_and_talk_is_not(tmp_path: Path) -> None:
    path = tmp_path / "below" / "cmdesk.log"
    logs.begin(path, Secrets({}))
    logging.getLogger("cmdesk.test").warning("the disk is tired")
    logging.getLogger("cmdesk.test").info("all is well")
    text = path.read_text(encoding="utf-8")
    assert "WARNING cmdesk.test: the disk is tired" in text and "all is well" not in text


def test_a_folder_that_cannot_be_made_is_no_reason_not_to_start(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "taken").write_text("a file")
    logs.begin(tmp_path / "taken" / "cmdesk.log", Secrets({}))
    assert "no log is kept" in caplog.text
