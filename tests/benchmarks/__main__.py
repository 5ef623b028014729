"""`make bench`, or `python -m tests.benchmarks [NAME ...]`: every figure beside its target; exit 1 where one misses.

`NAME=SIZE` measures at another size, where the benchmark has one.
"""

import sys
from importlib import import_module

NAMES = (
    "matcher",
    "archive_search",
    "write_path",
    "import_stages",
    "desk_reads",
    "repaint",
    "export",
    "collect",
    "constant_memory",
    "linear_score",
    "firehose",
)


def main(asked: list[str]) -> int:
    """Run the benchmarks asked for, all without a name."""
    missed = False
    for word in asked or NAMES:
        name, _, size = word.partition("=")
        if name not in NAMES:
            print(f"There is no benchmark {name}. There are: {', '.join(NAMES)}.", file=sys.stderr)
            return 2
        module = import_module(f"tests.benchmarks.{name}")
        print((module.__doc__ or name).split("\n")[0])
        for figure in module.run(int(size)) if size else module.run():
            missed |= figure.missed
            print(figure, flush=True)
        print()
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
