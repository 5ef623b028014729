"""The command line: one file per command, argument parsing and printing only. What it prints, scripts may rely on."""

from cmdesk.cli.program import main

__all__ = ["main"]
