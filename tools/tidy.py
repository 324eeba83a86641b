#!/usr/bin/env python3
"""Our habits as a program: refuses what STYLE.md and ARCHITECTURE.md promise will not be there.

usage: tidy.py [ROOT]   Each finding is `file:line: rule: what to do`. The last line counts rules.
"""
import pathlib
import re
import shutil
import subprocess
import sys

FUNCTION_LINES_MAX = 70
SOURCE_LINES_MAX = 400
COLUMNS_MAX = 100
PARAMETERS_MAX = 4
BANNED = "Manager Helper Util Utils Base Impl Common Misc Service Handler Data Info Object".split()
# A handler of a route is the plain word for it; the type is an alias of a function pointer.
BANNED_ALLOWED = {("src/platform/http/routes.h", "Handler")}
BULKHEADS = {
    "src/platform/http/dispatch.cpp",
    "src/platform/db/writer.cpp",
    "src/platform/jobs/runner.cpp",
    "src/main.cpp",
}
DOMAIN_WORDS = (
    "ombud kommun kommuner handlaggare handläggare handläggarnivå länsstyrelse lansstyrelse "
    "huvudman welfare skane skåne kronoberg värmland personligt steering_group caseworker"
).split()
# Sentences that no reader of the program meets, each with its reason.
SENTENCES_ALLOWED = {
    # A password to compare with where there is no account.
    "nobody has this account",
    # The reason phrases of HTTP, which stand in RFC 9110.
    "Method Not Allowed",
    "Content Too Large",
    "Unsupported Media Type",
    "Too Many Requests",
    "Request Header Fields Too Large",
    "Internal Server Error",
    "HTTP Version Not Supported",
}
# Functions with more parameters than four, each with its reason.
PARAMETERS_ALLOWED = {
    # A route is read as a row of a table: address, permission, who shows, who takes.
    ("src/platform/http/routes.cpp", "Routes::form"),
    # The columns of a record's write; what is seldom needed stands last and has a default.
    ("src/platform/work.cpp", "Work::update"),
    # Parts of a page are called as one would say them; `more` stands last and has a default.
    ("src/platform/html/form.cpp", "post_button"),
    ("src/platform/html/input.cpp", "plain_input"),
    # The signature is expat's.
    ("src/platform/sheets/xml_reader.cpp", "on_doctype"),
}
# A list of style sheet classes.
CLASSES = re.compile(r"[a-z-]+( [a-z-]+)*")
SENTENCE = re.compile(r"[A-Za-zÅÄÖåäö]+,? [a-zåäöA-Z]+,? [a-zåäöA-Z]+")
# A bug, a broken machine or the log is read by the maintainer, in English.
SENTENCE_CONTEXT = re.compile(
    r"\b(ensure|Bug|static_assert|runtime_error|logic_error|invalid_argument|DatabaseError|\w*Error"
    r"|log_\w+|log|warn|fail|abort\w*)\s*[({]"
)
SQL_STATEMENT = re.compile(
    r"^\s*(SELECT\s+\S|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX|VIEW)"
    r"|DROP\s+|ALTER\s+TABLE|PRAGMA\s|BEGIN\b(?!:)|COMMIT\b|SAVEPOINT\s|ROLLBACK\b)"
)


# --- reading the sources ------------------------------------------------------------------------

TOKEN = re.compile(
    r'R"(?P<mark>[^()\s\\]{0,16})\((?P<raw>.*?)\)(?P=mark)"'
    r'|"(?P<text>(?:[^"\\\n]|\\.)*)"'
    r"|(?<![0-9A-Fa-f])'(?:[^'\\\n]|\\.)+'"
    r"|(?P<comment>//[^\n]*|/\*.*?\*/)",
    re.S,
)


class Source:
    """A C++ file: its text, the same without comments and texts, and its string literals."""

    def __init__(self, root, path):
        self.name = path.relative_to(root).as_posix()
        self.text = path.read_text(encoding="utf-8")
        self.lines = self.text.splitlines()
        self.literals = []  # (line, text, where it begins)
        self.raw_lines = set()  # lines within a raw text, which has lines of its own
        self.code = TOKEN.sub(self._blank, self.text)

    def _blank(self, found):
        whole = found.group(0)
        literal = found.group("raw") if found.group("raw") is not None else found.group("text")
        if found.group("raw") is not None:
            first = self.line_at(found.start())
            self.raw_lines.update(range(first, first + literal.count("\n") + 1))
        if literal is not None:
            self.literals.append((self.line_at(found.start()), literal, found.start()))
        kept = "".join(char if char == "\n" else " " for char in whole)
        return kept if found.group("comment") else '"' + kept[2:] + '"' if len(kept) > 1 else kept

    def line_at(self, offset):
        return self.text.count("\n", 0, offset) + 1

    @property
    def is_test(self):
        return self.name.endswith("_test.cpp") or self.name.startswith("tests/")

    @property
    def room(self):
        """The folder under src/, or "app" for the files above all slices."""
        parts = self.name.split("/")
        if parts[0] != "src":
            return None
        return parts[1] if len(parts) > 2 else "app"


class Query:
    def __init__(self, file, line, room, name):
        self.file, self.line, self.room, self.name = file, line, room, name
        self.engine, self.above, self.body = None, "", []

    @property
    def comments(self):
        return self.above + "\n".join(l for l in self.body if l.lstrip().startswith("--"))

    @property
    def sql(self):
        text = "\n".join(re.sub(r"--.*", "", line) for line in self.body)
        return re.sub(r"'(?:[^']|'')*'", "''", text)

    @property
    def reads(self):
        within = {name.lower() for name in re.findall(r"(\w+)(?:\s*\([^()]*\))?\s+AS\s+(?:NOT\s+|MATERIALIZED\s+)*\(", self.sql, re.I)}
        sql = re.sub(r"\bDELETE\s+FROM\s+\w+", "", self.sql, flags=re.I)
        sql = re.sub(r"\bDISTINCT\s+FROM\b", "", sql, flags=re.I)
        found = set()
        alias = r"(?:\s+(?:AS\s+)?(?!(?:ON|WHERE|JOIN|LEFT|INNER|CROSS|FULL|GROUP|ORDER|LIMIT|UNION|SET)\b)\w+)?"
        for first, rest in re.findall(rf"\b(?:FROM|JOIN)\s+(\w+)((?:{alias}\s*,\s*\w+)*)", sql, re.I):
            found.add(first.lower())
            found.update(word.lower() for word in re.findall(r",\s*(\w+)", rest))
        return found - within

    @property
    def writes(self):
        return {
            word.lower()
            for pair in re.findall(
                r"\bINSERT\s+(?:OR\s+\w+\s+)?INTO\s+(\w+)|(?<!DO )\bUPDATE\s+(\w+)\s+(?:AS\s+\w+\s+)?SET\b"
                r"|\bDELETE\s+FROM\s+(\w+)",
                self.sql,
                re.I,
            )
            for word in pair
            if word
        }


class House:
    """Everything the rules look at, read once."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.findings = []
        lines = (self.root / "src/floors.txt").read_text(encoding="utf-8").splitlines()
        self.floors = {room: n for n, line in enumerate(lines) for room in line.split()}
        files = [*self.root.glob("src/**/*"), *self.root.glob("tests/**/*"), *self.root.glob("bench/**/*")]
        self.sources = [Source(self.root, p) for p in sorted(files) if p.suffix in (".cpp", ".h")]
        self.product = [s for s in self.sources if s.name.startswith("src/") and not s.is_test]
        self.queries = [q for p in self._query_files() for q in self._queries_of(p)]
        self.tables = self._tables()  # name -> (owner, columns, file, line)
        self.texts = self._texts()  # language -> key -> (file, line)

    def _query_files(self):
        own = self.root / "src/platform/db/platform.sql"
        return ([own] if own.exists() else []) + sorted(self.root.glob("src/*/queries.sql"))

    def _queries_of(self, path):
        name = path.relative_to(self.root).as_posix()
        queries, above = [], ""
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = re.match(r"-- name: (\w+)(?: \((\w+)\))?\s*$", line)
            if found:
                query = Query(name, number, name.split("/")[1], found.group(1))
                query.engine, query.above = found.group(2), above
                queries.append(query)
                above = ""
            elif line.startswith("--") and (not queries or not "".join(queries[-1].body[-1:]).strip()):
                above = line + "\n"
                if queries:
                    queries[-1].body.append(line)
            elif queries:
                above = "" if line.strip() else above
                queries[-1].body.append(line)
        return queries

    def _tables(self):
        tables = {}
        for path in sorted(self.root.glob("migrations/*.sql")):
            name = path.relative_to(self.root).as_posix()
            lines = path.read_text(encoding="utf-8").splitlines()
            for number, line in enumerate(lines, 1):
                found = re.match(r"CREATE (?:VIRTUAL )?TABLE (?:IF NOT EXISTS )?(\w+)", line)
                if not found:
                    continue
                owner, at = None, number - 2
                while at >= 0 and (lines[at].startswith("--") or not lines[at].strip()):
                    said = re.match(r"-- owner: (\w+)", lines[at])
                    owner = owner or (said and said.group(1))
                    if owner or not lines[at].strip():
                        break
                    at -= 1
                body = []
                for row in lines[number:]:
                    if row.startswith(")"):
                        break
                    body += re.findall(r"^\s+([a-z_]\w*)\s", row)
                if name.endswith("0001_platform.sql"):
                    owner = owner or "platform"
                tables.setdefault(found.group(1), (owner, set(body), name, number))
        return tables

    def _texts(self):
        texts = {"sv": {}, "en": {}}
        for language, keys in texts.items():
            for path in sorted(self.root.glob(f"src/**/{language}.po")):
                name = path.relative_to(self.root).as_posix()
                for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                    found = re.match(r'msgid "(.+)"\s*$', line)
                    if found:
                        keys[found.group(1)] = (name, number)
        return texts

    def say(self, file, line, message):
        self.findings.append((file, line, message))

    def floor(self, room):
        return self.floors.get(room)


# --- the order of the house ---------------------------------------------------------------------


def includes_go_down(house):
    for source in house.product:
        for number, line in enumerate(source.lines, 1):
            found = re.match(r'#include "([^"]+)"', line)
            if not found:
                continue
            parts = found.group(1).split("/")
            if parts[0] == "sql":
                room = pathlib.PurePath(parts[1]).stem
                if room not in (source.room, "all"):
                    house.say(source.name, number, f"ask a verb of {room} instead of using its queries")
                continue
            room = parts[0] if len(parts) > 1 else "app"
            if room == source.room:
                continue
            here, there = house.floor(source.room), house.floor(room)
            if there is None:
                house.say(source.name, number, f"name {room} in src/floors.txt, or write the path from src/")
            elif here is None:
                house.say(source.name, number, f"name {source.room} in src/floors.txt")
            elif there <= here:
                house.say(
                    source.name, number,
                    f"{room} is not below {source.room} in src/floors.txt; move what both need down",
                )


def tables_have_owners(house):
    for table, (owner, _, file, line) in house.tables.items():
        if owner is None:
            house.say(file, line, f"write `-- owner: SLICE` above CREATE TABLE {table}")
        elif owner not in house.floors:
            house.say(file, line, f"the owner {owner} is not in src/floors.txt")


def queries_keep_to_their_tables(house):
    for query in house.queries:
        for table in query.writes & house.tables.keys():
            owner = house.tables[table][0]
            if owner != query.room:
                house.say(query.file, query.line, f"{query.name} writes {table} of {owner}; call a verb of {owner}")
        for table in query.reads & house.tables.keys():
            owner = house.tables[table][0]
            here, there = house.floor(query.room), house.floor(owner)
            if owner != query.room and here is not None and there is not None and there <= here:
                house.say(query.file, query.line, f"{query.name} reads {table} of {owner}, which is not below {query.room}")
    for source in house.product:
        for found in re.finditer(r'\bTable\s+\w+\s*[{=(]\s*(?:Table\s*\{)?\s*"', source.code):
            literal = next((l for l in source.literals if l[2] == found.end() - 1), None)
            if literal and literal[1] in house.tables and house.tables[literal[1]][0] != source.room:
                owner = house.tables[literal[1]][0]
                house.say(source.name, literal[0], f"the record of {literal[1]} is declared in its owner {owner}")


def units_are_bound(house):
    for query in house.queries:
        owned = [t for t in (query.reads | query.writes) & house.tables.keys() if "unit" in house.tables[t][1]]
        if owned and not re.search(r":unit\b", query.sql) and "across units" not in query.comments:
            house.say(
                query.file, query.line,
                f"{query.name} names {sorted(owned)[0]}: bind :unit, or say `-- across units` and why",
            )


def withheld_text_stays_in(house):
    for query in house.queries:
        if "event_withheld_text" not in query.sql:
            continue
        if query.room != "events" or not query.name.startswith("for_reader_of_"):
            house.say(query.file, query.line, f"{query.name}: only for_reader_of_* of events name event_withheld_text")
    for source in house.product:
        for line, text, _ in source.literals:
            if "event_withheld_text" in text and source.room != "events":
                house.say(source.name, line, "event_withheld_text is named in src/events only")


def sql_stands_in_sql_files(house):
    for source in house.product:
        if source.name.startswith("src/platform/db/"):
            continue
        for line, text, _ in source.literals:
            if SQL_STATEMENT.match(text):
                house.say(source.name, line, "move the statement to queries.sql and give it a name")


def queries_are_used(house):
    text = "\n".join(s.code for s in house.sources)
    used = set(re.findall(r"\bsql::(\w+::\w+)", text))
    for query in house.queries:
        names = (f"{query.room}::{query.name}",)
        if not used & set(names) and not re.search(rf"\bq(?:uery|ueries)?::{query.name}\b", text):
            house.say(query.file, query.line, f"nobody uses {query.name}; delete it")


def exceptions_stop_at_bulkheads(house):
    for source in house.product:
        if source.name in BULKHEADS:
            continue
        for found in re.finditer(r"\b(catch\s*\(|try\s*\{)", source.code):
            house.say(source.name, source.line_at(found.start()), "let it rise to a bulkhead, or answer a refusal")


# --- texts --------------------------------------------------------------------------------------


def _is_classes(text):
    return CLASSES.fullmatch(text) and "-" in text


def no_sentence_in_code(house):
    for source in house.product:
        for line, text, at in source.literals:
            if not SENTENCE.search(text) or text in SENTENCES_ALLOWED or _is_classes(text) or SQL_STATEMENT.match(text):
                continue
            before = source.code[max(0, at - 400):at]
            statement = re.split(r";|\{\n|\}\n", before)[-1]
            if SENTENCE_CONTEXT.search(statement) or source.name.startswith("src/platform/db/"):
                continue
            house.say(source.name, line, f'give "{text[:40]}" a key in sv.po and en.po')


def _ends(house):
    """What the program builds keys of: whole keys, beginnings with a dot, ends with a dot."""
    literals = {text for s in house.product for _, text, _ in s.literals if re.fullmatch(r"[a-z0-9_. !-]+", text)}
    return literals, [t for t in literals if re.fullmatch(r"\w+\..*[._]|\w+\.", t)], [t for t in literals if t.startswith(".")]


def _names_a_command(rest, commands):
    """cli.event.list, cli.event.list.unit, cli.option.unit, cli.event (a group of commands)."""
    parts = rest.split(".")
    if parts[0] == "option":
        return any(c.rstrip("!") == f"--{parts[-1].replace('_', '-')}" for c in commands) or len(parts) == 2
    paths = [c.split(" ") for c in commands]
    return any(parts[: len(path)] == path or path[: len(parts)] == parts for path in paths)


def _used(key, whole, heads, tails, tables):
    if key in whole or any(key.startswith(head) for head in heads):
        return True
    first, _, rest = key.partition(".")
    # The derivations: <table>.<field>, <table>.<field>.<choice or problem>, problem.<problem>.
    if first in tables and rest and (rest in whole or rest.split(".")[0] in whole):
        return True
    if first in ("problem", "field") and rest in whole:
        return True
    if first == "cli":
        return _names_a_command(rest, whole)
    return any(key.endswith(tail) and _used(key[: -len(tail)], whole, heads, tails, tables) for tail in tails)


def texts_are_used(house):
    whole, heads, tails = _ends(house)
    tables = whole | set(house.tables)
    for key, (file, line) in house.texts["sv"].items():
        if not _used(key, whole, heads, tails, tables):
            house.say(file, line, f"nobody says {key}; delete it in both languages")


def texts_exist(house):
    for source in house.product:
        for found in re.finditer(r'\bt(?:\(\))?\(\s*"', source.code):
            literal = next((l for l in source.literals if l[2] == found.end() - 1), None)
            after = source.code[found.end() + len(literal[1]) + 1:][:3].lstrip() if literal else ""
            if literal and after[:1] in (")", ",") and literal[1] not in house.texts["sv"]:
                house.say(source.name, literal[0], f"write {literal[1]} in sv.po and en.po")


def texts_in_both_languages(house):
    for one, other in (("sv", "en"), ("en", "sv")):
        for key, (file, line) in house.texts[one].items():
            if key not in house.texts[other]:
                house.say(file, line, f"{key} lacks its text in {other}.po")


def the_trail_has_words(house):
    """What the trail can hold is said there in words: each record's table and each deed."""
    for source in house.product:
        if source.room == "platform":
            continue
        said = [("table", r'\bTable\s+\w+\{"'), ("verb", r'\bnote\(\s*"')]
        for kind, opening in said:
            for found in re.finditer(opening, source.code):
                literal = next((l for l in source.literals if l[2] == found.end() - 1), None)
                if literal and f"audit.{kind}.{literal[1]}" not in house.texts["sv"]:
                    house.say(
                        source.name, literal[0],
                        f"write audit.{kind}.{literal[1]} in sv.po and en.po: the trail says it")


def catalogues_are_well_formed(house):
    if shutil.which("msgfmt") is None:
        house.say("tools/tidy.py", 1, "install gettext: msgfmt checks the catalogues")
        return
    for path in sorted(house.root.glob("src/**/*.po")):
        done = subprocess.run(
            ["msgfmt", "--check-format", "--check-domain", "-o", "/dev/null", str(path)],
            capture_output=True, text=True, check=False,
        )
        if done.returncode != 0:
            first = (done.stderr.splitlines() or ["msgfmt failed"])[0]
            number = re.search(r":(\d+):", first)
            house.say(
                path.relative_to(house.root).as_posix(), int(number.group(1)) if number else 1,
                first.split(": ", 1)[-1],
            )


# --- sizes and names ----------------------------------------------------------------------------


def functions_of(source):
    """(first line, last line, head) of each function body, found by braces."""
    code = re.sub(r"^\s*#.*?(?<!\\)$", lambda m: " " * len(m.group(0)), source.code, flags=re.M)
    code = re.sub(r'"[^"]*"', lambda m: '"' + " " * (len(m.group(0)) - 2) + '"', code)
    stack, start, depth = [], 0, 0
    for at, char in enumerate(code):
        if char in "()":
            depth += 1 if char == "(" else -1
        elif char == ";" and depth == 0:
            start = at + 1
        elif char == "{":
            head = code[start:at].strip()
            within = any(kind == "function" for kind, _, _ in stack)
            stack.append((_kind_of(head, within, depth), source.line_at(at), head))
            if depth == 0:
                start = at + 1
        elif char == "}" and stack:
            kind, line, head = stack.pop()
            if kind == "function":
                yield line, source.line_at(at), head
            if depth == 0:
                start = at + 1


def _kind_of(head, within, depth):
    if within or depth > 0:
        return "block"
    head = re.sub(r"^(?:(?:public|private|protected)\s*:\s*)+", "", head)
    if re.match(r"(?:export\s+)?(?:inline\s+)?(namespace|extern)\b", head):
        return "namespace"
    if re.match(r"(?:template\s*<.*>\s*)?(?:struct|class|union|enum)\b", head, re.S) and not head.endswith(")"):
        return "class"
    bare = re.sub(r"\boperator\s*\S{1,3}", "operator", head)
    if "(" in bare and "=" not in bare.split("(")[0]:
        return "function"
    return "block"


def functions_are_short(house):
    for source in house.sources:
        if source.name.startswith("bench/"):
            continue
        for first, last, _ in functions_of(source):
            if last - first + 1 > FUNCTION_LINES_MAX:
                house.say(source.name, first, f"{last - first + 1} lines; at most {FUNCTION_LINES_MAX}: split by noun")


def files_are_short(house):
    for source in house.sources:
        if source.name.endswith(".cpp") and len(source.lines) > SOURCE_LINES_MAX:
            house.say(source.name, len(source.lines), f"at most {SOURCE_LINES_MAX} lines: split by noun")


def lines_are_narrow(house):
    for source in house.sources:
        for number, line in enumerate(source.lines, 1):
            if len(line) > COLUMNS_MAX and number not in source.raw_lines:
                house.say(source.name, number, f"{len(line)} columns; at most {COLUMNS_MAX}")


def _parameters(head):
    """The parameters in the first parentheses of a function's head."""
    inside = re.search(r"\w\s*\((.*)", head, re.S)
    if not inside:
        return []
    parts, depth, part = [], 0, ""
    for char in inside.group(1):
        if char == ")" and depth == 0:
            break
        depth += char in "(<{["
        depth -= char in ")>}]"
        if char == "," and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += char
    return [p.strip() for p in [*parts, part] if p.strip() and p.strip() != "void"]


def functions_take_little(house):
    for source in house.product:
        for first, _, head in functions_of(source):
            parameters = _parameters(head)
            constructor = re.search(r"\b(\w+)::\1\s*\(", head)
            name = re.search(r"([\w:]+)\s*\(", head)
            allowed = name and (source.name, name.group(1)) in PARAMETERS_ALLOWED
            if len(parameters) > PARAMETERS_MAX and not constructor and not allowed:
                house.say(source.name, first, f"{len(parameters)} parameters; at most {PARAMETERS_MAX}: make a struct")
            for parameter in parameters:
                # Alone, or first in ensure(condition, why), it is the whole sentence.
                if len(parameters) == 1 or re.search(r"\bensure\s*\(", head):
                    break
                if re.match(r"(?:const\s+)?bool\s+\w+", parameter):
                    house.say(source.name, first, f"`{parameter}` says nothing at the call; use an enum")
            places = [n for n, p in enumerate(parameters) if re.match(r"Work\s*&\s*\w*$", p)]
            takes_request = parameters and re.match(r"(const )?(Request|Invocation)\s*&", parameters[0])
            if places and places[0] > 0 and not takes_request and source.room != "platform":
                house.say(source.name, first, "`Work& work` stands first")


def names_say_something(house):
    for source in house.sources:
        words = pathlib.PurePath(source.name).stem.split("_")
        for word in words:
            if word.capitalize() in BANNED:
                house.say(source.name, 1, f"the file name hides the noun behind '{word}'")
        for found in re.finditer(r"\b(?:struct|class|enum class|enum|using)\s+([A-Z]\w*)\s*[{:=]", source.code):
            for word in re.findall(r"[A-Z][a-z0-9]*", found.group(1)):
                if word in BANNED and (source.name, found.group(1)) not in BANNED_ALLOWED:
                    house.say(source.name, source.line_at(found.start()), f"{found.group(1)} hides the noun behind '{word}'")


def names_stand_once(house):
    """Two types or values of one name in two headers become one at link time, unseen."""
    kinds = (r"(?:struct|class|enum class) ([A-Z]\w*)\b[^;]*\{", r"inline constexpr [\w:<>, ]+ (\w+)\b")
    first = {}
    for source in house.product:
        if not source.name.endswith(".h"):
            continue
        within = []
        for number, line in enumerate(source.code.split("\n"), 1):
            space = re.match(r"namespace ?([\w:]*) ?\{", line)
            if space:
                within.append(space.group(1))
            elif line.startswith("}") and not line.startswith("};") and within:
                within.pop()
            found = next(filter(None, (re.match(kind, line) for kind in kinds)), None)
            if found is None:
                continue
            name = "::".join([*within, found.group(1)])
            other = first.setdefault(name, source.name)
            if other != source.name:
                house.say(source.name, number, f"{name} stands in {other} too; name them apart")


def files_say_what_they_are(house):
    for source in house.sources:
        if not source.lines or not source.lines[0].startswith("// "):
            house.say(source.name, 1, "the first line says in a comment what the file is")


def no_leftovers(house):
    for source in house.sources:
        for number, line in enumerate(source.lines, 1):
            if re.search(r"//.*\b(TODO|FIXME|XXX)\b", line):
                house.say(source.name, number, "do it now, or write it in the issue")
            if re.match(r"\s*//\s*(?:\w+(?:\.|->|::))*\w+\(.*\);\s*$", line):
                house.say(source.name, number, "delete the code that is commented out")


def platform_knows_no_domain(house):
    words = re.compile(rf"\b({'|'.join(DOMAIN_WORDS)})\b", re.I)
    for source in house.product:
        if source.room != "platform":
            continue
        for number, line in enumerate(source.lines, 1):
            found = words.search(line)
            if found:
                house.say(source.name, number, f"'{found.group(1)}' is a word of the domain; hand it in from above")


RULES = [
    ("layout", includes_go_down),
    ("table-owner", tables_have_owners),
    ("table-order", queries_keep_to_their_tables),
    ("unit", units_are_bound),
    ("withheld", withheld_text_stays_in),
    ("sql-place", sql_stands_in_sql_files),
    ("sql-unused", queries_are_used),
    ("bulkhead", exceptions_stop_at_bulkheads),
    ("sentence", no_sentence_in_code),
    ("text-unused", texts_are_used),
    ("text-missing", texts_exist),
    ("text-language", texts_in_both_languages),
    ("trail", the_trail_has_words),
    ("catalogue", catalogues_are_well_formed),
    ("function-size", functions_are_short),
    ("file-size", files_are_short),
    ("columns", lines_are_narrow),
    ("parameters", functions_take_little),
    ("name", names_say_something),
    ("once", names_stand_once),
    ("first-line", files_say_what_they_are),
    ("leftover", no_leftovers),
    ("platform", platform_knows_no_domain),
]


def findings_of(root):
    """{rule: [(file, line, message)]} for every rule, in order."""
    house = House(root)
    found = {}
    for name, rule in RULES:
        house.findings = []
        rule(house)
        found[name] = house.findings
    return found


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent
    found = findings_of(root)
    for rule, findings in found.items():
        for file, line, message in findings:
            print(f"{file}:{line}: {rule}: {message}")
    failed = sum(1 for findings in found.values() if findings)
    print(f"{len(found) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
