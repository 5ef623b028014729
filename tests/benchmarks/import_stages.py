"""A whole import, stage by stage: what reading, matching, judging, compressing and storing a post costs."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cmdesk import bootstrap
from cmdesk.core.types import Tracker
from tests.benchmarks.generated import END, posts, x_line
from tests.benchmarks.report import Figure

POSTS: Final = 20_000


def run() -> Iterator[Figure]:
    """Import a file of X answers once; its stages are CPU time, and the parts of one whole."""
    with TemporaryDirectory(prefix="cmdesk-bench-") as folder:
        file = Path(folder) / "posts.jsonl"
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(x_line(post) + "\n" for post in posts(POSTS, days=30))
        store = bootstrap.open_store(Path(folder) / "store.db")
        for number in range(1, 13):
            store.add_tracker(Tracker(f"Tracker {number}", f'ba{number} OR "ma le" OR #tion{number}'), now=END)
        pipeline = bootstrap.make_pipeline(store, now=END)
        pipeline.run(bootstrap.open_posts(file, "x"), rejected=lambda _item: None)
        store.close()
    assert pipeline.counts.added == POSTS
    seconds = pipeline.stages.seconds
    for stage, spent in seconds.items():
        yield Figure(stage, spent / POSTS * 1e6, "µs of CPU per post")
    yield Figure("whole import", POSTS / sum(seconds.values()), "posts per CPU second")
