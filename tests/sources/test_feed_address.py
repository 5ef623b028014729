import pytest

from cmdesk.sources.feed_address import elsewhere, everywhere, http_address, without_traces


def test_traces_of_where_a_reader_came_from_go() -> None:
    assert (
        without_traces("https://A.exemple/X?utm_source=a&b=%C3%A9&fbclid=1#xtor=RSS-1")
        == "https://a.exemple/X?b=%C3%A9"
    )
    # what stays is not written anew: %E9 is no é of ours
    assert without_traces("https://a.exemple/?q=caf%E9+%20&utm_id=1&x") == "https://a.exemple/?q=caf%E9+%20&x"
    assert without_traces("https://m.exemple/@l/a?source=rss-12ab------2") == "https://m.exemple/@l/a"
    assert without_traces("https://m.exemple/?source=presse") == "https://m.exemple/?source=presse"
    assert without_traces("https://a.exemple/?pk_campaign=a&mtm_source=b&igshid=c&_hsenc=d&msclkid=e&id=3") == (
        "https://a.exemple/?id=3"
    )
    assert without_traces("https://a.exemple/?a=1&&b") == "https://a.exemple/?a=1&&b"
    assert without_traces("https://a.exemple/a#comment-1") == "https://a.exemple/a#comment-1"


@pytest.mark.parametrize(
    "name", ["12", "tag:a.exemple,2024:1", "urn:uuid:1", "http:", "http://[", "", "ftp://a.exemple/"]
)
def test_a_name_that_is_no_address_stays_as_it_is(name: str) -> None:
    assert everywhere(name) == name
    assert http_address(name) is None


def test_an_address_is_the_same_by_http_and_https() -> None:
    assert everywhere("HTTP://A.exemple/x?http://b") == everywhere("https://a.exemple/x?http://b")


def test_links_lead_elsewhere_each_once() -> None:
    written = ["https://b.exemple/?utm_id=1", "mailto:x@b.exemple", "https://b.exemple/", "https://a.exemple/own", ""]
    assert elsewhere(written, "https://a.exemple/own") == ("https://b.exemple/",)
    assert elsewhere((f"https://b.exemple/{number}" for number in range(300)), None)[99:] == ("https://b.exemple/99",)
