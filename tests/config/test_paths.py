"""Where things lie: each in its own folder under her home."""

import sys
from pathlib import Path

import pytest

from cmdesk.config import paths


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems keep such files elsewhere")
def test_files_lie_where_linux_keeps_such_files(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name)
    assert paths.default_store() == home / ".local/share/cmdesk/mentions.db"
    assert paths.settings_file() == home / ".config/cmdesk/settings.json"
    assert paths.log_file() == home / ".local/state/cmdesk/log/cmdesk.log"


def test_nothing_is_made_by_asking(home: Path) -> None:
    found = {paths.default_store(), paths.settings_file(), paths.log_file()}
    assert len(found) == 3
    assert not any(path.exists() for path in found)
