"""X: what reading costs at most, worked out by hand."""

import json
from pathlib import Path

from cmdesk.sources.x_price import most_of_page, most_of_pass, price_of_page

DATA = Path(__file__).parents[1] / "data" / "x"


def test_a_post_can_bring_two_others_and_an_author_for_each() -> None:
    assert most_of_page(1) == 3 * 5_000 + 3 * 10_000
    assert most_of_page(100) == 4_500_000  # 4.50 dollars


def test_a_pass_costs_at_most_what_all_its_posts_can_cost() -> None:
    assert most_of_pass(250) == 11_250_000


def test_a_page_costs_its_posts_and_all_that_it_includes_each_once() -> None:
    page = {
        "data": [{"id": "1"}, {"id": "2"}, {"id": "3"}],
        "includes": {
            "tweets": [{"id": "3"}, {"id": "9"}],
            "users": [{"id": "1"}, {"id": "7"}],
            "places": [{"id": "p"}],
        },
    }
    assert price_of_page(page) == 4 * 5_000 + 2 * 10_000


def test_posts_under_their_newer_name_and_objects_without_an_id_cost_as_much() -> None:
    assert price_of_page({"data": [{"text": "a"}, {"text": "b"}], "includes": {"posts": [{"id": "9"}]}}) == 15_000


def test_an_empty_answer_costs_nothing() -> None:
    assert price_of_page({"meta": {"result_count": 0}}) == 0
    assert price_of_page([]) == 0


def test_no_page_of_ours_costs_more_than_the_most() -> None:
    for name in ("page_2023_names.json", "page_2026_names.json", "edited.json"):
        page = json.loads((DATA / name).read_text(encoding="utf-8"))
        posts = page["data"] if isinstance(page["data"], list) else [page["data"]]
        assert 0 < price_of_page(page) <= most_of_page(len(posts))
