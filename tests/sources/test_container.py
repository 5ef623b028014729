"""Files that come as one are listed and read in place; what was made to do harm ends in one sentence."""

import gzip
import io
import struct
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmdesk.core.errors import InputError
from cmdesk.sources import container
from cmdesk.sources.container import Container, Folder, Tar, Zip, is_tar, is_zip
from tests.archives import Files, write_folder, write_tar, write_zip

FILES: Files = {"a.txt": "un", "b/c.txt": "deux" * 50_000, "b/d/e.txt": "", "b/f.txt": "trois"}


def content(made: Container, name: str) -> bytes:
    return b"".join(made.member(name).chunks())


def made_each_way(folder: Path, files: Files) -> list[Container]:
    return [
        Folder(write_folder(folder / "unpacked", files), ("", "b", "b/d", "gone")),
        Zip(write_zip(folder / "a.zip", files)),
        Zip(write_zip(folder / "stored.zip", files, zipfile.ZIP_STORED)),
        Tar(write_tar(folder / "a.tar", files)),
        Tar(write_tar(folder / "a.tar.gz", files)),
    ]


def test_each_way_of_packing_gives_the_same_files_as_often_as_asked(tmp_path: Path) -> None:
    for made in made_each_way(tmp_path, FILES):
        assert sorted(made.names) == sorted(FILES)
        for name, expected in FILES.items():
            member = made.member(name)
            for _ in range(2):
                assert "".join(member.pieces()) == expected
                assert member.position == member.size
            assert member.beginning() == str(expected)[: container.PIECE]
            assert member.position == 0


def test_how_far_a_member_is_read_is_told_on_the_way(tmp_path: Path) -> None:
    for made in made_each_way(tmp_path, FILES):
        member = made.member("b/c.txt")
        seen = [member.position for _ in member.chunks()]
        assert seen == sorted(seen)
        assert 0 < seen[-1] <= member.size


def test_names_that_lead_elsewhere_are_only_names(tmp_path: Path) -> None:
    names = ("../../outside.txt", "/etc/outside.txt", "a/../../b.txt", "c:\\d.txt")
    files = dict.fromkeys(names, "hors")
    before = sorted(tmp_path.parent.rglob("*"))
    for made in (Zip(write_zip(tmp_path / "a.zip", files)), Tar(write_tar(tmp_path / "a.tar.gz", files))):
        assert len(made.names) == len(names)
        for name in made.names:
            assert content(made, name) == b"hors"
        made.path.unlink()
    assert sorted(tmp_path.parent.rglob("*")) == before


def test_a_zip_of_windows_has_folders_too(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"data\\tweets.js": "un"})
    assert Zip(path).names == ("data/tweets.js",)
    assert content(Zip(path), "data/tweets.js") == b"un"


def test_links_in_a_tar_are_no_files(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as made:
        link = tarfile.TarInfo("outbox.json")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        made.addfile(link)
        folder = tarfile.TarInfo("data")
        folder.type = tarfile.DIRTYPE
        made.addfile(folder)
    assert Tar(tmp_path / "a.tar").names == ()


def test_a_tar_with_long_names_is_read_around_them(tmp_path: Path) -> None:
    files = {"x" * 300 + ".txt": "long", "d" * 120 + "/y.txt": "split", "outbox.json": "court"}
    for form in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT, tarfile.USTAR_FORMAT):
        with tarfile.open(tmp_path / "a.tar", "w", format=form) as made:
            for name, text in files.items():
                if form == tarfile.USTAR_FORMAT and name.startswith("x"):
                    continue
                told = tarfile.TarInfo(name)
                told.size = len(text)
                made.addfile(told, io.BytesIO(text.encode()))
        assert content(Tar(tmp_path / "a.tar"), "outbox.json") == b"court"


def test_the_beginning_tells_a_container(tmp_path: Path) -> None:
    assert is_zip(write_zip(tmp_path / "a", FILES).read_bytes())
    assert is_zip(write_zip(tmp_path / "empty", {}).read_bytes())
    assert is_tar(write_tar(tmp_path / "b", FILES).read_bytes())
    assert not is_zip(b"") and not is_tar(b"") and not is_tar(b"{" * 600)


# what was made to do harm, or came to harm


def sentence(path: Path, name: str = "bomb.js") -> str:
    with pytest.raises(InputError) as caught:
        content(Zip(path), name)
    assert str(path) in str(caught.value)
    return str(caught.value).replace(str(path), "P")


def test_a_member_that_unpacks_to_a_thousand_times_its_size_is_given_up(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"bomb.js": b" " * 70_000_000})
    assert path.stat().st_size < 100_000
    member = Zip(path).member("bomb.js")
    read = 0
    with pytest.raises(InputError) as caught:
        for chunk in member.chunks():
            read += len(chunk)
    assert str(caught.value) == (
        f"bomb.js in {path} unpacks to far more than posts would: it was given up; fetch the archive again."
    )
    assert read <= container.UNSUSPECTED


def test_a_tar_that_unpacks_to_a_thousand_times_its_size_is_given_up(tmp_path: Path) -> None:
    path = write_tar(tmp_path / "a.tar.gz", {"a.js": b" " * 70_000_000, "outbox.json": "{}"})
    with pytest.raises(InputError, match="unpacks to far more than posts would"):
        Tar(path)


def test_a_header_that_claims_a_name_of_gigabytes_is_not_held(tmp_path: Path) -> None:
    header = bytearray(tarfile.TarInfo("././@LongLink").tobuf(tarfile.GNU_FORMAT))
    header[156:157] = b"L"
    header[124:136] = b"77777777777\0"
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    path = tmp_path / "a.tar.gz"
    path.write_bytes(gzip.compress(bytes(header) + b"x" * 50_000_000))
    tracemalloc.start()
    with pytest.raises(InputError, match="is damaged"):
        Tar(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3_000_000


def with_listing(path: Path, edit: dict[int, bytes]) -> Path:
    """The zip with bytes of its (only) entry in the listing exchanged, by offset in the entry."""
    packed = bytearray(path.read_bytes())
    entry = packed.rfind(b"PK\x01\x02")
    for offset, new in edit.items():
        packed[entry + offset : entry + offset + len(new)] = new
    path.write_bytes(packed)
    return path


@pytest.mark.parametrize("claimed", [5, 10_000_000])
def test_a_size_that_is_a_lie_ends_in_a_sentence(tmp_path: Path, claimed: int) -> None:
    path = write_zip(tmp_path / "a.zip", {"bomb.js": b"0123456789" * 1000})
    with_listing(path, {24: struct.pack("<I", claimed)})
    try:
        read = content(Zip(path), "bomb.js")
    except InputError as error:
        assert "is damaged" in str(error)
    else:
        assert read == b"0123456789" * 1000


def test_a_member_behind_a_password_is_told(tmp_path: Path) -> None:
    path = with_listing(write_zip(tmp_path / "a.zip", {"bomb.js": "x"}), {8: b"\x01\x00"})
    assert sentence(path) == "bomb.js in P is protected by a password: unpack it and name the folder."


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_that_cannot_be_unpacked_bit_by_bit_is_told(tmp_path: Path, packing: int) -> None:
    path = write_zip(tmp_path / "a.zip", {"bomb.js": "x"}, packing)
    assert sentence(path) == "bomb.js in P is packed in an unusual way: unpack it and name the folder."


def test_a_member_with_broken_content_gives_what_stands_before(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"bomb.js": "0123456789" * 50_000}, zipfile.ZIP_STORED)
    packed = bytearray(path.read_bytes())
    packed[400_000] ^= 1
    path.write_bytes(packed)
    read = []
    with pytest.raises(InputError, match="bomb.js in .* is damaged: what stands before was read"):
        read.extend(Zip(path).member("bomb.js").chunks())
    assert len(b"".join(read)) > 300_000


def test_a_zip_that_is_cut_is_told(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"bomb.js": "0123456789" * 1000})
    whole = path.read_bytes()
    for length in (5, len(whole) // 2, len(whole) - 30):
        path.write_bytes(whole[:length])
        assert sentence(path) == "P is damaged or not whole: fetch the archive again."


def test_a_tar_that_is_cut_is_told(tmp_path: Path) -> None:
    path = write_tar(tmp_path / "a.tar.gz", {"a.js": "x" * 5000, "b.js": bytes(range(256)) * 1000})
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match="damaged"):
        Tar(path)
    plain = write_tar(tmp_path / "a.tar", {"a.js": "x" * 5000})
    plain.write_bytes(plain.read_bytes()[:3000])
    with pytest.raises(InputError, match="a.js in .* is damaged"):
        Tar(plain)


def test_a_listing_without_end_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_zip(tmp_path / "a.zip", {f"{number}.jpg": "" for number in range(100)})
    monkeypatch.setattr(container, "LARGEST_LISTING", 5000)
    with pytest.raises(InputError, match="lists more files than an archive would"):
        Zip(path)
    monkeypatch.setattr(container, "LARGEST_LISTING", 5400)
    assert len(Zip(path).names) == 100


def test_a_folder_that_may_not_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(InputError, match="cannot be read"):
        Folder(tmp_path)
    assert container.folder_of(tmp_path / "a.js") is None


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    places=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=8), tar=st.booleans()
)
def test_a_container_with_bytes_exchanged_gives_files_or_a_sentence(
    tmp_path: Path, places: list[tuple[int, int]], tar: bool
) -> None:
    files = {"a.js": "0123456789" * 20, "b.js": "x"}
    path = write_tar(tmp_path / "a", files) if tar else write_zip(tmp_path / "a", files)
    packed = bytearray(path.read_bytes())
    for place, value in places:
        packed[place % len(packed)] = value
    path.write_bytes(packed)
    try:
        made = Tar(path) if tar else Zip(path)
        for name in made.names:
            content(made, name)
    except InputError as error:
        assert str(path) in str(error)
