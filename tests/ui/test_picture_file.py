"""Chart pictures as files: each form read back without Qt, and held against what it must show and say."""

import os
import re
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication, QImage

from cmdesk.core.errors import InputError, UsageError
from cmdesk.core.types import Label
from cmdesk.core.views import Tally
from cmdesk.ui import formats
from cmdesk.ui.picture import render_chart
from cmdesk.ui.picture_file import copy_chart, save_chart, save_png
from cmdesk.ui.presets import FORMS, POST, PRESETS, Form, Sheet
from cmdesk.ui.theme import DARK, LIGHT, Theme
from tests.pdf import objects, page_points, read_pdf
from tests.pdf import told as told_by_pdf
from tests.png import chunks, dots_per_inch, size, told
from tests.ui.charts.samples import LAST_DAY, NOW, TALL, of_days
from tests.ui.test_picture import spec
from tests.vectors import SVG, Drawing, read_svg

FRENCH = QLocale("fr_FR")
BLUE = LIGHT.label_colour(Label.POSITIVE).name()
METADATA = {
    "Title": "Café Vermeil",
    "Tracker": "Café Vermeil – Ἀθῆναι コーヒー ☕",
    "Query": '"café vermeil" OR #CaféVermeil OR コーヒー ' + "x" * 300,
    "Period": "2026-10-24/2026-11-22",
    "Zone": "Europe/Paris",
    "Filters": "",
    "Mentions": "1284",
    "Software": "cmdesk 0.1.0",
}
SMALL = Sheet(600, 338)

pytestmark = pytest.mark.usefixtures("qapp")


def drawn(form: Form, folder: Path, theme: Theme = LIGHT, sheet: Sheet = PRESETS[POST], **changes: object) -> Drawing:
    """A picture written in a form and read back; all lengths in pixels of the sheet."""
    data = written(form, folder, theme, sheet, **changes)
    return read_svg(data) if form == "svg" else read_pdf(data, sheet.dpi)


def written(form: Form, folder: Path, theme: Theme = LIGHT, sheet: Sheet = SMALL, **changes: object) -> bytes:
    path = folder / f"chart.{form}"
    save_chart(spec(**({"metadata": METADATA} | changes)), theme, sheet, path)
    return path.read_bytes()


def vectors() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("form", ["svg", "pdf"])


@vectors()
@pytest.mark.parametrize("name", PRESETS)
def test_labels_stand_at_their_ticks_in_vectors(form: Form, name: str, tmp_path: Path) -> None:
    """The trap of Qt's own resolutions: days below their bars, values beside their lines."""
    sheet = PRESETS[name]
    drawing = drawn(form, tmp_path, sheet=sheet, title="", legend=False)
    slack = 1.6 * sheet.width / 1200
    bars = drawing.of_colour(BLUE)
    assert len(bars) == 30
    days = {formats.short_day(LAST_DAY - timedelta(days=29 - index), FRENCH): index for index in range(30)}
    below = {days[text.words]: text for text in drawing.texts if text.words in days}
    assert len(below) >= 10
    for index, text in below.items():
        assert text.middle == pytest.approx(bars[index].middle, abs=slack), text.words
    lines = [
        *drawing.of_colour(LIGHT.colour("grid").name()),
        *(box for box in drawing.of_colour(LIGHT.colour("line_strong").name()) if box.width > sheet.width / 2),
    ]
    beside = [text for text in drawing.texts if re.fullmatch(r"[+−]?\d+(,\d)?", text.words)]
    assert len(beside) == len(lines) > 6
    for text in beside:
        # half the height of a figure above the line of the text
        middle = text.base - 0.36 * text.size
        assert min(abs(line.top + line.height / 2 - middle) for line in lines) < slack, text.words


@vectors()
def test_a_vector_picture_is_laid_out_as_the_pixels_are(form: Form, tmp_path: Path) -> None:
    """Bars of the SVG, the PDF and the PNG fill the same pixels."""
    image = render_chart(spec(), LIGHT, PRESETS[POST])
    drawing = drawn(form, tmp_path)
    assert (drawing.width, round(drawing.height)) == (1200, 675)
    for label in (Label.POSITIVE, Label.NEUTRAL, Label.NEGATIVE):
        colour = LIGHT.label_colour(label)
        boxes = [box for box in drawing.of_colour(colour.name()) if box.height > 4]
        assert len(boxes) >= 24
        for box in boxes:
            assert image.pixelColor(round(box.middle), round(box.top + box.height / 2)) == colour
            assert image.pixelColor(round(box.middle), round(box.top - 2)) != colour
    title = next(text for text in drawing.texts if text.words == "Café Vermeil")
    assert (title.left, title.size) == pytest.approx((47.5, 21.0), abs=0.5)
    (mentions,) = (text for text in drawing.texts if text.words == "mentions")
    assert mentions.turned


@vectors()
@pytest.mark.parametrize("count", [1, 400])
def test_nothing_leaves_the_plot(form: Form, count: int, tmp_path: Path) -> None:
    """SVG knows no clipping: what is outside must not be painted at all."""
    drawing = drawn(form, tmp_path, data=of_days([TALL] * count))
    line = next(box for box in drawing.of_colour(LIGHT.colour("line_strong").name()) if box.width > 600)
    bars = drawing.of_colour(BLUE)
    assert len(bars) == count
    assert bars[0].left >= line.left - 1
    assert bars[-1].left + bars[-1].width <= line.left + line.width + 1
    assert all(0 <= text.left < text.right <= drawing.width for text in drawing.texts if not text.turned)


@vectors()
def test_a_page_on_nothing_paints_no_ground(form: Form, tmp_path: Path) -> None:
    for theme, whole in ((LIGHT, True), (LIGHT.clear(), False), (DARK.clear(), False)):
        drawing = drawn(form, tmp_path, theme, now=NOW)
        card = theme.colour("card").name()
        assert bool(drawing.of_colour(card)) is whole


@vectors()
def test_hatching_is_drawn_and_not_a_picture(form: Form, tmp_path: Path) -> None:
    """No tile of pixels in a vector file; a bar that still runs is striped, so not one box of its colour."""
    whole = drawn(form, tmp_path, now=None)
    running = drawn(form, tmp_path, now=NOW)
    assert len(whole.of_colour(BLUE)) == len(running.of_colour(BLUE)) + 1 == 30
    data = (tmp_path / f"chart.{form}").read_bytes()
    unpacked = b"".join(objects(data).values()) if form == "pdf" else data
    assert not [tile for tile in (b"/Subtype /Image", b"/PatternType", b"<image", b"<pattern") if tile in unpacked]
    assert len(data) < 80_000


@pytest.mark.parametrize("form", ["png", "svg"])
@pytest.mark.parametrize("theme", [LIGHT, DARK.clear()], ids=["card", "clear"])
def test_the_same_chart_gives_the_same_bytes(form: Form, theme: Theme, tmp_path: Path) -> None:
    assert written(form, tmp_path, theme) == written(form, tmp_path, theme)


def test_a_pdf_differs_from_another_of_the_same_chart_in_date_and_mark_only(tmp_path: Path) -> None:
    one, two = (
        re.sub(rb"/(Creation|Mod)Date \([^)]*\)|/ID \[[^]]*\]", b"", written("pdf", tmp_path)) for _ in range(2)
    )
    assert one == two


# what the files say of themselves


def test_a_png_carries_every_text_whatever_its_script(tmp_path: Path) -> None:
    written("png", tmp_path)
    read = told(tmp_path / "chart.png")
    for keyword, text in METADATA.items():
        assert read.get(keyword, "") == text


def facts(xmp: ElementTree.Element) -> dict[str, str]:
    """Our own facts in XMP."""
    space = "{urn:cmdesk:chart#}"
    return {one.tag.removeprefix(space): one.text or "" for one in xmp.iter() if one.tag.startswith(space)}


@vectors()
def test_svg_and_pdf_carry_the_same_facts_as_xmp(form: Form, tmp_path: Path) -> None:
    data = written(form, tmp_path)
    if form == "svg":
        xmp = ElementTree.fromstring(data).find(f"{SVG}metadata")
        assert xmp is not None
    else:
        (stream,) = (body for body in objects(data).values() if b"/Type /Metadata" in body)
        xmp = ElementTree.fromstring(stream[stream.index(b"<?xpacket") :])
    assert facts(xmp) == METADATA
    words = "".join(xmp.itertext())
    assert "Zone: Europe/Paris; Mentions: 1284" in words
    assert "1 284 mentions" in words


def test_an_svg_names_itself_for_readers_of_screens(tmp_path: Path) -> None:
    root = ElementTree.fromstring(written("svg", tmp_path))
    assert root.attrib["role"] == "img"
    assert root[0].tag == f"{SVG}title" and root[0].text == "Café Vermeil"
    assert root[1].tag == f"{SVG}desc" and "Europe/Paris" in (root[1].text or "")


def test_a_pdf_has_a_title_and_text_that_can_be_searched(tmp_path: Path) -> None:
    data = written("pdf", tmp_path, title="Café Vermeil (été)")
    read = told_by_pdf(data)
    assert (read["Title"], read["Creator"], read["Author"]) == ("Café Vermeil (été)", "cmdesk 0.1.0", "cmdesk")
    words = [text.words for text in read_pdf(data, 96).texts]
    # with spaces, not with whatever else has the glyph of a space
    assert "Café Vermeil (été)" in words
    assert "1 284 mentions · query: vermeil · cmdesk 0.1.0" in words
    assert all(font in b"".join(objects(data).values()) for font in (b"/FontFile2", b"/ToUnicode"))


HOSTILE = '</text></svg><script>alert(1)</script><image href="http://evil.example/x"/>\x00\x01\x1b\ufffe\uffff&"\''


def test_a_hostile_name_stays_text(tmp_path: Path) -> None:
    written("svg", tmp_path, title=HOSTILE, subtitle=HOSTILE, source_line=HOSTILE, metadata={"Tracker": HOSTILE})
    data = (tmp_path / "chart.svg").read_bytes()
    root = ElementTree.fromstring(data)
    kinds = {element.tag.removeprefix(SVG) for element in root.iter() if element.tag.startswith(SVG)}
    assert kinds <= {
        "svg",
        "title",
        "desc",
        "metadata",
        "g",
        "rect",
        "circle",
        "ellipse",
        "path",
        "polyline",
        "polygon",
        "text",
    }
    names = {name for element in root.iter() for name in element.attrib}
    assert not {name for name in names if "href" in name or name.startswith("on") or name == "style"}
    assert b"url(" not in data and b"<!" not in data
    assert root[0].text == '</text></svg><script>alert(1)</script><image href="http://evil.example/x"/>&"\''
    assert facts(root)["Tracker"] == root[0].text


@pytest.mark.parametrize("form", FORMS)
def test_half_a_character_in_a_name_spoils_no_file(form: Form, tmp_path: Path) -> None:
    assert written(form, tmp_path, title="Café \ud83d\udc00", metadata={"Tracker": "Café \ud83d"})


def test_fonts_of_an_svg_can_be_replaced(tmp_path: Path) -> None:
    root = ElementTree.fromstring(written("svg", tmp_path))
    texts = list(root.iter(f"{SVG}text"))
    assert texts
    for text in texts:
        assert text.attrib["font-family"].endswith(", sans-serif")
        # another font must not move what follows or shift a label from its tick
        assert float(text.attrib["textLength"]) > 0


# sizes


@pytest.mark.parametrize("name", PRESETS)
def test_a_png_tells_how_large_it_is_on_paper(name: str, tmp_path: Path) -> None:
    sheet = PRESETS[name]
    written("png", tmp_path, sheet=sheet)
    path = tmp_path / "chart.png"
    assert size(path) == sheet.size
    assert dots_per_inch(path) == pytest.approx((sheet.dpi, sheet.dpi), abs=0.02)


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [("screen", "1360", "480"), (POST, "1200", "675"), ("1920x1080", "1920", "1080"), ("a4", "267.04mm", "180.00mm")],
)
def test_an_svg_is_as_large_as_its_pixels_or_its_paper(name: str, width: str, height: str, tmp_path: Path) -> None:
    sheet = PRESETS[name]
    of = ElementTree.fromstring(written("svg", tmp_path, sheet=sheet)).attrib
    assert (of["width"], of["height"]) == (width, height)
    assert of["viewBox"] == f"0 0 {sheet.width} {sheet.height}"


@pytest.mark.parametrize(
    ("name", "points"),
    [("screen", (1020, 360)), (POST, (900, 506)), ("1920x1080", (960, 540)), ("a4", (842, 595))],
)
def test_a_pdf_page_is_the_picture_or_a_page_of_a4(name: str, points: tuple[int, int], tmp_path: Path) -> None:
    sheet = PRESETS[name]
    data = written("pdf", tmp_path, sheet=sheet)
    assert page_points(data) == points
    card, *_ = read_pdf(data, sheet.dpi).of_colour(LIGHT.colour("card").name())
    margin = sheet.margin / 25.4 * sheet.dpi
    assert (card.left, card.top) == pytest.approx((margin, margin), abs=2.5)
    assert (card.width, card.height) == pytest.approx(sheet.size, abs=2.5)


# writing


@pytest.mark.parametrize("form", FORMS)
def test_an_old_file_is_replaced_and_nothing_is_left_beside_it(form: Form, tmp_path: Path) -> None:
    (tmp_path / f"chart.{form}").write_text("old")
    heads = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}
    assert written(form, tmp_path).startswith(heads[form])
    assert [path.name for path in tmp_path.iterdir()] == [f"chart.{form}"]


@pytest.mark.parametrize("form", FORMS)
def test_an_impossible_place_is_told_in_one_sentence(form: Form, tmp_path: Path) -> None:
    path = tmp_path / "no-such-folder" / f"chart.{form}"
    with pytest.raises(InputError) as caught:
        save_chart(spec(), LIGHT, SMALL, path)
    assert str(path) in str(caught.value)
    assert str(caught.value).endswith("Choose another place.")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", FORMS)
def test_nothing_but_a_file_is_ever_replaced(form: Form, tmp_path: Path) -> None:
    # a pipe here; a device would be gone for good
    path = tmp_path / f"pipe.{form}"
    os.mkfifo(path)
    with pytest.raises(InputError, match="cannot be written"):
        save_chart(spec(), LIGHT, SMALL, path)
    assert path.is_fifo()


@pytest.mark.parametrize("name", ["chart.gif", "chart", "chart.png.exe", ".png"])
def test_an_unknown_ending_names_those_that_are_known(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=re.escape(".png, .svg or .pdf")):
        save_chart(spec(), LIGHT, SMALL, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_an_ending_is_known_however_it_is_written(tmp_path: Path) -> None:
    save_chart(spec(), LIGHT, SMALL, tmp_path / "CHART.PDF")
    assert (tmp_path / "CHART.PDF").read_bytes().startswith(b"%PDF")


def test_the_file_is_the_picture(tmp_path: Path) -> None:
    image = render_chart(spec(), LIGHT, SMALL)
    path = tmp_path / "chart.png"
    save_png(image, path, {})
    assert QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32) == image
    assert [kind for kind, _ in chunks(path)][-1] == b"IEND"


def test_a_transparent_picture_stays_so_in_the_file(tmp_path: Path) -> None:
    written("png", tmp_path, LIGHT.clear())
    image = QImage(str(tmp_path / "chart.png"))
    assert image.pixelColor(1, 1).alpha() == 0
    assert image == render_chart(spec(), LIGHT.clear(), SMALL)


def test_the_clipboard_gets_the_picture_with_its_texts() -> None:
    copy_chart(spec(metadata=METADATA), LIGHT.clear(), SMALL)
    image = QGuiApplication.clipboard().image()
    assert image == render_chart(spec(), LIGHT.clear(), SMALL)
    assert image.text("Tracker") == METADATA["Tracker"]
    assert image.pixelColor(1, 1).alpha() == 0


def test_a_picture_of_nothing_is_a_picture_in_every_form(tmp_path: Path) -> None:
    for form in FORMS:
        assert len(written(form, tmp_path, data=of_days([Tally()] * 30))) > 2000
