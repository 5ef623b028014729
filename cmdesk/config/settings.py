"""Her preferences: each declared once, with its type and default. A file that cannot be read is a first start."""

import json
import locale
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("fr", "en")
THEMES: Final = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Settings:
    """What she prefers.

    Attributes:
        language: of the interface, one of LANGUAGES; "" follows the system.
        theme: one of THEMES.
        reposts: whether reposts count.
        own: whether the posts of her own accounts do.
    """

    language: str = ""
    theme: str = "system"
    reposts: bool = True
    own: bool = False

    def interface_language(self) -> str:
        """The language to speak: hers, else the system's where it is English, else French."""
        if self.language in LANGUAGES:
            return self.language
        return "en" if _system_language().lower().startswith("en") else "fr"


def _system_language() -> str:
    """What the system speaks, as far as it says: a bare C locale says nothing."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name]
    # elsewhere the environment is the only voice, and Python reads its absence as American English
    return (locale.getlocale()[0] or "") if sys.platform in ("win32", "darwin") else ""


def load(path: Path) -> Settings:
    """Read preferences; what is missing, unknown or of the wrong type keeps its default."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(found, Mapping):
        return Settings()
    default = Settings()
    kept = {
        item.name: found[item.name]
        for item in fields(Settings)
        if item.name in found and isinstance(found[item.name], type(getattr(default, item.name)))
    }
    settings = replace(default, **kept)
    return settings if settings.theme in THEMES else replace(settings, theme=default.theme)


def changed(settings: Settings, name: str, value: str | bool) -> Settings:
    """The settings with one of them changed.

    Raises:
        TypeError: there is no such setting.
    """
    return replace(settings, **{name: value})  # type: ignore[arg-type]  # the name decides the type


def save(path: Path, settings: Settings) -> None:
    """Write preferences whole or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
    draft.replace(path)
