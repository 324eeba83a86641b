#!/usr/bin/env python3
"""Bakes files into the program: named queries, texts, assets and migrations.

usage: bake.py KIND OUT SOURCE...   KIND is sql, texts, assets, lexicon, rules or migrations.
The build calls it; a mistake in a source stops the build with file, line and what to do.
"""
import hashlib
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def fail(path, line, message):
    sys.exit(f"{path}:{line}: {message}")


def write_if_changed(path, text):
    path = pathlib.Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def raw(text):
    """A raw string literal, in pieces that every compiler takes."""
    assert ')sql"' not in text
    pieces = [text[i : i + 8000] for i in range(0, len(text), 8000)] or [""]
    return "\n".join(f'R"sql({piece})sql"' for piece in pieces)


def literal(text):
    out = []
    for byte in text.encode("utf-8"):
        char = chr(byte)
        if char in '"\\?':
            out.append("\\" + char)
        elif 32 <= byte < 127:
            out.append(char)
        else:
            out.append(f"\\{byte:03o}")
    return '"' + "".join(out) + '"'


# --- sql ----------------------------------------------------------------------------------------

NAME = re.compile(r"^-- name: (\w+)(?: \((sqlite|postgres)\))?\s*$")


def queries_of(path):
    """{name: {engine or None: text}} in order."""
    queries = {}
    name, engine, lines = None, None, []

    def close():
        if name is not None:
            text = "\n".join(lines).strip().rstrip(";")
            if engine in queries.setdefault(name, {}):
                fail(path, 1, f"query {name} stands twice")
            queries[name][engine] = text

    for line in path.read_text(encoding="utf-8").splitlines():
        found = NAME.match(line)
        if found:
            close()
            name, engine, lines = found.group(1), found.group(2), []
        elif name is not None:
            lines.append(line)
    close()
    return queries


def slice_of(path):
    return "platform" if path.name == "platform.sql" else path.parent.name


def bake_sql_header(out, source):
    path = pathlib.Path(source)
    slice_name = slice_of(path)
    lines = [
        f"// Made by tools/bake.py from {path.relative_to(ROOT)}; not edited.",
        "#pragma once",
        '#include "platform/db/query.h"',
        f"namespace sql::{slice_name} {{",
    ]
    for name, texts in queries_of(path).items():
        both = texts.get(None)
        sqlite, postgres = texts.get("sqlite", both), texts.get("postgres", both)
        if sqlite is None or postgres is None:
            fail(path, 1, f"query {name} lacks a text for one engine")
        # The name's first comment lines stay: they are shown where a query is logged whole.
        lines.append(
            f'inline constexpr Query {name}{{"{slice_name}.{name}",\n{raw(sqlite)},\n{raw(postgres)}}};'
        )
    lines.append("}")
    write_if_changed(out, "\n".join(lines) + "\n")


def bake_sql_index(out, sources):
    paths = [pathlib.Path(source) for source in sources]
    lines = ["// Made by tools/bake.py; not edited."]
    lines += [f'#include "sql/{slice_of(path)}.h"' for path in paths]
    lines.append("std::span<const Query* const> all_queries() {")
    names = [f"&sql::{slice_of(path)}::{name}" for path in paths for name in queries_of(path)]
    lines.append(f"    static const Query* const all[] = {{{', '.join(names)}}};")
    lines.append("    return all;\n}")
    write_if_changed(out, "\n".join(lines) + "\n")


# --- texts --------------------------------------------------------------------------------------

QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"\s*$')
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


def unescape(text):
    return re.sub(r"\\(.)", lambda m: ESCAPES.get(m.group(1), m.group(1)), text)


def texts_of(path):
    """[(line, key, text)]; the header entry is left out."""
    entries, current, part = [], None, None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        found = QUOTED.search(line)
        if not found:
            fail(path, number, "not a line of a .po file")
        text = unescape(found.group(1))
        if line.startswith("msgid "):
            current = [number, text, ""]
            entries.append(current)
            part = 1
        elif line.startswith("msgstr "):
            current[2] = text
            part = 2
        elif line.startswith('"'):
            current[part] += text
        else:
            fail(path, number, "only msgid and msgstr are used here")
    return [tuple(entry) for entry in entries if entry[1]]


PLACE = re.compile(r"\{([a-z_]+)(?:\||\})")


def _places(text):
    """The placeholders of a text; {{...}} is shown as it stands and is none."""
    return set(PLACE.findall(re.sub(r"\{\{.*?\}\}", "", text)))


def bake_texts(out, sources):
    tables = {"sv": {}, "en": {}}
    for source in sources:
        path = pathlib.Path(source)
        table = tables[path.stem]
        for line, key, text in texts_of(path):
            if key in table:
                fail(path, line, f"key {key} stands already in {table[key][1]}")
            if not text:
                fail(path, line, f"key {key} has no text")
            table[key] = (text, f"{path}:{line}")
    for one, other in (("sv", "en"), ("en", "sv")):
        for key in tables[one].keys() - tables[other].keys():
            sys.exit(f"{tables[one][key][1]}: key {key} is missing in {other}.po")
    lines = [
        "// Made by tools/bake.py from the .po files; not edited.",
        '#include "platform/texts/table.h"',
        "const TextEntry text_table[] = {",
    ]
    for key in sorted(tables["sv"], key=lambda k: k.encode()):
        sv, where = tables["sv"][key]
        en = tables["en"][key][0]
        if _places(sv) != _places(en):
            sys.exit(f"{where}: key {key} has other placeholders in en.po")
        lines.append(f"    {{{literal(key)}, {literal(sv)}, {literal(en)}}},")
    lines.append("};")
    lines.append(f"const std::size_t text_table_size = {len(tables['sv'])};")
    write_if_changed(out, "\n".join(lines) + "\n")


# --- assets -------------------------------------------------------------------------------------

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".csv": "text/csv",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
}


def minify_css(text):
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return re.sub(r"\s*\n\s*", "\n", text).strip() + "\n"


def floor_order():
    floors = (ROOT / "src" / "floors.txt").read_text(encoding="utf-8").split()
    return {name: -i for i, name in enumerate(floors)}


def bake_assets(out, sources):
    order = floor_order()
    paths = [pathlib.Path(source) for source in sources]
    files = {}
    css = ""
    npm = ROOT / "src" / "platform" / "assets" / "npm.txt"
    if npm.exists():
        for line in npm.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                source = ROOT / line.strip()
                if not source.exists():
                    fail(npm, 1, f"{line.strip()} is missing; run npm ci")
                # In a layer of its own, so that our plain rules win whatever their weight.
                css += "@layer framework {\n" + source.read_text(encoding="utf-8") + "\n}\n"
    styles = [path for path in paths if path.suffix == ".css" and "files" not in path.parts]
    styles.sort(key=lambda p: (order.get(p.relative_to(ROOT / "src").parts[0], 0), str(p)))
    for path in styles:
        css += path.read_text(encoding="utf-8") + "\n"
    files["spejare.css"] = minify_css(css).encode()
    for path in paths:
        relative = path.relative_to(ROOT / "src")
        if path.suffix == ".csv":
            files["data/" + "/".join(relative.parts)] = path.read_bytes()
        elif "files" in relative.parts:
            files[path.name] = path.read_bytes()
    blobs = pathlib.Path(out).parent / "assets"
    blobs.mkdir(parents=True, exist_ok=True)
    lines = [
        "// Made by tools/bake.py; not edited.",
        '#include "platform/assets/asset.h"',
    ]
    rows = []
    for number, (name, content) in enumerate(sorted(files.items())):
        blob = blobs / f"{number}.bin"
        if not blob.exists() or blob.read_bytes() != content:
            blob.write_bytes(content)
        symbol = f"asset_{number}"
        lines.append(
            f'__asm__(".section .rodata\\n{symbol}_start:\\n.incbin \\"{blob}\\"\\n'
            f'{symbol}_end:\\n.byte 0\\n.previous\\n");'
        )
        lines.append(f'extern "C" const char {symbol}_start[];')
        digest = hashlib.sha256(content).hexdigest()[:16]
        kind = TYPES[pathlib.PurePath(name).suffix]
        rows.append(f'    {{"{name}", "{kind}", "{digest}", {{{symbol}_start, {len(content)}}}}},')
    lines.append("const Asset asset_table[] = {")
    lines += rows
    lines.append("};")
    lines.append(f"const std::size_t asset_table_size = {len(rows)};")
    write_if_changed(out, "\n".join(lines) + "\n")


# --- the guard's lexicon --------------------------------------------------------------------------


def bake_lexicon(out, source):
    path = pathlib.Path(source).resolve()
    content = path.read_bytes()
    # The digest makes the source change with the file, which the compiler's cache cannot see.
    lines = [
        "// Made by tools/bake.py; not edited.",
        '#include "guard/lexicon.h"',
        '__asm__(".section .rodata\\n.balign 4096\\nguard_lexicon:\\n"',
        f'        ".incbin \\"{path}\\"\\n.byte 0\\n.previous\\n");',
        'extern "C" const char guard_lexicon[];',
        f'extern const char guard_lexicon_digest[] = "{hashlib.sha256(content).hexdigest()}";',
        f"std::string_view lexicon_bytes() {{ return {{guard_lexicon, {len(content)}}}; }}",
    ]
    write_if_changed(out, "\n".join(lines) + "\n")


def bake_rules(out, sources):
    """A digest of the guard's sources: another one means that it may read otherwise."""
    digest = hashlib.sha256()
    for source in sorted(sources, key=lambda one: pathlib.Path(one).name):
        digest.update(pathlib.Path(source).read_bytes())
    write_if_changed(
        out,
        "// Made by tools/bake.py of the guard's sources.\n"
        '#include "guard/version.h"\n'
        f'std::string_view guard_rules_digest() {{ return "{digest.hexdigest()}"; }}\n',
    )


# --- migrations ---------------------------------------------------------------------------------


def one_engine(text, engine):
    kept, now = [], "both"
    for line in text.splitlines():
        found = re.match(r"^-- \((sqlite|postgres|both)\)\s*$", line)
        if found:
            now = found.group(1)
        elif now in ("both", engine):
            kept.append(line)
    return "\n".join(kept) + "\n"


def bake_migrations(out, sources):
    lines = [
        "// Made by tools/bake.py from migrations/; not edited.",
        '#include "platform/db/migration.h"',
        "const MigrationText migration_table[] = {",
    ]
    paths = sorted(pathlib.Path(source) for source in sources)
    for expected, path in enumerate(paths, 1):
        number, _, name = path.stem.partition("_")
        if int(number) != expected:
            fail(path, 1, f"migrations are numbered in one row; this should be {expected:04d}")
        text = path.read_text(encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        lines.append(
            f'    {{{expected}, "{name}",\n{raw(one_engine(text, "sqlite"))},\n'
            f'{raw(one_engine(text, "postgres"))},\n"{digest}"}},'
        )
    lines.append("};")
    lines.append(f"const std::size_t migration_table_size = {len(paths)};")
    write_if_changed(out, "\n".join(lines) + "\n")


def main():
    kind, out, sources = sys.argv[1], sys.argv[2], sys.argv[3:]
    if kind == "sql":
        bake_sql_header(out, sources[0])
    elif kind == "sql-index":
        bake_sql_index(out, sources)
    elif kind == "texts":
        bake_texts(out, sources)
    elif kind == "assets":
        bake_assets(out, sources)
    elif kind == "lexicon":
        bake_lexicon(out, sources[0])
    elif kind == "rules":
        bake_rules(out, sources)
    elif kind == "migrations":
        bake_migrations(out, sources)
    else:
        sys.exit(f"bake.py knows no {kind}")


if __name__ == "__main__":
    main()
