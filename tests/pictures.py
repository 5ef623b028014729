"""Paints the pictures of README.md: `make render`. The clock is fixed, so the same program paints the same pictures."""

import os
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "docs"
NOW = "2026-11-22T18:00:00+01:00"
TRACKER = "Café Clairambre"
PICTURES = {
    "window-fr-light": ("fr", "light", "1360x860"),
    "window-fr-dark": ("fr", "dark", "1360x860"),
    "window-en-small": ("en", "light", "960x640"),
}


def paint(folder: Path = FOLDER) -> None:
    """Paint all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (language, theme, size) in PICTURES.items():
        words = ["--now", NOW, "--lang", language, "--demo", "--theme", theme, "--size", size, "--tracker", TRACKER]
        subprocess.run(
            [sys.executable, "-m", "cmdesk", *words, "--render", str(folder / f"{name}.png")],
            check=True,
            env={**os.environ, "TZ": "Europe/Paris"},
        )


if __name__ == "__main__":
    paint()
