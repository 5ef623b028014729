"""`python -m cmdesk`: the way in which the desk starts its jobs."""

import sys

from cmdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
