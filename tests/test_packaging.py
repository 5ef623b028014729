"""The wheel holds what the tree holds, every dependency is locked, and none that ships is under the GPL.

setup.cfg lists packages and data patterns by hand, so a new folder or file is easily forgotten: it would work in a
checkout and be missing in the wheel. `.ci/run` proves the wheel itself; here is told what is missing.
"""

import re
from collections.abc import Iterable, Iterator
from configparser import RawConfigParser
from importlib.metadata import PackageNotFoundError, metadata, requires
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import cmdesk
from cmdesk.bootstrap import SYSTEM_LIBRARIES

ROOT = Path(__file__).resolve().parents[1]
LINUX = ROOT / "resources" / "linux"


@pytest.fixture(scope="module")
def setup() -> RawConfigParser:
    parser = RawConfigParser(delimiters=["="])
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def _lines(text: str) -> list[str]:
    """The entries of a list in setup.cfg."""
    return [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def _run_time(setup: RawConfigParser) -> list[Requirement]:
    return [Requirement(line) for line in _lines(setup["options"]["install_requires"])]


def _test_tools(setup: RawConfigParser) -> list[Requirement]:
    return [Requirement(line) for line in _lines(setup["options.extras_require"]["test"])]


def _closure(roots: Iterable[Requirement]) -> Iterator[str]:
    """Canonical names of all packages that `roots` bring along, themselves included.

    What another system would install is named, but followed only where it is installed here.
    """
    waiting, seen = list(roots), set[str]()
    while waiting:
        name = canonicalize_name(waiting.pop().name)
        if name in seen:
            continue
        seen.add(name)
        yield name
        try:
            needs = [Requirement(line) for line in requires(name) or []]
        except PackageNotFoundError:
            continue
        waiting += [need for need in needs if need.marker is None or need.marker.evaluate({"extra": ""})]


def _licence(name: str) -> str:
    """All that a package's metadata says of its licence."""
    facts = metadata(name)
    told: list[str] = facts.get_all("License-Expression", []) + facts.get_all("License", [])
    told += [line for line in facts.get_all("Classifier", []) if line.startswith("License")]
    return "\n".join(told)


def _is_gpl_only(licence: str) -> bool:
    """Whether a licence is the GPL or AGPL, without the choice of the LGPL (Qt gives that choice)."""
    # "GPL" preceded by L is the LGPL; nothing else of that family may precede it
    strict = re.search(r"(?<!L)GPL|(?<!Lesser )General Public License", licence)
    return bool(strict) and not re.search(r"LGPL|Lesser General Public License", licence)


def test_the_packages_of_the_wheel_are_those_of_the_tree(setup: RawConfigParser) -> None:
    tree = {".".join(init.parent.relative_to(ROOT).parts) for init in (ROOT / "cmdesk").rglob("__init__.py")}
    assert sorted(_lines(setup["options"]["packages"])) == sorted(tree | {"cmdesk.resources"})


def test_every_module_lies_in_a_package() -> None:
    orphans = [module for module in (ROOT / "cmdesk").rglob("*.py") if not (module.parent / "__init__.py").is_file()]
    assert orphans == []


def test_every_resource_is_shipped(setup: RawConfigParser) -> None:
    folder = ROOT / "resources"
    patterns = _lines(setup["options.package_data"]["cmdesk.resources"])
    shipped = {path for pattern in patterns for path in folder.glob(pattern)}
    there = {path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}}
    assert sorted(there - shipped) == []


def test_resources_are_found_from_the_checkout() -> None:
    assert files("cmdesk.resources").joinpath("linux", "cmdesk.desktop").is_file()


def test_every_package_that_is_installed_is_locked(setup: RawConfigParser) -> None:
    lines = _lines((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9-]+==[\w.]+", line)] == []
    locked = {line.partition("==")[0] for line in lines}
    needed = set(_closure([*_run_time(setup), *_test_tools(setup), Requirement("setuptools")]))
    assert sorted(needed - locked) == []


def test_what_is_locked_is_what_setup_allows(setup: RawConfigParser) -> None:
    lines = _lines((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    locked = dict(line.split("==") for line in lines)
    refused = [
        str(need)
        for need in _run_time(setup) + _test_tools(setup)
        if not need.specifier.contains(locked[canonicalize_name(need.name)])
    ]
    assert refused == []


@pytest.mark.parametrize(
    ("licence", "refused"),
    [
        ("GPL-3.0-only", True),
        ("AGPL-3.0-or-later", True),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", False),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", False),
        ("MIT", False),
    ],
)
def test_a_gpl_is_told_from_an_lgpl(licence: str, refused: bool) -> None:
    assert _is_gpl_only(licence) is refused


def test_nothing_that_ships_is_under_the_gpl(setup: RawConfigParser) -> None:
    here = [need for need in _run_time(setup) if need.marker is None or need.marker.evaluate()]
    assert [name for name in _closure(here) if _is_gpl_only(_licence(name))] == []


def test_everything_that_ships_is_named_in_notice(setup: RawConfigParser) -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8").lower()
    assert [name for name in _closure(_run_time(setup)) if name not in notice] == []


def test_changelog_and_linux_metadata_name_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.findall(r"^## \[(\d[^]]*)\]", changelog, re.MULTILINE)
    newest = ElementTree.parse(LINUX / "cmdesk.metainfo.xml").find("releases/release")
    assert newest is not None
    assert (releases[0], newest.get("version")) == (cmdesk.__version__, cmdesk.__version__)


def test_the_linux_launcher_starts_a_command_of_the_wheel(setup: RawConfigParser) -> None:
    desktop = RawConfigParser(delimiters=["="])
    desktop.read(LINUX / "cmdesk.desktop", encoding="utf-8")
    points = setup["options.entry_points"]
    commands = {line.partition("=")[0].strip() for line in _lines(points["gui_scripts"] + points["console_scripts"])}
    assert desktop["Desktop Entry"]["exec"].split()[0] in commands


def test_the_program_names_the_packages_that_set_up_installs() -> None:
    listed = (ROOT / ".ci" / "system-packages").read_text(encoding="utf-8").split("LIBRARIES")[1]
    assert set(SYSTEM_LIBRARIES.split()) <= {line.split()[0] for line in listed.splitlines() if line.startswith("lib")}


def test_whoever_starts_main_py_by_the_readme_installs_the_checkout_itself() -> None:
    # after a plain install the checkout's own cmdesk stands before it, without its resources
    lines = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if "pip install" in line]
    assert lines and all("-c constraints.txt -e ." in line for line in lines)
