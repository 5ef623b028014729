"""The program around the commands: global options, the language it speaks, exit codes, errors as sentences."""

import json
import logging
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from cmdesk import __version__
from cmdesk.cli import main, match
from cmdesk.cli.catalogue import Catalogue
from cmdesk.cli.program import COMMANDS
from cmdesk.config import paths, settings
from cmdesk.core.errors import InputError
from tests.builders import lines, write_lines
from tests.cli.conftest import Cli

CATALOGUE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>errors</name>
    <message>
        <source>There is no file {path}: check the name.</source>
        <translation>Il n’y a pas de fichier {path} : vérifiez le nom.</translation>
    </message>
    <message>
        <source>Column {column}: {word} needs something to its left.</source>
        <translation>Colonne {column} : il faut quelque chose à gauche de {word}.</translation>
    </message>
    <message>
        <source>A tracker needs a name: give it one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>{read} read, {added} added, {known} already known, {rejected} rejected.</source>
        <translation>{read} lus, {added} ajoutés, {known} déjà connus, {rejected} rejetés.</translation>
    </message>
    <message>
        <source>{rejected} inputs were rejected: see {path}.</source>
        <translation>{rejected} entrées rejetées : voir {path}.</translation>
    </message>
    <message><source>bring in posts from files</source><translation>importer des publications</translation></message>
</context>
<context>
    <name>rejections</name>
    <message><source>not valid JSON</source><translation>JSON illisible</translation></message>
</context>
<context>
    <name>elsewhere</name>
    <message><source>no text</source><translation>faux ami</translation></message>
</context>
</TS>
"""
FRENCH = ("--lang", "fr")


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny French catalogue in the place of the real one."""
    path = tmp_path / "resources" / "i18n" / "cmdesk_fr.ts"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr("cmdesk.cli.catalogue.resources", SimpleNamespace(files=lambda _: tmp_path / "resources"))
    return path


# language


def test_errors_are_told_in_her_language_with_their_fields(cli: Cli, catalogue: Path, tmp_path: Path) -> None:
    missing = tmp_path / "absent.json"
    ran = cli("import", missing, before=FRENCH)
    assert (ran.code, ran.sentence) == (1, f"Il n’y a pas de fichier {missing} : vérifiez le nom.")
    ran = cli("match", "OU train", before=FRENCH)
    assert (ran.code, ran.sentence) == (2, "Colonne 1 : il faut quelque chose à gauche de OU.")


def test_results_and_rejects_are_told_in_her_language_and_keys_are_not(
    cli: Cli, catalogue: Path, tmp_path: Path, store: Path
) -> None:
    file = write_lines(tmp_path / "posts.jsonl", [*lines(1), "{"])
    ran = cli("import", file, before=FRENCH)
    (rejects,) = Path(f"{store}.rejected").iterdir()
    assert ran.out == "2 lus, 1 ajoutés, 0 déjà connus, 1 rejetés.\n"
    assert ran.err == f"1 entrées rejetées : voir {rejects}.\n"
    rejected = json.loads(rejects.read_text(encoding="utf-8"))
    assert rejected["reason"] == "not-json"
    assert rejected["words"].startswith("JSON illisible: ")
    assert cli("import", file, "--json", before=FRENCH).json == {"read": 2, "added": 0, "known": 1, "rejected": 1}


def test_what_has_no_translation_stays_english(cli: Cli, catalogue: Path) -> None:
    assert cli("track", "add", "", "--query", "x", before=FRENCH).sentence == "A tracker needs a name: give it one."
    assert Catalogue("fr").reason("no-text") == "no text"


def test_english_needs_no_catalogue(cli: Cli, catalogue: Path, tmp_path: Path) -> None:
    missing = tmp_path / "absent.json"
    assert cli("import", missing).sentence == f"There is no file {missing}: check the name."
    catalogue.unlink()
    assert cli("import", missing, before=FRENCH).sentence == f"There is no file {missing}: check the name."


def test_help_is_told_in_her_language(cli: Cli, catalogue: Path) -> None:
    assert "importer des publications" in cli("--help", before=FRENCH).out
    assert "bring in posts from files" in cli("--help").out


def test_the_language_is_that_of_her_settings_where_none_is_named(cli: Cli, catalogue: Path) -> None:
    for language, word in (("fr", "Colonne"), ("en", "Column")):
        settings.save(paths.settings_file(), settings.Settings(language=language))
        assert cli("match", "OU", before=()).sentence.startswith(word)
    assert cli("match", "OU", before=("--lang=fr",)).sentence.startswith("Colonne")
    assert cli("match", "OU", before=("--lang", "klingon")).code == 2


def test_the_language_of_texts_is_not_the_language_to_speak(cli: Cli, catalogue: Path, tmp_path: Path) -> None:
    missing = tmp_path / "absent.json"
    settings.save(paths.settings_file(), settings.Settings(language="en"))
    assert cli("import", missing, "--lang", "fr", before=()).sentence.startswith("There is no file")


def test_what_is_named_like_a_field_in_an_error_is_left_alone() -> None:
    error = InputError("There is no file {path}: check the name.", path="{0} {path} %1 <b>")
    assert Catalogue("en").sentence(error) == str(error) == "There is no file {0} {path} %1 <b>: check the name."


# options


def test_global_options_stand_before_or_behind_the_command(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for words in (
        ["--store", str(store), "--progress", "track", "list"],
        ["track", "list", "--store", str(store), "--progress"],
        ["track", "--progress", "list", f"--store={store}"],
    ):
        assert main(["--lang", "en", *words]) == 0
        assert json.loads(capfd.readouterr().out) == {"event": "result", "rows": []}


def test_a_store_may_be_called_like_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["--lang", "en", "--store", "import", "track", "add", "stats", "--query", "match", "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["name"] == "stats"
    assert (tmp_path / "import").is_file()


def test_without_a_store_it_is_the_one_of_her_home(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "track", "add", "Train", "--query", "train"]) == 0
    assert paths.default_store().is_file()
    capfd.readouterr()


@pytest.mark.parametrize("moment", ["yesterday", "2024-13-01", "", "0001-01-01", "9999-12-31T23:59:59-12:00"])
def test_a_clock_is_fixed_at_a_moment(cli: Cli, moment: str) -> None:
    ran = cli("track", "list", "--now", moment)
    assert ran.code == 2
    assert ran.sentence.startswith(f"{moment} is no date: ")


def test_a_window_has_a_size_of_two_numbers(cli: Cli) -> None:
    ran = cli("--size", "large", "--render", "never.png")
    assert (ran.code, ran.sentence) == (2, "large is no size: write it as 1360x860.")


# exit codes


def test_version_and_help_end_with_0(cli: Cli) -> None:
    ran = cli("--version")
    assert (ran.code, ran.out) == (0, f"cmdesk {__version__}\n")
    assert cli("--help").code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_a_help_and_refuses_what_it_does_not_know(cli: Cli, command: str) -> None:
    ran = cli(command, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"usage: cmdesk {command}")
    ran = cli(command, "--frobnicate")
    assert (ran.code, ran.out) == (2, "")
    assert "usage: cmdesk" in ran.err


def test_an_unknown_command_ends_with_2(cli: Cli) -> None:
    assert cli("frobnicate").code == 2


def test_an_interrupted_command_ends_with_130_and_without_a_word(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(match, "run", interrupt)
    ran = cli("match", "train")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


def test_a_fault_of_the_program_is_not_hidden(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(match, "run", stumble)
    with pytest.raises(ZeroDivisionError):
        cli("match", "train")


def test_nothing_is_logged_by_a_command_that_goes_well(
    cli: Cli, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        cli("import", write_lines(tmp_path / "posts.jsonl", lines(1)))
    assert caplog.records == []


def test_without_a_display_a_sentence_is_said(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    ran = cli("--demo")
    assert ran.code == 1
    assert (
        ran.sentence == "There is no display here to open a window on. Paint it into a picture with --render OUT.png."
    )
