"""Only web addresses may be opened."""

import pytest

from cmdesk.ui.links import safe_url


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://x.example/",
        "http://",
        "//x.example/",
        "x.example",
        "https://user@evil.example/",
        "https://vermeil.example:secret@evil.example/",
        "data:text/html,<b>x</b>",
        "smb://server/share",
        "https://exa mple.org/",
    ],
)
def test_refused(address: str | None) -> None:
    assert safe_url(address) is None


@pytest.mark.parametrize(
    "address", ["https://vermeil.example/é?a=1&b=2#c", "HTTP://vermeil.example", "https://[::1]/x"]
)
def test_opened(address: str) -> None:
    assert safe_url(address) is not None
