"""`cmdesk chart`: pictures from a script, traceable to the numbers that `stats` prints."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cmdesk.cli import main
from cmdesk.core.corrections import Purpose
from cmdesk.core.types import Label
from cmdesk.core.views import View
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, write_x, x_post
from tests.pdf import read_pdf
from tests.png import dots_per_inch, size, told
from tests.vectors import read_svg

DAYS = {"2024-05-02": 3, "2024-05-04": 7}


def cmdesk(*words: str | Path) -> subprocess.CompletedProcess[str]:
    # a process of its own: it makes the application, which a test process may make only once
    return subprocess.run(
        [sys.executable, "-m", "cmdesk", *map(str, words)], capture_output=True, text=True, encoding="utf-8", timeout=60
    )


def prepare(*words: str | Path) -> None:
    """Run a command that paints nothing, and so needs no process of its own."""
    assert main([*map(str, words)]) == 0


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("charts")
    posts = [
        x_post(f"{day[-2:]}{number}", "le café vermeil, un régal", created_at=f"{day}T10:{number:02}:00.000Z")
        for day, count in DAYS.items()
        for number in range(count)
    ]
    path = folder / "mentions.db"
    prepare("--store", path, "import", write_x(folder / "posts.jsonl", posts))
    prepare("--store", path, "track", "add", "Café Vermeil", "--query", "vermeil OR #vermeil")
    return path


def test_the_picture_tells_the_numbers_it_was_painted_from(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "chart.png"
    words = ("--tracker", "café vermeil", "--tz", "Europe/Paris", "--by", "day", "--out", out)
    done = cmdesk("--store", store, "chart", "volume-mood", *words, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"out": str(out), "mentions": 10}
    assert size(out) == (1200, 675)
    texts = told(out)
    assert texts["Tracker"] == "Café Vermeil"
    assert texts["Query"] == "vermeil OR #vermeil"
    assert texts["Period"] == "2024-05-02T00:00:00+02:00/2024-05-05T00:00:00+02:00"
    assert (texts["Zone"], texts["Mentions"], texts["Filters"]) == ("Europe/Paris", "10", "none")
    assert texts["Software"].startswith("cmdesk ")


def test_a_period_and_the_screen_preset(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "chart.png"
    words = ("--from", "2024-05-04", "--to", "2024-05-04", "--tz", "UTC", "--size", "screen", "--no-reposts")
    done = cmdesk("--store", store, "chart", "volume", *words, "--out", out, "--json")
    assert json.loads(done.stdout)["mentions"] == 7
    assert size(out) == (1360, 480)
    assert (told(out)["Tracker"], told(out)["Filters"]) == ("*", "no-reposts")


def test_own_posts_are_told_where_there_are_accounts(store: Path, tmp_path: Path) -> None:
    copied, out = tmp_path / "own.db", tmp_path / "chart.png"
    copied.write_bytes(store.read_bytes())
    prepare("--store", copied, "account", "add", "x", "camille_cie")
    words = ("--from", "2024-05-04", "--to", "2024-05-04", "--tz", "UTC", "--out", out, "--json")
    for more, filters, mentions in (((), "no-own-posts", 0), (("--own",), "own-posts", 7)):
        done = cmdesk("--store", copied, "chart", "volume", *words, *more)
        assert json.loads(done.stdout)["mentions"] == mentions
        assert told(out)["Filters"] == filters


@pytest.mark.parametrize(
    ("form", "words"), [("svg", ("--transparent",)), ("pdf", ("--size", "A4", "--theme", "dark"))], ids=["svg", "pdf"]
)
def test_the_ending_of_the_name_chooses_the_form(
    form: str, words: tuple[str, ...], store: Path, tmp_path: Path
) -> None:
    out = tmp_path / f"chart.{form}"
    days = ("--from", "2024-05-01", "--to", "2024-05-10", "--by", "day", "--tz", "UTC")
    done = cmdesk("--store", store, "--lang", "fr", "chart", "volume", *days, *words, "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    data = out.read_bytes()
    drawing = read_svg(data) if form == "svg" else read_pdf(data, 300)
    # a page of A4 in pixels, or the post on a network
    assert (drawing.width, drawing.height) == pytest.approx((1200, 675) if form == "svg" else (3508, 2479), abs=1)
    assert "jeu. 2 mai" in [text.words for text in drawing.texts]
    colour = "#1f77b4" if form == "svg" else "#56b4e9"
    assert len(drawing.of_colour(colour)) == 2
    # the ground is left out, or dark
    assert len(drawing.of_colour("#ffffff")) == 0
    assert len(drawing.of_colour("#1c222b")) == (0 if form == "svg" else 1)


def test_a_size_is_pixels_and_paper(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "chart.png"
    assert cmdesk("--store", store, "chart", "mood", "--size", "a4", "--out", out).returncode == 0
    assert size(out) == (3154, 2126)
    assert dots_per_inch(out) == pytest.approx((300, 300), abs=0.02)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--out", "chart.gif"), 2, ".png, .svg or .pdf"),
        (("--tracker", "Nobody"), 2, "Nobody"),
        (("--size", "12x9"), 2, "12x9"),
        (("--tz", "Europe/Nowhere"), 2, "Europe/Nowhere"),
        (("--out", "/nowhere/at/all.png"), 1, "/nowhere/at/all.png"),
    ],
)
def test_what_cannot_be_drawn_is_one_sentence(
    words: tuple[str, ...], code: int, said: str, store: Path, tmp_path: Path
) -> None:
    done = cmdesk("--store", store, "--lang", "en", "chart", "volume", "--out", tmp_path / "chart.png", *words)
    assert done.returncode == code
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert not list(tmp_path.iterdir())


def test_a_store_without_mentions_has_nothing_to_draw(tmp_path: Path) -> None:
    store, out = tmp_path / "empty.db", tmp_path / "chart.png"
    prepare("--store", store, "track", "list")
    done = cmdesk("--store", store, "--lang", "en", "chart", "volume", "--out", out)
    assert done.returncode == 2
    assert "no mention" in done.stderr
    assert not out.exists()


def test_a_filter_is_counted_by_and_told(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "chart.png"
    words = ("--tracker", "café vermeil", "--tz", "UTC", "--out", out, "--json")
    done = cmdesk("--store", store, "chart", "volume", "--filter", "régal -thé lang:fr", *words)
    assert (done.returncode, json.loads(done.stdout)["mentions"]) == (0, 10)
    assert told(out)["Filters"] == "query=régal -thé lang:fr"
    none = cmdesk(
        "--store", store, "chart", "volume", "--filter", "thé", "--from", "2024-05-02", "--to", "2024-05-04", *words
    )
    assert json.loads(none.stdout)["mentions"] == 0


def test_a_filter_that_cannot_be_read_is_told_and_nothing_is_written(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "chart.png"
    done = cmdesk("--store", store, "chart", "volume", "--filter", '"open', "--out", out)
    assert done.returncode == 2 and "onne 1" in done.stderr and not out.exists()


def test_corrected_moods_take_labels_and_say_so(store: Path, tmp_path: Path) -> None:
    copied, out = tmp_path / "labelled.db", tmp_path / "mood.png"
    posts = [
        x_post(
            f"9{number}", f"un régal au café vermeil, numéro {number}", created_at=f"2024-06-02T10:{number:02}:00.000Z"
        )
        for number in range(60)
    ]
    prepare("--store", copied, "import", write_x(tmp_path / "posts.jsonl", posts))
    words = ("--store", copied, "--lang", "en", "chart", "mood", "--method", "corrected", "--tz", "UTC", "--out", out)
    refused = cmdesk(*words)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "takes 50 labels" in refused.stderr and "there are 0" in refused.stderr and refused.stderr.count("\n") == 1
    assert not out.exists()
    opened = SqliteStore(copied)
    for drawn in opened.draw(View(), Purpose.PERIOD, 55, now=NOW).mentions:
        assert drawn.line is not None
        opened.correct([drawn.line.id], Label.POSITIVE, now=NOW)
    opened.close()
    done = cmdesk(*words)
    assert (done.returncode, done.stderr) == (0, "")
    assert (told(out)["Metric"], told(out)["Labels"]) == ("corrected-mood@1", "55")
    assert cmdesk(*(word if word != "corrected" else "counted" for word in words)).returncode == 0
    assert told(out)["Metric"] == "net-sentiment@1" and "Labels" not in told(out)
