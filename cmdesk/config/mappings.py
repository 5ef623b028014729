"""What the columns of her tables mean, kept by name, so that next month's export needs no second explanation.

One JSON file: name -> mapping. A file that cannot be read is told, not overwritten: it may hold the work of a year.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cmdesk.core.errors import QT_TRANSLATE_NOOP, InputError, UsageError


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What she said of one kind of table.

    Attributes:
        columns: field -> name or letter of its column; what is not named is not mapped.
        date_format: None where it is found out.
        zone: name of the zone of moments that say none; None is the system's.
        source: the network of rows that do not say.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    date_format: str | None = None
    zone: str | None = None
    source: str | None = None


def load(path: Path, name: str) -> TableMapping:
    """The mapping of a name.

    Raises:
        UsageError: there is none; says which there are.
        InputError: the file cannot be read.
    """
    kept = _kept(path)
    if not isinstance(found := kept.get(name), Mapping):
        raise UsageError(
            QT_TRANSLATE_NOOP("errors", "There is no mapping called {name}. There are: {names}."),
            name=name,
            names=", ".join(sorted(kept)) or "–",
        )
    columns = found.get("columns")
    return TableMapping(
        {str(key): str(value) for key, value in columns.items()} if isinstance(columns, Mapping) else {},
        *(value if isinstance(value := found.get(key), str) else None for key in ("date_format", "zone", "source")),
    )


def names(path: Path) -> list[str]:
    """The names of all mappings; none where the file cannot be read."""
    try:
        return sorted(_kept(path))
    except InputError:
        return []


def save(path: Path, name: str, mapping: TableMapping) -> None:
    """Keep a mapping under a name, in place of the one that had it; whole or not at all.

    Raises:
        UsageError: the name is empty.
        InputError: the file cannot be read or written.
    """
    if not name.strip():
        raise UsageError(QT_TRANSLATE_NOOP("errors", "A mapping needs a name: give one with --save-mapping."))
    kept = _kept(path) | {
        name: {
            "columns": dict(mapping.columns),
            "date_format": mapping.date_format,
            "zone": mapping.zone,
            "source": mapping.source,
        }
    }
    draft = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
        draft.replace(path)
    except OSError as fault:
        raise InputError(
            QT_TRANSLATE_NOOP("errors", "The mapping cannot be written to {path} ({reason}): check the folder."),
            path=path,
            reason=fault.strerror or fault,
        ) from fault


def _kept(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as fault:
        raise InputError(_UNREADABLE, path=path) from fault
    if not isinstance(found, dict):
        raise InputError(_UNREADABLE, path=path)
    return found


_UNREADABLE = QT_TRANSLATE_NOOP(
    "errors", "The mappings in {path} cannot be read: mend the file, or move it away to begin anew."
)
