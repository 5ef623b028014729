"""Bytes of a file become text: compression and encoding are found out, damage is told after what could be read."""

import gzip
import os
from pathlib import Path

import pytest

from cmdesk.core.errors import InputError
from cmdesk.sources.textfile import PIECE, TextFile

TEXT = "".join(f'{{"n": {n}, "word": "forêt {n * 7919 % 1000}"}}\n' for n in range(20_000))


def file_of(folder: Path, content: bytes, name: str = "any.name") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def read(path: Path) -> tuple[str, InputError | None]:
    text = []
    try:
        for piece in TextFile(path).pieces():
            assert piece
            text.append(piece)
    except InputError as error:
        return "".join(text), error
    return "".join(text), None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("packed", [False, True])
def test_every_encoding_of_json_is_read_plain_or_packed(tmp_path: Path, encoding: str, packed: bool) -> None:
    content = TEXT.encode(encoding)
    assert read(file_of(tmp_path, gzip.compress(content, 1) if packed else content)) == (TEXT, None)


def test_compression_is_told_by_the_content_not_by_the_name(tmp_path: Path) -> None:
    assert read(file_of(tmp_path, TEXT.encode(), "plain.json.gz"))[0] == TEXT
    assert read(file_of(tmp_path, gzip.compress(TEXT.encode()), "packed.json"))[0] == TEXT


def test_gzip_members_one_after_the_other_and_padding_are_read(tmp_path: Path) -> None:
    content = gzip.compress(b'{"a":1}\n') + gzip.compress(b'{"b":2}\n') + b"\0" * 1000
    assert read(file_of(tmp_path, content)) == ('{"a":1}\n{"b":2}\n', None)


def test_a_small_file_that_unpacks_to_a_large_one_comes_in_small_pieces(tmp_path: Path) -> None:
    size = 8_000_000
    path = file_of(tmp_path, gzip.compress(b"{" + b" " * size))
    sizes = [len(piece) for piece in TextFile(path).pieces()]
    assert sum(sizes) == size + 1
    assert max(sizes) <= PIECE + 4


def test_a_byte_that_is_no_utf8_is_read_as_windows_writes_it(tmp_path: Path) -> None:
    text = '{"a": "café à Noël, 3 €, «\xa0cœur\xa0»"}'
    assert read(file_of(tmp_path, text.encode("cp1252"))) == (text, None)


def test_half_a_character_becomes_the_replacement_character(tmp_path: Path) -> None:
    assert read(file_of(tmp_path, b'{"a": "3 \xe2\x82"}')) == ('{"a": "3 \ufffd"}', None)
    assert read(file_of(tmp_path, b'{"a": "caf\xc3')) == ('{"a": "caf\ufffd', None)


def test_an_encoding_that_is_said_is_not_doubted(tmp_path: Path) -> None:
    path = file_of(tmp_path, "été;1\n".encode("mac_roman"))
    assert "".join(TextFile(path, "mac_roman").pieces()) == "été;1\n"


def test_a_truncated_file_gives_all_that_arrived_then_tells_where_it_broke(tmp_path: Path) -> None:
    packed = gzip.compress(TEXT.encode())
    text, error = read(file_of(tmp_path, packed[: len(packed) // 2]))
    assert TEXT.startswith(text)
    assert len(text) > len(TEXT) // 3
    assert error is not None
    assert f"damaged near byte {len(packed) // 2} of {len(packed) // 2}" in str(error)


def test_a_corrupt_file_gives_what_stands_before_the_fault(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(TEXT.encode()))
    middle = len(packed) // 2
    packed[middle : middle + 200] = b"\xff" * 200
    text, error = read(file_of(tmp_path, bytes(packed)))
    assert error is not None
    common = len(os.path.commonprefix([text, TEXT]))
    assert common > len(TEXT) // 3


def test_a_wrong_checksum_is_told_after_the_whole_text(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(TEXT.encode()))
    packed[-6] ^= 1
    text, error = read(file_of(tmp_path, bytes(packed)))
    assert text == TEXT
    assert error is not None


def test_what_follows_the_packed_part_is_told(tmp_path: Path) -> None:
    text, error = read(file_of(tmp_path, gzip.compress(b'{"a":1}') + b"leftover"))
    assert text == '{"a":1}'
    assert error is not None


@pytest.mark.parametrize("packed", [False, True])
def test_position_counts_bytes_on_disk_up_to_the_size(tmp_path: Path, packed: bool) -> None:
    content = gzip.compress(os.urandom(300_000).hex().encode()) if packed else TEXT.encode()
    file = TextFile(file_of(tmp_path, content))
    assert (file.position, file.size) == (0, len(content))
    positions = []
    for _ in file.pieces():
        positions.append(file.position)
    assert positions == sorted(positions)
    assert 0 < positions[0] < file.size
    assert file.position == file.size


def test_a_file_can_be_read_twice(tmp_path: Path) -> None:
    file = TextFile(file_of(tmp_path, b'{"a":1}'))
    assert list(file.pieces()) == list(file.pieces()) == ['{"a":1}']


def sentence(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        TextFile(path)
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert sentence(tmp_path / "gone.json").startswith("There is no file ")
    inside_a_file = file_of(tmp_path, b"{}") / "gone.json"
    assert sentence(inside_a_file).startswith("There is no file ")


def test_a_folder_is_told(tmp_path: Path) -> None:
    assert "is a folder" in sentence(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_told_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "no ordinary file" in sentence(tmp_path / "pipe")


@pytest.mark.parametrize("content", [b"", gzip.compress(b"", mtime=0), b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(tmp_path: Path, content: bytes) -> None:
    assert "is empty" in sentence(file_of(tmp_path, content))


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)),
        b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(range(256)),
        b"\x28\xb5\x2f\xfd" + bytes(range(128, 256)),
        bytes(range(256)),
    ],
    ids=["png", "zip", "zstandard", "bytes"],
)
def test_a_file_that_holds_no_text_is_told(tmp_path: Path, content: bytes) -> None:
    assert "holds no posts that can be read" in sentence(file_of(tmp_path, content))


def test_a_forbidden_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = file_of(tmp_path, b"{}")

    def forbid(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbid)
    assert "may not be read" in sentence(path)


def test_a_failing_disk_is_told_with_its_cause(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = file_of(tmp_path, b"{}")

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    assert "cannot be read (Input/output error)" in sentence(path)


def test_a_name_that_no_system_takes_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        TextFile(tmp_path / "a\0b")
