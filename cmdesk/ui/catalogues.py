"""The catalogues of a language: Qt's own words, then ours."""

from importlib.resources import files

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication


def speak(app: QApplication, language: str) -> list[QTranslator]:
    """Make the application speak "fr" or "en"; returns what was installed, so that it can be taken out again."""
    QLocale.setDefault(QLocale(QLocale.Language.French if language == "fr" else QLocale.Language.English))
    ours = files("cmdesk.resources") / "i18n" / f"cmdesk_{language}.qm"
    qt = f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{language}.qm"
    installed = []
    for path in (qt, str(ours)):
        translator = QTranslator(app)
        if translator.load(path):
            app.installTranslator(translator)
            installed.append(translator)
    return installed
