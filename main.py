"""Start cmdesk from a checkout: `python main.py` is the same as the command `cmdesk`."""

import sys

from cmdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
