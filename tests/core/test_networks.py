"""Networks are found by the names that people give them."""

import pytest

from cmdesk.core.networks import NETWORKS, SITES, network_id


@pytest.mark.parametrize("network", [*NETWORKS, *SITES])
def test_each_is_found_by_its_id_and_its_name(network: str) -> None:
    assert network_id(network) == network_id(network.upper()) == network_id(NETWORKS.get(network, network)) == network


@pytest.mark.parametrize(
    ("name", "network"),
    [("Twitter", "x"), ("LinkedIn", "linkedin"), (" Hacker  News ", "hackernews"), ("hacker_news", "hackernews")],
)
def test_other_spellings_are_known(name: str, network: str) -> None:
    assert network_id(name) == network


@pytest.mark.parametrize("name", ["", "@", "minitel", "xx"])
def test_what_is_no_network_is_none(name: str) -> None:
    assert network_id(name) is None
