"""The greatest distances from the schedule, by curve and target, as a table in Markdown."""

import json
import pathlib


def cell(figure: dict | None, unit: str) -> str:
    if figure is None:
        return "–"
    if unit == "ulp":
        off = figure["off"] - figure["ties"]
        ties = f", {figure['ties']} ties" if figure["ties"] else ""
        return f"{figure['worst']:.0f} ({off} of {figure['rates']}{ties})"
    return f"{figure['worst']:.1e}" if figure["worst"] else "0"


def table(folder: pathlib.Path) -> str:
    """A row a curve; in ulp (steps that differ, of how many), or in shares of the peak."""
    reports = [json.loads(file.read_text()) for file in sorted(folder.glob("*.json"))]
    if not reports:
        return ""
    reports.sort(key=lambda report: (report["unit"] != "ulp", report["target"]))
    curves = sorted({curve for report in reports for curve in report["figures"]})
    rows = [["curve", *(f"{report['target']}, {report['unit']}" for report in reports)]]
    rows.append(["---"] + ["---:"] * len(reports))
    for curve in curves:
        rows.append([curve] + [cell(r["figures"].get(curve), r["unit"]) for r in reports])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
