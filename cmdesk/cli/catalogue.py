"""Translations for the command line, without Qt: the same `.ts` catalogue that the window uses, read as XML."""

from collections.abc import Mapping
from importlib import resources
from xml.etree import ElementTree

from cmdesk.core.errors import REJECTION_REASONS, UserError
from cmdesk.core.passes import Note


class Catalogue:
    """Sentences in her language. English is the source and needs no file."""

    def __init__(self, language: str) -> None:
        """Read nothing until a sentence is asked for."""
        self.language = language
        self._found: Mapping[tuple[str, str], str] | None = None

    def translate(self, context: str, text: str) -> str:
        """The translation of `text` in a context, `text` itself where there is none."""
        if self.language == "en":
            return text
        if self._found is None:
            self._found = _read(self.language)
        return self._found.get((context, text), text)

    def sentence(self, error: UserError | Note) -> str:
        """What an error or a note says."""
        return self.translate("errors", error.template).format(**error.fields)

    def reason(self, code: str) -> str:
        """Why an input was rejected, in words."""
        return self.translate("rejections", REJECTION_REASONS[code])


def _read(language: str) -> dict[tuple[str, str], str]:
    try:
        text = resources.files("cmdesk.resources").joinpath(f"i18n/cmdesk_{language}.ts").read_text(encoding="utf-8")
    except OSError:
        return {}
    found = {}
    for context in ElementTree.fromstring(text).iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.findtext("translation")
            if translation:
                found[name, message.findtext("source") or ""] = translation
    return found
