"""Her preferences: whatever the file holds, the program starts; what is saved is saved whole."""

import json
import locale
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.config.settings import Settings, changed, for_asking, load, save
from cmdesk.core.errors import InputError

CHOSEN = Settings(language="en", theme="dark", reposts=False, own=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def test_what_is_saved_is_read_again(path: Path) -> None:
    save(path, CHOSEN)
    assert load(path) == CHOSEN


def test_without_a_file_there_are_the_defaults(path: Path) -> None:
    assert load(path) == Settings() == Settings(language="", theme="system", reposts=True, own=False)


@pytest.mark.parametrize(
    "content",
    ["", "{", "null", "[1, 2]", '"dark"', "NaN", b"\xff\xfe\x00", b'{"theme": "\xe9"}', "[" * 100_000],
    ids=["empty", "cut", "null", "list", "text", "nan", "binary", "not utf-8", "nested"],
)
def test_a_broken_file_is_a_first_start(path: Path, content: str | bytes) -> None:
    write(path, content)
    assert load(path) == Settings()


def test_a_folder_in_its_place_is_a_first_start(path: Path) -> None:
    path.mkdir(parents=True)
    assert load(path) == Settings()


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ({"theme": "dark"}, Settings(theme="dark")),
        ({"theme": "dark", "language": 5, "reposts": "no"}, Settings(theme="dark")),
        ({"theme": None, "reposts": False}, Settings(reposts=False)),
        ({"theme": "pink", "language": "en"}, Settings(language="en")),
        ({"reposts": 0}, Settings()),
        ({"x_ceiling": 10, "x_posts": 50}, Settings(x_ceiling=10, x_posts=50)),
        ({"x_ceiling": -1, "x_posts": 2.5}, Settings()),
        ({"x_ceiling": True, "x_posts": "many", "proxy": None}, Settings()),
        ({"from_a_newer_version": 1, "theme": "light"}, Settings(theme="light")),
    ],
)
def test_what_cannot_be_used_keeps_its_default_and_the_rest_is_read(
    path: Path, found: dict[str, object], kept: Settings
) -> None:
    write(path, json.dumps(found))
    assert load(path) == kept


@settings(max_examples=40)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["theme", "language", "reposts", "x"]), inner),
    )
)
def test_whatever_the_file_holds_the_settings_are_of_their_types(
    tmp_path_factory: pytest.TempPathFactory, found: object
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-settings.json"
    path.write_text(json.dumps(found))
    read = load(path)
    assert (type(read.language), type(read.theme), type(read.reposts)) == (str, str, bool)
    assert read.theme in ("system", "light", "dark")
    assert read.interface_language() in ("fr", "en")


def test_a_save_that_fails_leaves_the_old_file_and_nothing_beside_it_that_counts(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(path, CHOSEN)

    def refuse(*_: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", refuse)
        broken.setattr(Path, "replace", refuse)
        with pytest.raises(InputError, match="disk full"):
            save(path, Settings())
    assert load(path) == CHOSEN
    save(path, Settings(theme="light"))
    assert load(path) == Settings(theme="light")
    assert [child.name for child in path.parent.iterdir()] == [path.name]


def test_one_setting_changes_and_the_others_stay() -> None:
    assert changed(CHOSEN, "theme", "light") == Settings(language="en", theme="light", reposts=False, own=True)
    with pytest.raises(TypeError):
        changed(CHOSEN, "colour", "red")


@pytest.mark.parametrize(
    ("chosen", "environment", "spoken"),
    [
        ("fr", {"LANG": "en_US.UTF-8"}, "fr"),
        ("en", {"LANG": "fr_FR.UTF-8"}, "en"),
        ("", {"LANG": "fr_FR.UTF-8"}, "fr"),
        ("", {"LANG": "en_GB.UTF-8"}, "en"),
        ("", {"LANG": "de_DE.UTF-8"}, "fr"),
        ("", {"LANG": "C.UTF-8"}, "fr"),
        ("", {}, "fr"),
        ("", {"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, "fr"),
        ("", {"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ("", {"LANG": "en_GB.UTF-8", "LC_ALL": ""}, "en"),
        ("klingon", {"LANG": "en_GB.UTF-8"}, "en"),
    ],
)
def test_the_language_is_hers_else_english_where_the_system_is_else_french(
    monkeypatch: pytest.MonkeyPatch, chosen: str, environment: dict[str, str], spoken: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert Settings(language=chosen).interface_language() == spoken


@pytest.mark.parametrize(("system", "spoken"), [("English_United States", "en"), ("French_France", "fr"), (None, "fr")])
def test_where_the_environment_does_not_tell_windows_is_asked(
    monkeypatch: pytest.MonkeyPatch, system: str | None, spoken: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(locale, "getlocale", lambda *_: (system, "1252"))
    monkeypatch.setattr(sys, "platform", "win32")
    assert Settings().interface_language() == spoken


def test_a_file_that_cannot_be_read_is_kept_beside_the_new_one(path: Path) -> None:
    written = '{"proxy": "proxy.example:3128",}'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written)
    save(path, changed(load(path), "x_ceiling", 5.0))
    assert load(path).x_ceiling == 5
    beside = path.with_suffix(".unreadable")
    assert beside.read_text() == written
    # what was saved as it should be is no reason to keep anything
    beside.unlink()
    save(path, CHOSEN)
    assert not beside.exists()


@pytest.mark.parametrize("content", ["{", "[]", '{"proxy": 5}', '{"x_base": null}'])
def test_nobody_is_asked_past_a_proxy_that_cannot_be_read(path: Path, content: str) -> None:
    write(path, content)
    with pytest.raises(InputError, match="nobody was asked"):
        for_asking(path)


def test_without_a_file_servers_are_asked_as_usual(path: Path) -> None:
    assert for_asking(path) == Settings()
    write(path, '{"proxy": "proxy.example:3128", "theme": 5}')
    assert for_asking(path) == Settings(proxy="proxy.example:3128")
