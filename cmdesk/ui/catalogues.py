"""The catalogues of a language: Qt's own words, then ours."""

from collections.abc import Callable
from importlib.resources import files

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication


def speak(app: QApplication, language: str) -> Callable[[], None]:
    """Make the application speak "fr" or "en"; returns what makes it speak as before."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.French if language == "fr" else QLocale.Language.English))
    ours = files("cmdesk.resources") / "i18n" / f"cmdesk_{language}.qm"
    qt = f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{language}.qm"
    installed = []
    for path in (qt, str(ours)):
        translator = QTranslator(app)
        if translator.load(path):
            app.installTranslator(translator)
            installed.append(translator)

    def fall_silent() -> None:
        for translator in installed:
            app.removeTranslator(translator)
        QLocale.setDefault(before)

    return fall_silent
