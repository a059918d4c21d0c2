"""What is broken, and how: the places of a source file that can be changed.

A change is a list of edits, (start, end, text), in which `#` stands for the mutant's number and `¤` for
the same number in operator characters; `support` is the Swift that its text calls. All mutants are
compiled at once, and one is on where its program runs with its number.
"""

import re
import zlib
from dataclasses import dataclass

from swift import clauses, code_mask


@dataclass
class Change:
    kind: str
    edits: list
    support: str = ""


GROUPS = {
    "Comparison": ["<", "<=", ">", ">=", "==", "!="],
    "Addition": ["+", "-", "&+", "&-"],
    "Multiplication": ["*", "/", "%", "&*"],
    "LogicalConjunction": ["&&"],
    "LogicalDisjunction": ["||"],
    "Assignment": ["+=", "-=", "*=", "/="],
}
# An operator, and the one that takes its place: bounds move by one, all else is turned round.
SWAPS = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&&": "||", "||": "&&",
    "+": "-", "-": "+", "*": "/", "/": "*", "%": "/", "&+": "&-", "&-": "&+", "&*": "&+",
    "+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=",
}  # fmt: skip
NUMBERS = {
    "+": ["AdditiveArithmetic"], "-": ["AdditiveArithmetic"],
    "*": ["BinaryInteger", "FloatingPoint"], "/": ["BinaryInteger", "FloatingPoint"],
    "%": ["BinaryInteger"],
    "&+": ["FixedWidthInteger"], "&-": ["FixedWidthInteger"], "&*": ["FixedWidthInteger"],
}  # fmt: skip


def infix(operator, other, types):
    """An operator that does as one or, with its mutant on, as the other."""
    group = next(name for name, members in GROUPS.items() if operator in members)
    new = f"{operator}¤"
    lines = [f"infix operator {new}: {group}Precedence"]

    def add(generics, left, right, result, on=f"a {other} b", off=f"a {operator} b", then=""):
        lines.append(
            f"@inline(__always) public func {new} {generics}(a: {left}, b: {right}) {then}"
            f"-> {result} {{ if __on(#) {{ {on} }} else {{ {off} }} }}"
        )

    if group == "Comparison":
        of = "Equatable" if operator in ("==", "!=") else "Comparable"
        add(f"<T: {of}>", "T", "T", "Bool")
    elif group.startswith("Logical"):
        on, off = (f"try a {x} b()" for x in (other, operator))
        add("", "Bool", "@autoclosure () throws -> Bool", "Bool", on, off, "rethrows ")
    elif group == "Assignment":
        for kind in NUMBERS[operator[0]]:
            add(f"<T: {kind}>", "inout T", "T", "Void")
        add("<S: SIMD>", "inout S", "S", "Void")
        lines[-1] = lines[-1].replace(" {", " where S.Scalar: FloatingPoint {", 1)
    else:
        for kind in NUMBERS[operator]:
            add(f"<T: {kind}>", "T", "T", "T")
        if operator in ("+", "-", "*", "/"):
            for type in types:
                add("", type, type, type)
                lines[-1] = lines[-1].replace("public ", "")
            for left, right in [("S", "S"), ("S", "S.Scalar"), ("S.Scalar", "S")]:
                add("<S: SIMD>", left, right, "S")
                lines[-1] = lines[-1].replace(" {", " where S.Scalar: FloatingPoint {", 1)
    return "\n".join(lines)


def odd(text, at):
    """By turns: which of two it is depends on the line and the place in it, wherever the line is."""
    start = text.rfind("\n", 0, at) + 1
    return (zlib.crc32(text[start : text.find("\n", at)].encode()) + at - start) % 2 == 1


def operators(text, mask, types):
    for match in re.finditer(r"(?<=\s)[-+*/%&<>=!|]+(?=\s)", text):
        operator = match.group()
        if operator not in SWAPS or not mask[match.start()]:
            continue
        if text[: match.start()].endswith("func ") or re.match(r"\s*nil\b", text[match.end() :]):
            continue
        other, edit = SWAPS[operator], (*match.span(), f"{operator}¤")
        yield Change(f"{operator} to {other}", [edit], infix(operator, other, types))


def ranges(text, mask, types):
    for match in re.finditer(r"(?<=[\w)\]])(\.\.<|\.\.\.)(?=[\w(\[])", text):
        if not mask[match.start()]:
            continue
        operator, result = match.group(), "Range" if match.group() == "..<" else "ClosedRange"
        # One further or one shorter, by turns.
        further = odd(text, match.start())
        bound, new = "b + 1" if further else "max(a, b - 1)", f"{operator}¤"
        support = (
            f"infix operator {new}: RangeFormationPrecedence\n@inline(__always) public func {new} "
            f"(a: Int, b: Int) -> {result}<Int> {{ a{operator}(__on(#) ? {bound} : b) }}"
        )
        name = "further" if further else "shorter"
        yield Change(f"{operator} one {name}", [(*match.span(), new)], support)


def literals(text, mask, types):
    number = r"(?<![\w.$#])(?:0x[0-9a-f.]+p-?\d+|\d[\d_]*(?:\.\d[\d_]*)?(?:e-?\d+)?)(?![\w]|\.\d)"
    for match in re.finditer(number, text):
        if mask[match.start()]:
            old = match.group()
            if old.replace("_", "").isdigit():
                value = int(old.replace("_", ""))
                # One more or one less, by turns.
                new = str(value - 1 if value > 0 and odd(text, match.start()) else value + 1)
            elif "x" in old:
                new = (float.fromhex(old) * 1.25).hex().replace("+", "")
            else:
                # What is that small is a tolerance: without it.
                value = float(old.replace("_", ""))
                new = "1.0" if value == 0 else "0.0" if value < 1e-6 else repr(value * 1.25)
            yield Change(f"{old} to {new}", [(*match.span(), f"__pick(#, {old}, {new})")])
    for match in re.finditer(r"(?<![\w.])(true|false)\b", text):
        if mask[match.start()]:
            old, new = match.group(), "false" if match.group() == "true" else "true"
            yield Change(f"{old} to {new}", [(*match.span(), f"__pick(#, {old}, {new})")])


def conditions(text, mask, types):
    for match in re.finditer(r"(?<![\w#.])(if|guard|while|for)\s", text):
        if not mask[match.start()]:
            continue
        word, start = match.group(1), match.end()
        if word == "for":
            where = re.compile(r"[^\n]*? where ").match(text, start)
            if not where:
                continue
            start = where.end()
        spans = clauses(text, mask, start, "else" if word == "guard" else "{")
        for number, (first, last) in enumerate(spans):
            if re.match(r"(let|var|case)\b|#|_ = ", text[first:last]):
                if number == 0 and word in ("if", "guard"):
                    yield Change(f"{word} never", [(first, first, "!__on(#), ")])
                continue
            if number == 0 or word == "for":
                edits = [(first, first, "!__on(#) && ("), (last, last, ")")]
                yield Change(f"{word} never", edits)
            if word != "while":
                clause = f" {text[first:last]}" if len(spans) > 1 else ""
                edits = [(first, first, "__on(#) || ("), (last, last, ")")]
                yield Change(f"{word} always{clause}", edits)
    for match in re.finditer(r"(?<=\s)\?(?=\s)", text):
        if mask[match.start()]:
            support = (
                "infix operator ⊕¤: __BeforeTernary\n@inline(__always) public func ⊕¤ "
                "(a: Bool, b: Void) -> Bool { a != __on(#) }"
            )
            yield Change("? the other way", [(match.start(), match.start(), "⊕¤ () ")], support)
    for match in re.finditer(r"(?<![\w)\]!=.?])!(?=[\w(])", text):
        if mask[match.start()]:
            support = (
                "prefix operator !¤\n@inline(__always) public prefix func !¤ (a: Bool) -> Bool "
                "{ __on(#) ? a : !a }"
            )
            yield Change("! dropped", [(*match.span(), "!¤")], support)
    for match in re.finditer(r"(?<=[\s(\[])-(?=[a-z(])", text):
        if mask[match.start()]:
            support = (
                "prefix operator -¤\n@inline(__always) public prefix func -¤ <T: SignedNumeric>"
                "(a: T) -> T { __on(#) ? a : -a }"
            )
            yield Change("- dropped", [(*match.span(), "-¤")], support)


# Members, what takes their place, and how the one that does either is written.
SEQUENCE = "extension Sequence { @inline(__always) public func NAME"
BOTH_ENDS = "extension BidirectionalCollection { @inline(__always) public "
WHERE = "(where p: (Element) throws -> Bool) rethrows -> "
EITHER = "{ if __on(#) { return ON } else { return OFF } } }"
MEMBERS = [
    (r"(?<![\w.])(min)(?=\()", "max", "@inline(__always) public func NAME<T: Comparable>(_ a: T, _ b: T) -> T { __on(#) ? max(a, b) : min(a, b) }"),
    (r"(?<![\w.])(max)(?=\()", "min", "@inline(__always) public func NAME<T: Comparable>(_ a: T, _ b: T) -> T { __on(#) ? min(a, b) : max(a, b) }"),
    (r"(?<=\.)(first)(?![\w(]|\s\{)", "last", BOTH_ENDS + "var NAME: Element? { __on(#) ? last : first } }"),
    (r"(?<=\.)(last)(?![\w(]|\s\{)", "first", BOTH_ENDS + "var NAME: Element? { __on(#) ? first : last } }"),
    (r"(?<=\.)(first)(?=\(where|\s\{)", "last", BOTH_ENDS + "func NAME" + WHERE + "Element? { if __on(#) { try last(where: p) } else { try first(where: p) } } }"),
    (r"(?<=\.)(last)(?=\(where|\s\{)", "first", BOTH_ENDS + "func NAME" + WHERE + "Element? { if __on(#) { try first(where: p) } else { try last(where: p) } } }"),
    (r"(?<=\.)(allSatisfy)(?=\(|\s\{)", "contains", SEQUENCE + "(_ p: (Element) throws -> Bool) rethrows -> Bool { if __on(#) { try contains(where: p) } else { try allSatisfy(p) } } }"),
    (r"(?<=\.)(contains)(?=\(where|\s\{)", "allSatisfy", SEQUENCE + WHERE + "Bool { if __on(#) { try allSatisfy(p) } else { try contains(where: p) } } }"),
    (r"(?<=\.)(min)(?=\(\))", "max", SEQUENCE + "() -> Element? where Element: Comparable { __on(#) ? max() : min() } }"),
    (r"(?<=\.)(max)(?=\(\))", "min", SEQUENCE + "() -> Element? where Element: Comparable { __on(#) ? min() : max() } }"),
    (r"(?<=\.)(reversed)(?=\(\))", "nothing", SEQUENCE + "() -> [Element] { __on(#) ? Array(self) : reversed() } }"),
    (r"(?<=\.)(isEmpty)(?!\w)", "its opposite", "extension Collection { @inline(__always) public var NAME: Bool { isEmpty != __on(#) } }"),
    (r"(?<=\.)(dropFirst)(?=\()", "dropLast", BOTH_ENDS + "func NAME(_ k: Int = 1) -> SubSequence { __on(#) ? dropLast(k) : dropFirst(k) } }"),
    (r"(?<=\.)(dropLast)(?=\()", "dropFirst", BOTH_ENDS + "func NAME(_ k: Int = 1) -> SubSequence { __on(#) ? dropFirst(k) : dropLast(k) } }"),
    (r"(?<=\.)(lowerBound)(?!\w)", "upperBound", "extension Range { @inline(__always) public var NAME: Bound { __on(#) ? upperBound : lowerBound } }\nextension ClosedRange { @inline(__always) public var NAME: Bound { __on(#) ? upperBound : lowerBound } }"),
    (r"(?<=\.)(upperBound)(?!\w)", "lowerBound", "extension Range { @inline(__always) public var NAME: Bound { __on(#) ? lowerBound : upperBound } }\nextension ClosedRange { @inline(__always) public var NAME: Bound { __on(#) ? lowerBound : upperBound } }"),
]  # fmt: skip


def members(text, mask, types):
    for pattern, other, support in MEMBERS:
        for match in re.finditer(pattern, text):
            if mask[match.start()]:
                name = f"__{match.group()}#"
                edit = (*match.span(), name)
                yield Change(
                    f"{match.group()} to {other}", [edit], support.replace("NAME", name)
                )
    for match in re.finditer(r"(?<=\.rounded\()\.(up|down)(?=\))", text):
        if mask[match.start()]:
            other = ".down" if match.group() == ".up" else ".up"
            edit = (*match.span(), f"__pick(#, {match.group()}, {other})")
            yield Change(f"{match.group()} to {other}", [edit])


def statements(text, mask, types):
    """Calls, and assignments to what had a value, on a line of their own: dropped."""
    lines, at = text.split("\n"), 0
    declared = set(re.findall(r"(?:let|var) (\w+)(?:: [^={\n]+)?$", text, re.M))
    for number, line in enumerate(lines):
        start, at = at, at + len(line) + 1
        body = line.strip()
        first = start + len(line) - len(line.lstrip())
        if not body or not mask[first] or number == 0:
            continue
        call = re.fullmatch(r"(try )?[a-z][\w.!?]*(\[[^\]]*\])?[\w.]*\(.*\)", body)
        move = re.fullmatch(r"([a-z]\w*)((\[.*\]|\.\w+)* [-+*/]?= )[^{]*", body)
        jump = body in ("continue", "break")
        if not (call or jump or (move and move[1] not in declared and move[1] != "self")):
            continue
        if re.match(r"(return|if|guard|while|for|switch|let|var|case|throw|init|super|trap)\b", body):
            continue
        before, after = lines[number - 1].strip(), (lines + [""])[number + 1].strip()
        if not (before.endswith(("{", "}", ")", ":")) or "=" in before or " in" in before):
            continue
        if after[:1] in tuple(".?+-*/&|:,") or body[-1] in ",(=+-*/":
            continue
        if body.count("(") != body.count(")") or body.count("{") != body.count("}"):
            continue
        end = first + len(body)
        yield Change("dropped", [(first, first, "if !__on(#) { "), (end, end, " }")])


FINDERS = [operators, ranges, literals, conditions, members, statements]


def changes(text, types):
    """All changes of a source file, in order of place; `types` have arithmetic of their own."""
    mask = code_mask(text)
    found = [change for find in FINDERS for change in find(text, mask, types)]
    return sorted(found, key=lambda change: (change.edits[0][0], change.kind))


SUPPORT = """
import Glibc

precedencegroup __BeforeTernary { higherThan: TernaryPrecedence lowerThan: LogicalDisjunctionPrecedence }
/// The mutant that is on.
let __active = getenv("MUTANT").flatMap { Int(String(cString: $0)) } ?? 0
/// Where it is noted which mutants were come by.
nonisolated(unsafe) let __reached: UnsafeMutablePointer<UInt8>? = getenv("MUTANTS_REACHED").flatMap {
  let file = open($0, O_RDWR)
  // Where standard output is closed, the file would be taken for it.
  defer { close(file) }
  let size = lseek(file, 0, SEEK_END)
  return mmap(nil, Int(size), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)?.assumingMemoryBound(to: UInt8.self)
}
@inline(__always) public func __on(_ number: Int) -> Bool {
  if let __reached { __reached[number] = 1 }
  return number == __active
}
@inline(__always) public func __pick<T>(_ number: Int, _ off: T, _ on: T) -> T { __on(number) ? on : off }
"""
