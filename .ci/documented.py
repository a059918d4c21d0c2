"""Counts the public symbols of a symbol graph and lists those without a comment; what says itself by
being what a protocol asks for is left out."""
import json
import sys

# Members that a protocol or a result builder asks for, by their names.
ASKED_FOR = {
    "description", "hash(into:)", "==(_:_:)", "<(_:_:)", "init(from:)", "encode(to:)", "init(integerLiteral:)",
    "init(arrayLiteral:)", "init(floatLiteral:)", "init(stringLiteral:)",
}

graph = json.load(open(sys.argv[1]))
symbols = [s for s in graph["symbols"] if s["accessLevel"] in ("public", "open")]
missing = []
for symbol in symbols:
    name = symbol["names"]["title"].split(".")[-1]
    if "docComment" in symbol or name in ASKED_FOR or name.startswith("build"):
        continue
    missing.append((symbol.get("location", {}), ".".join(symbol["pathComponents"])))
module = graph["module"]["name"]
print(f"{module}: {len(symbols) - len(missing)} of {len(symbols)} public symbols are documented")
for location, path in sorted(missing, key=lambda m: m[1]):
    place = location.get("uri", "").removeprefix("file://")
    line = location.get("position", {}).get("line", -1) + 1
    print(f"  {place}:{line}: {path} has no comment")
sys.exit(bool(missing))
