#!/usr/bin/env python3
"""The demo cases' reports in every format, judged by others' tools and by the published counts.

usage: documents_test.py BINARY
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What the three reports published: figures by id, and what their pages must say.
CASES = {
    "skane-2025": {
        "unit": "PO Skåne", "year": "2025",
        "figures": {"events.total": 147, "events.level.handlaggare": 47, "events.level.lokal": 75,
                    "events.level.central": 25, "events.serious": 52},
        "said": ["147", "32,0", "51,0", "17,0", "35,4"],
    },
    "kronoberg-2021": {
        "unit": "Personliga ombud Kronoberg", "year": "2021",
        "figures": {"events.positive": 28}, "said": ["98", "28"],
    },
    "varmland-2024": {
        "unit": "Personligt ombud Värmland", "year": "2024",
        "figures": {"events.total": 84}, "said": ["84", "14", "18"],
    },
}
BINARY = sys.argv.pop(1) if len(sys.argv) > 1 else "build/release/spejare"


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def plain(text):
    """Spaces of every kind, and hyphens that only break a line, made alike."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text.replace("\u00ad", ""))


class Documents(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.files = {}
        for case, facts in CASES.items():
            data = f"{cls.folder.name}/{case}"
            run(BINARY, "demo", "--case", case, "--data", data)
            for kind in ("html", "pdf", "docx", "xlsx", "json"):
                out = f"{cls.folder.name}/{case}.{kind}"
                cls.report(case, facts, kind, out)
                cls.files[case, kind] = out

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def report(cls, case, facts, kind, out):
        run(BINARY, "report", "--data", f"{cls.folder.name}/{case}", "--unit", facts["unit"],
            "--year", facts["year"], "--kind", "unit", "--format", kind, "--out", out)

    def each(self, kind):
        for case, facts in CASES.items():
            with self.subTest(case=case):
                yield case, facts, self.files[case, kind]

    def assert_said(self, facts, text):
        for words in facts["said"]:
            self.assertRegex(plain(text), rf"(?<![\d,]){re.escape(words)}(?![\d])")

    def test_figures_are_the_published_ones(self):
        for case, facts in CASES.items():
            answer = json.loads(run(
                BINARY, "figure", "--data", f"{self.folder.name}/{case}", "--unit", facts["unit"],
                "--year", facts["year"], "--json"))
            values = {one["id"]: one["value"] for one in answer}
            for figure, value in facts["figures"].items():
                with self.subTest(case=case, figure=figure):
                    self.assertEqual(values.get(figure), value)

    def test_withheld_texts_are_in_no_document(self):
        for case, facts in CASES.items():
            out = f"{self.folder.name}/{case}.events.json"
            run(BINARY, "export", "events", "--data", f"{self.folder.name}/{case}", "--unit",
                facts["unit"], "--format", "json", "--out", out)
            rows = json.loads(pathlib.Path(out).read_text(encoding="utf-8"))
            withheld = [row for row in rows if row["withheld"]]
            with self.subTest(case=case):
                self.assertTrue(all(row["description"] is None for row in withheld))
                if case == "skane-2025":
                    self.assertEqual(
                        len([row for row in withheld if row["level"] == "handlaggare"]), 47)

    def test_html_says_its_language_and_runs_nothing(self):
        for _, facts, file in self.each("html"):
            text = pathlib.Path(file).read_text(encoding="utf-8")
            self.assertRegex(text, r'<html[^>]* lang="sv"')
            self.assertNotIn("<script", text.lower())
            self.assert_said(facts, re.sub(r"<[^>]+>", " ", text))

    def test_pdf_is_sound_tagged_and_complete(self):
        for _, facts, file in self.each("pdf"):
            run("qpdf", "--check", file)
            info = run("pdfinfo", file)
            self.assertRegex(info, r"Tagged:\s+yes")
            self.assertRegex(info, r"Title:\s+\S")
            structure = run("pdfinfo", "-struct", file)
            for element in ("H1", "Table", "TH"):
                self.assertRegex(structure, rf"(?m)^\s*{element}\b")
            catalog = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", file, "-"],
                                     check=True, capture_output=True).stdout
            self.assertRegex(catalog, rb"/Lang \(sv")
            fonts = run("pdffonts", file).splitlines()[2:]
            self.assertTrue(fonts)
            for line in fonts:
                self.assertRegex(line, r"\byes (yes|no) +yes +\d+ +\d+$")
            self.assert_said(facts, run("pdftotext", file, "-"))

    def test_pdf_is_the_same_bytes_each_time(self):
        facts = CASES["skane-2025"]
        again = f"{self.folder.name}/again.pdf"
        self.report("skane-2025", facts, "pdf", again)
        first = pathlib.Path(self.files["skane-2025", "pdf"]).read_bytes()
        self.assertEqual(pathlib.Path(again).read_bytes(), first)

    def package(self, file):
        """Every part well-formed and every inner relation leading somewhere."""
        with zipfile.ZipFile(file) as package:
            self.assertIsNone(package.testzip())
            names = set(package.namelist())
            self.assertIn("[Content_Types].xml", names)
            parts = {n: ElementTree.fromstring(package.read(n))
                     for n in names if n.endswith((".xml", ".rels"))}
        for name in (n for n in names if n.endswith(".rels")):
            source = pathlib.PurePosixPath(name).parent.parent
            for relation in parts[name]:
                if relation.get("TargetMode") != "External":
                    target = relation.get("Target")
                    path = target[1:] if target.startswith("/") else str(source / target)
                    self.assertIn(re.sub(r"[^/]+/\.\./", "", path), names)
        return parts

    def test_docx_is_a_sound_package_with_structure(self):
        for _, facts, file in self.each("docx"):
            parts = self.package(file)
            body = parts["word/document.xml"]
            styles = {one.get(f"{W}val") for one in body.iter(f"{W}pStyle")}
            self.assertTrue(any(re.match(r"(Heading|Rubrik) ?1", style) for style in styles))
            tables = list(body.iter(f"{W}tbl"))
            self.assertTrue(tables)
            self.assertTrue(all(list(table.iter(f"{W}tblHeader")) for table in tables))
            for element in body.iter():
                if element.tag.endswith("}docPr"):
                    self.assertTrue(element.get("descr"))
            self.assert_said(facts, " ".join(one.text or "" for one in body.iter(f"{W}t")))

    def test_xlsx_is_a_sound_package_with_sheets(self):
        for _, _, file in self.each("xlsx"):
            parts = self.package(file)
            self.assertTrue([n for n in parts if n.startswith("xl/worksheets/sheet")])

    def test_json_can_be_read(self):
        for _, _, file in self.each("json"):
            self.assertTrue(json.loads(pathlib.Path(file).read_text(encoding="utf-8")))


if __name__ == "__main__":
    result = unittest.main(exit=False).result
    bad = len(result.failures) + len(result.errors)
    print(f"{max(result.testsRun - bad, 0)} passed, {bad} failed")
    sys.exit(1 if bad else 0)
