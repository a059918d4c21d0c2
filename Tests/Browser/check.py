#!/usr/bin/env python3
"""Looks at plots as a browser, a converter and an XML parser see them.

    check.py LRS FILE.svg...

LRS is the program: it draws and evaluates the schedules whose curves are measured. Nothing but
Python's standard library; chromium, rsvg-convert and xmllint are Debian's.
"""

import html
import json
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent
PEAK = 0.0003

# One phase each after a warmup; what a line through 10 000 steps has to follow.
CURVES = {
    "linear": {"curve": "linear", "from": PEAK, "to": 0},
    "cosine": {"curve": "cosine", "from": PEAK, "to": 0},
    "cosine-floor": {"curve": "cosine", "from": PEAK, "to": 0.0001},
    "polynomial-half": {"curve": "polynomial", "power": 0.5, "from": PEAK, "to": 0},
    "polynomial-2": {"curve": "polynomial", "power": 2, "from": PEAK, "to": 0},
    "polynomial-3": {"curve": "polynomial", "power": 3, "from": PEAK, "to": 0},
    "polynomial-0.9": {"curve": "polynomial", "power": 0.9, "from": PEAK, "to": 0},
    "power-half": {"curve": "power", "power": 0.5, "from": PEAK, "to": 0},
    "power-3": {"curve": "power", "power": 3, "from": PEAK, "to": 0},
    "exponential": {"curve": "exponential", "from": PEAK, "to": PEAK / 1000},
    "inverse-square-root": {"curve": "inverseSquareRoot", "from": PEAK, "timescale": 300},
    "part-of-a-cosine": {"curve": "cosine", "from": PEAK, "to": 0, "offset": 3000, "period": 20000},
    "hold": {"curve": "hold", "rate": PEAK},
}


def run(*words, **options):
    return subprocess.run(words, check=True, capture_output=True, text=True, **options).stdout


def measured(lrs, folder):
    """Plots of every curve, and the rates that their lines have to pass."""
    plots, rates = {}, {}
    for name, phase in CURVES.items():
        for steps in (10_000, 100_000_000):
            for log in (False, True):
                phases = [
                    {"curve": "linear", "from": 0, "to": PEAK, "steps": steps // 20},
                    {**phase, "steps": steps - steps // 20},
                ]
                if "period" in phase:
                    phases[1]["offset"] = phase["offset"] * steps // 10_000
                    phases[1]["period"] = phase["period"] * steps // 10_000
                spec = folder / "spec.json"
                spec.write_text(json.dumps({"version": 1, "phases": phases}))
                title = f"{name}-{steps}{'-log' if log else ''}"
                words = ["--log"] if log else []
                plots[title] = run(lrs, "plot", spec, "--title", title, "--labels", "x", *words)
                table = run(lrs, "evaluate", spec, "--every", str(steps // 500 + 1))
                rows = [row.split(",") for row in table.split("\n")[1:] if row]
                rates[title] = {
                    "length": steps,
                    "isLogarithmic": log,
                    "samples": [[int(step), float(rate)] for step, rate in rows],
                }
    return plots, rates


def browsed(plots, rates, dark, folder):
    """What the harness finds wrong, in one colour scheme."""
    page = folder / "page.html"
    figures = "\n".join(
        f'<figure style="margin:0" data-name="{html.escape(name)}">{svg}</figure>'
        for name, svg in plots.items()
    )
    page.write_text(
        f'<!DOCTYPE html><meta charset="utf-8"><body>{figures}<pre id="found"></pre>'
        '<script>onerror = (fault) => found.textContent = JSON.stringify({error: fault})</script>'
        f"<script>window.rates = {json.dumps(rates)};\n{(HERE / 'harness.js').read_text()}</script>"
    )
    scheme = f"--blink-settings=preferredColorScheme={0 if dark else 1}"
    dom = run(
        "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1700,1000",
        "--virtual-time-budget=60000", scheme, "--dump-dom", page.as_uri(), timeout=300,
    )  # fmt: skip
    found = json.loads(html.unescape(re.search(r'<pre id="found">(.*?)</pre>', dom, re.S)[1]))
    if "error" in found:
        sys.exit(f"harness.js: {found['error']}")
    if found["dark"] != dark or found["plots"] != len(plots):
        found["wrong"].append("the page is not as it was asked for")
    return found


def planted(curves, rates, folder):
    """Faults put into a sound plot, one each, and whether the harness finds them."""
    name = "cosine-10000"
    svg = curves[name]
    faults = {
        "overlap": re.sub(r'y="[^"]*" class="m">learning', 'y="28" class="m">learning', svg),
        "overflow": svg.replace('x="16"', 'x="-9"', 1),
        "faint text": svg.replace("text{fill:#1f2328}", "text{fill:#999999}"),
        "faint line": svg.replace("stroke:#0072B2", "stroke:#56B4E9"),
        "wrong curve": re.sub(r"(<path class=\"l [^>]*d=\"M[\d.]+) [\d.]+", r"\1 300", svg),
    }
    # Ids have to differ, or nothing but that is found; the last two are left alike.
    plots = {
        key: re.sub(r"p[0-9a-z]{9,14}", f"fault{number}", text)
        for number, (key, text) in enumerate(faults.items())
    }
    plots["same id"] = plots["wrong curve"]
    found = browsed(plots, {"wrong curve": rates[name]}, False, folder)["wrong"]
    wrong = [f"no one finds: {key}" for key in faults if not any(f.startswith(key) for f in found)]
    return wrong + ([] if any("ids that stand twice" in f for f in found) else ["no one finds: ids"])


def pixels(png):
    """The width and the rows of an 8-bit PNG, each row its RGB or RGBA bytes."""
    data, at, packed = png, 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + size]
        if kind == b"IHDR":
            width, height, _, color = struct.unpack(">IIBB", body[:10])
        if kind == b"IDAT":
            packed += body
        at += size + 12
    bpp = 4 if color == 6 else 3
    raw, stride, rows = zlib.decompress(packed), width * bpp, []
    last = bytearray(stride)
    for y in range(height):
        line = bytearray(raw[y * (stride + 1) + 1 : (y + 1) * (stride + 1)])
        kind = raw[y * (stride + 1)]
        for i in range(stride if kind else 0):
            a = line[i - bpp] if i >= bpp else 0
            b = last[i]
            c = last[i - bpp] if i >= bpp else 0
            if kind == 1:
                add = a
            elif kind == 2:
                add = b
            elif kind == 3:
                add = (a + b) // 2
            else:
                p = a + b - c
                add = min((a, b, c), key=lambda v: (abs(p - v), (a, b, c).index(v)))
            line[i] = (line[i] + add) & 255
        rows.append(line)
        last = line
    return width, bpp, rows


def converted(name, svg, folder):
    """Whether rsvg-convert makes a picture of it that shows ink on its background."""
    file = folder / "plot.svg"
    file.write_text(svg)
    png = subprocess.run(["rsvg-convert", "-w", "320", file], check=True, capture_output=True).stdout
    width, bpp, rows = pixels(png)
    corner = bytes(rows[0][:3])
    if bpp == 4 and rows[0][3] != 255:
        return [f"{name}: rsvg-convert leaves it see-through"]
    fixed_dark = "prefers-color-scheme" not in svg and "{fill:#0d1117}" in svg
    if corner != (b"\x0d\x11\x17" if fixed_dark else b"\xff\xff\xff"):
        return [f"{name}: rsvg-convert paints the background {corner.hex()}"]
    ink = sum(
        1 for row in rows for x in range(0, len(row), bpp) if abs(row[x] - corner[0]) > 96
    )
    share = ink / (width * len(rows))
    return [] if 0.001 < share < 0.5 else [f"{name}: rsvg-convert paints {share:.1%} of it"]


def main():
    lrs, files = sys.argv[1], [pathlib.Path(file) for file in sys.argv[2:]]
    run("xmllint", "--noout", *files)
    wrong = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        plots = {file.stem: file.read_text() for file in files}
        for name, svg in plots.items():
            wrong += converted(name, svg, folder)
        curves, rates = measured(lrs, folder)
        plots |= curves
        wrong += planted(curves, rates, folder)
        worst = []
        for dark in (False, True):
            found = browsed(plots, {} if dark else rates, dark, folder)
            worst = found["worst"] or worst
            wrong += [f"{'dark' if dark else 'light'}: {fault}" for fault in found["wrong"]]
    worst = max(worst, key=lambda item: float(item[1]))
    print(
        f"{len(plots)} plots, {found['texts']} texts, light and dark; "
        f"{len(rates)} curves, at most {worst[1]} px off ({worst[0]})"
    )
    for fault in wrong:
        print(fault)
    print(f"{len(plots) * 2 - min(len(wrong), len(plots))} passed, {len(wrong)} failed")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
