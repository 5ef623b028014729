"""cmdesk, a desktop listening post for a community manager.

`main.py`, `python -m cmdesk` and the command `cmdesk` all end in `cmdesk.cli.main`; the window is one of its commands.
The rooms and who may enter which are drawn in CONTRIBUTING.md and enforced by `make lint`.
"""

__version__ = "0.1.0"
