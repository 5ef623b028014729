"""The log of the desk: what went wrong on our side, kept in a few small files beside her data. No text of a mention."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from cmdesk.config.secrets import RedactingFormatter, Secrets

_BYTES: Final = 512 * 1024
_KEPT: Final = 3


def begin(path: Path, secrets: Secrets) -> None:
    """Write warnings and worse to a rotating file as well, without any key of hers; start even where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True)
    except OSError as fault:
        logging.getLogger(__name__).warning("no log is kept: %s", fault)
        return
    handler.setLevel(logging.WARNING)
    handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s", secrets))
    logging.getLogger().addHandler(handler)
