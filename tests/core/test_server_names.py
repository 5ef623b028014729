"""Names of servers are understood as people write them, and nothing else is taken for one."""

import pytest

from cmdesk.core.server_names import host_of, read_server_names, server_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("mastodon.social", "mastodon.social"),
        ("Piaille.FR.", "piaille.fr"),
        ("https://mamot.fr/@lea", "mamot.fr"),
        ("https://mamot.fr:443", "mamot.fr"),
        ("@lea@mamot.fr", "mamot.fr"),
        ("mamot.fr/explore", "mamot.fr"),
        ("städte.example", "xn--stdte-hra.example"),
        ("http://127.0.0.1:3000/", "http://127.0.0.1:3000"),
        ("http://[::1]:3000", "http://[::1]:3000"),
        ("https://mastodon.local:8443", "https://mastodon.local:8443"),
        ("http://localhost", "http://localhost"),
    ],
)
def test_what_is_a_server(written: str, name: str) -> None:
    assert server_name(written) == name


@pytest.mark.parametrize(
    "written",
    [
        "mastodon",
        "-a.example",
        "a..example",
        "1.2.3.4",
        "ftp://a.example",
        "https://",
        "https://u:p@a.example",
        "https://a.example:x",
        "a_b.example",
        "<b>.example",
        "é" * 70 + ".example",
    ],
)
def test_what_is_none(written: str) -> None:
    assert server_name(written) is None


def test_many_are_read_once_each_and_what_is_wrong_is_kept_as_written() -> None:
    read = read_server_names("mastodon.social\n Mastodon.Social, piaille.fr ; oops\n\n")
    assert (read.names, read.wrong) == (("mastodon.social", "piaille.fr"), ("oops",))
    assert read_server_names("  ") == read_server_names("")


def test_a_server_is_called_by_its_host() -> None:
    assert host_of("piaille.fr") == "piaille.fr" and host_of("http://127.0.0.1:3000") == "127.0.0.1:3000"
