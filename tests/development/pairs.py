"""Make the annotated pairs of `src` into gold: `python -m tests.development.pairs`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from corpus.links import Records, resolve

HERE = Path(__file__).parent


def records() -> Records:
    """The gold of every document, by its key."""
    paths = (path for path in (HERE / "gold").glob("*.jsonl") if not path.stem.startswith("links-"))
    return {
        path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for path in paths
    }


def made(kind: str) -> list[dict[str, Any]]:
    """The pairs of a kind, each marked as one that nothing may be fitted on."""
    pairs = resolve(HERE / "src" / f"{kind}s.toml", records(), kind)
    return [{**pair, "check_only": True} for pair in pairs]


def main() -> None:
    for kind, name in (("link", "right"), ("not_link", "tempting")):
        lines = [json.dumps(pair, ensure_ascii=False) + "\n" for pair in made(kind)]
        (HERE / "gold" / f"links-{name}.jsonl").write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
