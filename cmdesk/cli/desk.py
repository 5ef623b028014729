"""`cmdesk` without a command: opens the window, on her store or on the demonstration, or paints it into a picture."""

import argparse
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import cast

from cmdesk import bootstrap
from cmdesk.cli.context import Context, period, zone
from cmdesk.config import paths, settings
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError, UserError
from cmdesk.ui.options import DeskOptions, ThemeChoice


def run(arguments: argparse.Namespace, context: Context) -> int:
    """Open it; returns the exit code."""
    if sys.platform == "linux" and arguments.render is None and not _display():
        raise UserError(
            QT_TRANSLATE_NOOP(
                "errors", "There is no display here to open a window on. Paint it into a picture with --render OUT.png."
            )
        )
    if not arguments.demo:
        return _open(arguments, context, context.store)
    # ignore_cleanup_errors: on Windows a store that is being closed cannot be removed yet
    with tempfile.TemporaryDirectory(prefix="cmdesk-demo-", ignore_cleanup_errors=True) as folder:
        store = Path(folder) / "demo.db"
        bootstrap.fill_demo(store, context.now())
        return _open(arguments, context, store)


def _display() -> bool:
    """Whether Qt would find a screen, or was told which platform to use; it aborts where it finds none."""
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _open(arguments: argparse.Namespace, context: Context, store: Path) -> int:
    hers = zone(None)
    preferred = settings.load(paths.settings_file())
    start, end = period(arguments.desk_start, arguments.desk_end, hers)
    options = DeskOptions(
        store=store,
        demo=arguments.demo,
        language="en" if context.catalogue.language == "en" else "fr",
        theme=cast(ThemeChoice, arguments.theme or preferred.theme),
        size=_size(arguments.size),
        render=arguments.render,
        tracker=arguments.desk_tracker,
        start=start,
        end=end,
        now=context.fixed_now,
        zone=hers,
        reposts=preferred.reposts,
        own=preferred.own,
        copies=preferred.copies,
    )
    return bootstrap.run_desk(options, context.secrets)


def _size(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    match = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if match is None:
        raise UsageError(QT_TRANSLATE_NOOP("errors", "{text} is no size: write it as 1360x860."), text=text)
    return int(match[1]), int(match[2])
