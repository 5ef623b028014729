"""The page of the first run on which she names her brand: its spellings as boxes, and the query that they make."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from cmdesk.core.brand_variants import LONGEST, Brand, Variant, brand, brand_query
from cmdesk.ui.dialogs.first_page import FirstPage, words
from cmdesk.ui.foreign_text import visible

_QUIET_MS = 250
"""Rest after a key press before the boxes are made anew: they must not flicker under her fingers."""


class BrandPage(FirstPage):
    """Name, spellings, a second word where the name means other things too."""

    def __init__(self, taken: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What do you want to watch?"), parent)
        self._taken = {name.casefold() for name in taken}
        self._found: Brand = brand("")
        self._chosen: dict[str, bool] = {}
        self.boxes: dict[str, QCheckBox] = {}
        self._shown_rows: list[QWidget] = []
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.name.setPlaceholderText("Café Vermeil")
        caption = QLabel(self.tr("&Name of the brand, the product or the subject"))
        caption.setBuddy(self.name)
        self.verdict = words("danger")
        self.verdict.hide()
        self._spellings = QWidget()
        inside = QVBoxLayout(self._spellings)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(words("sectionTitle", self.tr("Spellings that are looked for")))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        inside.addLayout(self._rows)
        self.forgiven = words(
            "small",
            self.tr("Capitals, accents, hyphens and apostrophes need not be told: every spelling of them is found."),
        )
        self.left_out = words("small")
        self.remark = words("")
        self.beside = QLineEdit()
        self.beside.setMaxLength(LONGEST)
        self.beside.setPlaceholderText(self.tr("network, fibre, subscription"))
        self._beside_caption = QLabel(self.tr("&One of these words must stand beside it (optional, with commas)"))
        self._beside_caption.setBuddy(self.beside)
        self._beside_caption.setWordWrap(True)
        self._second = QFrame()
        self._second.setObjectName("infoBar")
        second = QVBoxLayout(self._second)
        second.setContentsMargins(12, 8, 12, 10)
        second.setSpacing(6)
        second.addWidget(self.remark)
        second.addWidget(self._beside_caption)
        second.addWidget(self.beside)
        self._query_caption = words("sectionTitle", self.tr("The query that comes of it"))
        self.query_text = words("")
        self.query_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._query_card = QFrame()
        self._query_card.setObjectName("card")
        inside_card = QVBoxLayout(self._query_card)
        inside_card.setContentsMargins(12, 8, 12, 8)
        inside_card.addWidget(self.query_text)
        self._query_hint = words("small", self.tr("You can change it at any time: every tracker has an editor."))
        self.column.addWidget(caption)
        self.column.addWidget(self.name)
        self.column.addWidget(self.verdict)
        self.column.addWidget(self._spellings)
        self.column.addWidget(self.left_out)
        self.column.addWidget(self.forgiven)
        self.column.addWidget(self._second)
        self.column.addSpacing(4)
        self.column.addWidget(self._query_caption)
        self.column.addWidget(self._query_card)
        self.column.addWidget(self._query_hint)
        self.column.addStretch(1)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self.look)
        self.name.textChanged.connect(self._typed)
        self.beside.textChanged.connect(lambda _: self._show_query())
        self.look()

    @property
    def complete(self) -> bool:
        """Whether there is a query, under a name that is free."""
        return bool(self.query()) and not self._is_taken()

    def first_field(self) -> QWidget | None:
        return self.name

    def tracker_name(self) -> str:
        """The name as she typed it, its spaces made single."""
        return " ".join(self.name.text().split())

    def query(self) -> str:
        """The query of what is chosen, "" where there is none."""
        terms = [term for term, box in self.boxes.items() if box.isChecked()]
        return brand_query(terms, self.beside.text() if self._found.remark else "")

    @property
    def chosen(self) -> Mapping[str, bool]:
        """The boxes that she changed, by their term."""
        return dict(self._chosen)

    def fill(self, name: str, chosen: Mapping[str, bool], beside: str) -> None:
        """Put back what she had typed and chosen."""
        self._chosen = dict(chosen)
        self.name.setText(name)
        self.beside.setText(beside)
        self.look()

    def look(self) -> None:
        """Find the spellings of the name as it stands."""
        self._quiet.stop()
        found = brand(self.name.text())
        if found.variants != self._found.variants:
            self._found = found
            self._make_boxes()
        self._found = found
        self._spellings.setVisible(len(found.variants) > 1)
        self.forgiven.setVisible(bool(found.variants))
        self.left_out.setVisible(bool(found.left_out))
        self.left_out.setText(
            self.tr("“{form}” is left out of the query: hardly anybody writes it.").format(form=visible(found.left_out))
        )
        self._second.setVisible(bool(found.remark))
        shown = visible(found.name, 40)
        self.remark.setText(
            self.tr("“{name}” is short and stands for other things too: a second word helps.").format(name=shown)
            if found.remark == "short"
            else self.tr("“{name}” is an everyday word too: a second word helps to keep the others out.").format(
                name=shown
            )
        )
        self._show_query()

    def _typed(self) -> None:
        self._quiet.start()
        # whether she can go on is known at once
        self.changed.emit()

    def _is_taken(self) -> bool:
        return self.tracker_name().casefold() in self._taken

    def _make_boxes(self) -> None:
        for gone in self._shown_rows:
            self._rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._shown_rows = []
        self.boxes = {}
        kinds: set[str] = set()
        for variant in self._found.variants:
            row = QWidget()
            inside = QVBoxLayout(row)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(1)
            shown = visible(variant.term, 60)
            box = QCheckBox(shown.replace("&", "&&"))
            box.setChecked(self._chosen.get(variant.term, variant.chosen))
            told = self._told(variant)
            box.setAccessibleName(shown)
            box.setAccessibleDescription(told)
            box.clicked.connect(lambda on, term=variant.term: self._choose(term, on))
            hint = words("small", told)
            hint.setContentsMargins(24, 0, 0, 0)
            inside.addWidget(box)
            inside.addWidget(hint)
            # said once is enough
            hint.setVisible(variant.kind not in kinds)
            kinds.add(variant.kind)
            self._rows.addWidget(row)
            self._shown_rows.append(row)
            self.boxes[variant.term] = box

    def _choose(self, term: str, on: bool) -> None:
        self._chosen[term] = on
        self._show_query()

    def _show_query(self) -> None:
        query = self.query()
        typed = bool(self.name.text().strip())
        for part in (self._query_caption, self._query_card, self._query_hint):
            part.setVisible(bool(query))
        self.query_text.setText(visible(query, 600))
        verdict = ""
        if typed and self._is_taken():
            verdict = self.tr("There is already a tracker of this name.")
        elif typed and not self._found.variants:
            verdict = self.tr("There is no letter and no digit in this name to look for.")
        elif typed and not query:
            verdict = self.tr("Tick at least one spelling.")
        self.verdict.setText(verdict)
        self.verdict.setVisible(bool(verdict))
        self.changed.emit()

    def _told(self, variant: Variant) -> str:
        """What a spelling is, in a few words."""
        sign = variant.term.strip('"')
        return {
            "name": self.tr("the name itself, as a word and as a #tag"),
            "joined": self.tr("in one word, as accounts and tags write it: @{word}, #{word}").format(word=sign),
            "tag": self.tr("this tag alone: it may mean something else"),
            "handle": self.tr("this account alone: it may be somebody else's"),
            "and": self.tr("with a word for the “&”, or the other way round, or without its spaces"),
            "plain": self.tr("without its signs"),
            "underscored": self.tr("as some accounts write it"),
            "apart": self.tr("in several words"),
            "site": self.tr("without the end of the address: it may be an everyday word"),
            "legal": self.tr("with its legal form"),
        }[variant.kind]
