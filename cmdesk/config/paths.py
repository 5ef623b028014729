"""Where things lie on each system, without Qt: platformdirs gives the same folders as Qt's application name alone."""

from pathlib import Path
from typing import Final

from platformdirs import PlatformDirs

_DIRS: Final = PlatformDirs("cmdesk", appauthor=False)


def default_store() -> Path:
    """The store that is opened when none is named."""
    return Path(_DIRS.user_data_dir) / "mentions.db"


def settings_file() -> Path:
    """Where her preferences are kept."""
    return Path(_DIRS.user_config_dir) / "settings.json"


def mappings_file() -> Path:
    """Where it is kept what the columns of her tables mean."""
    return Path(_DIRS.user_config_dir) / "mappings.json"


def log_file() -> Path:
    """Where faults of the program are written."""
    return Path(_DIRS.user_log_dir) / "cmdesk.log"
