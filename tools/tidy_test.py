#!/usr/bin/env python3
"""Each habit is shown to let a good house be and to find its own mistake, at the right line."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import tidy  # noqa: E402

GOOD = {
    "src/floors.txt": "app\nletters\nevents\naccounts\nrights guard\nplatform\n",
    "migrations/0001_platform.sql": "CREATE TABLE audit (\n    seq BIGINT\n);\n",
    "migrations/0002_events.sql": (
        "-- owner: events\nCREATE TABLE event (\n    id TEXT,\n    unit TEXT,\n    number TEXT\n);\n"
        "-- owner: events\nCREATE TABLE event_withheld_text (\n    id TEXT,\n    unit TEXT\n);\n"
        "-- owner: letters\nCREATE TABLE letter (\n    id TEXT\n);\n"
    ),
    "src/platform/work.h": "// The work.\n#pragma once\nstruct Work {\n    int today = 0;\n};\n",
    "src/platform/text.cpp": '// Texts.\nint find() { return say(ensure(1, "it has been found before")); }\n',
    "src/events/queries.sql": (
        "-- Events.\n\n-- name: by_number\nSELECT id FROM event WHERE unit = :unit\n\n"
        "-- name: all_of_nation\n-- across units: the counter is the nation's.\n"
        "SELECT id FROM event\n\n"
        "-- name: for_reader_of_unit\nSELECT id FROM event_withheld_text WHERE unit = :unit\n"
    ),
    "src/events/event.h": "// Events.\n#pragma once\n#include \"platform/work.h\"\n",
    "src/events/event.cpp": (
        '// Rules.\n#include "events/event.h"\n\n#include "sql/events.h"\n\n'
        "constexpr Table event_table{\"event\", fields};\n"
        "int register_event(Work& work, int event) {\n"
        "    use(sql::events::by_number, sql::events::all_of_nation);\n"
        "    use(sql::events::for_reader_of_unit);\n"
        '    return work.today + field("body") + size(t("event.title"), "audit.table." + word);\n}\n'
    ),
    "src/audit/sv.po": 'msgid "audit.table.event"\nmsgstr "Händelse"\n',
    "src/audit/en.po": 'msgid "audit.table.event"\nmsgstr "Event"\n',
    "src/events/sv.po": (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "event.title"\nmsgstr "Händelser"\n\nmsgid "event.body"\nmsgstr "Motpart"\n'
    ),
    "src/events/en.po": (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "event.title"\nmsgstr "Events"\n\nmsgid "event.body"\nmsgstr "Body"\n'
    ),
}
BODY = "".join(f"    step({n});\n" for n in range(70))


def findings(changes):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {**GOOD, **changes}.items():
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return {
            rule: [(file, line) for file, line, _ in found]
            for rule, found in tidy.findings_of(folder).items()
            if found
        }


def with_more(name, text):
    return {name: GOOD[name] + text}


class Habits(unittest.TestCase):
    def only(self, rule, place, changes):
        self.assertEqual(findings(changes), {rule: [place]})

    def test_a_good_house_is_let_be(self):
        self.assertEqual(findings({}), {})

    def test_every_rule_has_a_name_of_its_own(self):
        names = [name for name, _ in tidy.RULES]
        self.assertEqual(len(names), len(set(names)))

    def test_layout_includes_go_down(self):
        up = '// Up.\n#include "events/event.h"\n'
        self.only("layout", ("src/accounts/a.cpp", 2), {"src/accounts/a.cpp": up})

    def test_layout_neighbours_do_not_know_each_other(self):
        change = {"src/guard/a.cpp": '// Aside.\n#include "rights/may.h"\n'}
        self.only("layout", ("src/guard/a.cpp", 2), change)

    def test_layout_queries_of_another_are_not_used(self):
        change = {"src/letters/a.cpp": '// Letters.\n#include "sql/events.h"\n'}
        self.only("layout", ("src/letters/a.cpp", 2), change)

    def test_layout_the_app_may_include_everything(self):
        self.assertEqual(findings({"src/app.cpp": '// All.\n#include "events/event.h"\n'}), {})

    def test_table_owner_is_written(self):
        change = {"migrations/0003_more.sql": "-- More.\nCREATE TABLE more (\n    id TEXT\n);\n"}
        self.only("table-owner", ("migrations/0003_more.sql", 2), change)

    def test_table_order_a_query_writes_its_own_only(self):
        sql = "-- name: x\nINSERT INTO event (id, unit) VALUES (:id, :unit)\n"
        use = "// Letters.\nint x() { return use(sql::letters::x); }\n"
        change = {"src/letters/queries.sql": sql, "src/letters/a.cpp": use}
        self.only("table-order", ("src/letters/queries.sql", 1), change)

    def test_table_order_a_query_reads_what_is_below(self):
        use = "// Letters.\nint x() { return use(sql::{}::x); }\n"
        below = {
            "src/letters/queries.sql": "-- name: x\nSELECT id FROM event WHERE unit = :unit\n",
            "src/letters/a.cpp": use.replace("{}::", "letters::"),
        }
        self.assertEqual(findings(below), {})
        above = {
            "src/accounts/queries.sql": "-- name: x\nSELECT 1 FROM audit, letter\n",
            "src/accounts/a.cpp": use.replace("{}::", "accounts::"),
        }
        self.only("table-order", ("src/accounts/queries.sql", 1), above)

    def test_table_order_a_record_is_declared_by_its_owner(self):
        change = {"src/letters/a.cpp": '// Letters.\nconstexpr Table x{"event", fields};\n'}
        self.only("table-order", ("src/letters/a.cpp", 2), change)

    def test_unit_is_bound_or_said_to_be_crossed(self):
        more = "-- name: loose\nSELECT id FROM event\n"
        change = with_more("src/events/queries.sql", more)
        change["src/events/a.cpp"] = "// Loose.\nint x() { return use(sql::events::loose); }\n"
        self.only("unit", ("src/events/queries.sql", 12), change)

    def test_withheld_text_is_named_by_reader_queries_only(self):
        more = "-- name: leak\nSELECT id FROM event_withheld_text WHERE unit = :unit\n"
        change = with_more("src/events/queries.sql", more)
        change["src/events/a.cpp"] = "// Leak.\nint x() { return use(sql::events::leak); }\n"
        self.only("withheld", ("src/events/queries.sql", 12), change)

    def test_withheld_text_is_unknown_outside_events(self):
        change = {"src/letters/a.cpp": '// L.\nauto x = named("event_withheld_text");\n'}
        self.only("withheld", ("src/letters/a.cpp", 2), change)

    def test_sql_stands_in_sql_files(self):
        change = {"src/letters/a.cpp": '// L.\nauto x = run("SELECT 1 FROM event");\n'}
        self.only("sql-place", ("src/letters/a.cpp", 2), change)

    def test_sql_that_nobody_uses_goes(self):
        change = with_more("src/events/queries.sql", "\n-- name: idle\nSELECT 1 AS one\n")
        self.only("sql-unused", ("src/events/queries.sql", 13), change)

    def test_bulkhead_elsewhere_nothing_is_caught(self):
        text = "// L.\nint x() {\n    try {\n        y();\n    } catch (...) {\n    }\n}\n"
        self.assertEqual(
            findings({"src/letters/a.cpp": text}),
            {"bulkhead": [("src/letters/a.cpp", 3), ("src/letters/a.cpp", 5)]},
        )
        self.assertEqual(findings({"src/main.cpp": text}), {})

    def test_sentence_in_code(self):
        change = {"src/letters/a.cpp": '// L.\nauto x = say("Brevet kunde inte sparas");\n'}
        self.only("sentence", ("src/letters/a.cpp", 2), change)

    def test_sentence_in_a_comment_or_a_test_is_no_matter(self):
        change = {
            "src/letters/a.cpp": '// He said "we will come back".\nint x = 0;\n',
            "src/letters/a_test.cpp": '// L.\nauto x = say("Brevet kunde inte sparas");\n',
        }
        self.assertEqual(findings(change), {})

    def test_text_unused(self):
        change = {
            name: GOOD[name] + '\nmsgid "gone.word"\nmsgstr "x"\n'
            for name in ("src/events/sv.po", "src/events/en.po")
        }
        self.only("text-unused", ("src/events/sv.po", 10), change)

    def test_text_built_of_a_beginning_is_used(self):
        change = {
            name: GOOD[name] + '\nmsgid "month.1"\nmsgstr "x"\n'
            for name in ("src/events/sv.po", "src/events/en.po")
        }
        change["src/letters/a.cpp"] = '// L.\nauto x = t("month." + number);\n'
        self.assertEqual(findings(change), {})

    def test_text_missing(self):
        change = {"src/letters/a.cpp": '// L.\nauto x = t("letter.title");\n'}
        self.only("text-missing", ("src/letters/a.cpp", 2), change)

    def test_text_language_missing_in_one(self):
        change = with_more("src/events/en.po", '\nmsgid "event.only"\nmsgstr "x"\n')
        change["src/events/a.cpp"] = '// E.\nauto x = "event.only";\n'
        self.only("text-language", ("src/events/en.po", 10), change)

    def test_trail_a_deed_without_words(self):
        change = {"src/letters/a.cpp": '// L.\nvoid send(Work& work) { work.note("send", "x", id); }\n'}
        self.only("trail", ("src/letters/a.cpp", 2), change)

    def test_catalogue_is_read_by_msgfmt(self):
        found = findings(with_more("src/events/sv.po", '\nmsgid "event.title"\nmsgstr "x"\n'))
        self.assertEqual([file for file, _ in found["catalogue"]], ["src/events/sv.po"])

    def test_function_size(self):
        text = f"// L.\nint x() {{\n{BODY}}}\n"
        self.only("function-size", ("src/letters/a.cpp", 2), {"src/letters/a.cpp": text})
        shorter = text.replace("    step(1);\n    step(2);\n", "")
        self.assertEqual(findings({"src/letters/a.cpp": shorter}), {})

    def test_file_size(self):
        text = "// L.\n" + "int x;\n" * 400
        self.only("file-size", ("src/letters/a.cpp", 401), {"src/letters/a.cpp": text})

    def test_columns_count_letters_not_bytes(self):
        change = {"src/letters/a.cpp": "// L.\n// " + "å" * 97 + "\n"}
        self.assertEqual(findings(change), {})
        change = {"src/letters/a.cpp": "// L.\n// " + "å" * 98 + "\n"}
        self.only("columns", ("src/letters/a.cpp", 2), change)

    def test_parameters_five_are_too_many(self):
        text = "// L.\nint x(int a, std::map<int, int> b, int c, int d, int e) {\n}\n"
        self.only("parameters", ("src/letters/a.cpp", 2), {"src/letters/a.cpp": text})
        four = text.replace(", int e", "")
        self.assertEqual(findings({"src/letters/a.cpp": four}), {})

    def test_parameters_no_bool(self):
        change = {"src/letters/a.cpp": "// L.\nint x(int a, bool loud) {\n}\n"}
        self.only("parameters", ("src/letters/a.cpp", 2), change)

    def test_parameters_a_bool_alone_is_a_value(self):
        change = {"src/letters/a.cpp": "// L.\nint value(bool tick) {\n}\n"}
        self.assertEqual(findings(change), {})

    def test_parameters_work_stands_first(self):
        change = {"src/letters/a.cpp": "// L.\nint x(int a, Work& work) {\n}\n"}
        self.only("parameters", ("src/letters/a.cpp", 2), change)

    def test_names_of_types_and_files(self):
        change = {"src/letters/a.h": "// L.\nstruct LetterManager {\n};\n"}
        self.only("name", ("src/letters/a.h", 2), change)
        self.only("name", ("src/letters/letter_utils.h", 1), {"src/letters/letter_utils.h": "// L.\n"})
        self.assertEqual(findings({"src/letters/a.h": "// L.\nstruct DatabaseAddress {\n};\n"}), {})

    def test_once_two_headers_with_one_name(self):
        change = {
            "src/letters/a.h": "// A.\n#pragma once\nstruct Letter {\n    int a = 0;\n};\n",
            "src/letters/b.h": "// B.\n#pragma once\nstruct Letter {\n    int b = 0;\n};\n",
        }
        self.only("once", ("src/letters/b.h", 3), change)

    def test_first_line_says_what_the_file_is(self):
        self.only("first-line", ("src/letters/a.h", 1), {"src/letters/a.h": "#pragma once\n"})

    def test_leftovers(self):
        change = {"src/letters/a.h": "// L.\n// TODO: the rest\n"}
        self.only("leftover", ("src/letters/a.h", 2), change)
        change = {"src/letters/a.h": "// L.\n    // work.insert(table, row);\n"}
        self.only("leftover", ("src/letters/a.h", 2), change)

    def test_platform_knows_no_domain(self):
        change = {"src/platform/a.h": "// Counts what an ombud saw.\n"}
        self.only("platform", ("src/platform/a.h", 1), change)


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=1).result
    bad = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - bad} passed, {bad} failed")
    sys.exit(1 if bad else 0)
