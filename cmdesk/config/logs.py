"""The log of the desk: what went wrong on our side, kept in a few small files beside her data. No text of a mention."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

_BYTES: Final = 512 * 1024
_KEPT: Final = 3


def begin(path: Path) -> None:
    """Write warnings and worse to a rotating file as well; that it cannot be written is no reason not to start."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True)
    except OSError as fault:
        logging.getLogger(__name__).warning("no log is kept: %s", fault)
        return
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
