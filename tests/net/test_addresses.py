"""Which addresses are public, and which names give away that they are not."""

import ipaddress

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.errors import SourceError
from cmdesk.net.addresses import Gate, is_public, place, read_address, read_redirect, shown


@pytest.mark.parametrize(
    "address",
    [
        *(
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.254",
            "127.0.0.1",
            "127.255.0.1",
            "169.254.169.254",
        ),
        *("172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1"),
        *("198.51.100.1", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "fc00::1", "fd12:3456::1", "fe80::1"),
        *("fe80::1%eth0", "fec0::1", "ff02::1", "100::1", "2001:db8::1", "3fff::1", "5f00::1", "2001::1"),
        *("2001:0:808:808::f5ff:fffe", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2002:c0a8:101::1", "64:ff9b::7f00:1"),
        *("64:ff9b::a9fe:a9fe", "64:ff9b:1::808:808", "2606:4700::1%eth0", "", "localhost", "1.2.3"),
    ],
)
def test_a_private_address_is_found(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("1.1.1.1", "8.8.8.8", "93.184.215.14", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1"),
        *("2606:4700:4700::1111", "2a00:1450:4007::200e", "2002:808:808::1", "64:ff9b::808:808"),
    ],
)
def test_a_public_address_is_let_through(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_what_python_calls_private_is_private(address: ipaddress.IPv4Address) -> None:
    if not address.is_global or address.is_multicast:
        assert not is_public(str(address))
        assert not is_public(str(ipaddress.IPv6Address(int(ipaddress.IPv6Address("64:ff9b::")) + int(address))))
    assert not is_public(f"::ffff:{address}")


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST",
        "localhost.",
        "a.localhost",
        "printer",
        "box.local",
        "db.internal",
        "x.home.arpa",
        "x.lan",
    ]
    + [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0x7f000001",
        "10.0.0.1.",
        "::1",
        "fe80::1",
        "1.2.3.4.5",
        "9999999999",
    ],
)
def test_a_name_gives_away_that_it_is_private(host: str) -> None:
    with pytest.raises(SourceError) as caught:
        Gate([]).judge_name(host, 80)
    assert caught.value.kind == "private"
    Gate([f"http://{host}"] if ":" not in host else [f"http://[{host}]"]).judge_name(host.lower(), 80)


@pytest.mark.parametrize("host", ["valmont.example", "valmont.example.", "local.example", "8.8.8.8", "2606:4700::1111"])
def test_other_names_are_left_to_the_proxy(host: str) -> None:
    Gate([]).judge_name(host, 80)


def test_what_she_set_is_a_host_and_a_port() -> None:
    gate = Gate(["http://localhost:8080/feed", "https://nas.local/x"])
    gate.judge("localhost", 8080, ["127.0.0.1"])
    gate.judge("nas.local", 443, ["192.168.1.9"])
    for host, port in (("localhost", 80), ("nas.local", 80), ("127.0.0.1", 8080)):
        with pytest.raises(SourceError):
            gate.judge(host, port, ["127.0.0.1"])


def test_an_address_is_read() -> None:
    url = read_address(" HTTPS://Valmont.Example/a?b=c#d ")
    assert (str(url), place(url)) == ("https://valmont.example/a?b=c", ("valmont.example", 443))
    assert str(read_address("http://münchen.example/")) == "http://xn--mnchen-3ya.example/"


def test_a_redirect_is_read_from_where_it_stands() -> None:
    here = httpx.URL("https://valmont.example/a/b")
    assert str(read_redirect(here, "c?d")) == "https://valmont.example/a/c?d"
    assert str(read_redirect(here, "//other.example/é#x")) == "https://other.example/%C3%A9"


@given(st.text(max_size=60))
def test_any_redirect_is_read_or_refused(location: str) -> None:
    try:
        found = read_redirect(httpx.URL("https://valmont.example/a/b"), location)
    except SourceError as fault:
        assert fault.kind in {"private", "malformed"} and str(fault)
    else:
        assert found.scheme in {"http", "https"} and not found.userinfo and place(found)[0]


@given(st.one_of(st.text(max_size=60), st.text(max_size=40).map("http://".__add__)))
def test_any_address_is_read_or_refused(address: str) -> None:
    try:
        found = read_address(address)
    except SourceError as fault:
        assert fault.kind == "private" and str(fault)
    else:
        assert found.scheme in {"http", "https"} and not found.userinfo and place(found)[0]


def test_a_long_host_is_cut_in_sentences() -> None:
    assert len(shown("a" * 300)) == 81
