"""What starts with the window and what only with a chart: the window must be shown before pyqtgraph is loaded."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("cmdesk.ui", ("PySide6", "pyqtgraph", "numpy")),
        ("cmdesk.ui.theme", ("pyqtgraph", "numpy")),
        ("cmdesk.ui.icons", ("pyqtgraph", "numpy")),
        ("cmdesk.ui.formats", ("pyqtgraph", "numpy")),
        ("cmdesk.ui.charts.data", ("PySide6", "pyqtgraph", "numpy")),
    ],
)
def test_a_module_does_not_load_more_than_it_needs(module: str, absent: tuple[str, ...]) -> None:
    code = f"import sys, {module}; sys.exit(','.join(n for n in {absent!r} if n in sys.modules) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
    assert done.returncode == 0
