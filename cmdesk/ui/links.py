"""Opening an address that came from a network: only http and https, only because she clicked."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def safe_url(address: str | None) -> QUrl | None:
    """The address as a URL that may be opened, None where it may not: other schemes, no host, a hidden login."""
    url = QUrl(address or "", QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme().lower() not in ("http", "https") or not url.host() or url.userInfo():
        return None
    return url


def open_link(address: str | None) -> bool:
    """Open an address in her browser; False where it may not be opened or nothing opens it."""
    url = safe_url(address)
    return url is not None and QDesktopServices.openUrl(url)
