#!/usr/bin/env python3
"""Lays out a new slice after the floor plan. usage: new_slice.py NAME   (a plural, snake_case)"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: {}\\n"\n'


def singular(name):
    return name[:-3] + "y" if name.endswith("ies") else name.removesuffix("s")


def plan_of(name):
    noun = singular(name)
    return {
        "README.md": f"# {name}\n\nThe words of this capability, its rules, and where they come from.\n",
        f"{noun}.h": f'// {name.capitalize()}: the record, its field table and its verbs.\n#pragma once\n\n'
        '#include "platform/work.h"\n',
        f"{noun}.cpp": f'// The rules of {name}, which are pure, and then the verbs.\n#include "{name}/{noun}.h"\n',
        f"{noun}_test.cpp": f'// Rules and verbs of {name}.\n#include "{name}/{noun}.h"\n\n#include <gtest/gtest.h>\n',
        "queries.sql": f"-- {name.capitalize()}: every query that thinks.\n",
        "sv.po": HEAD.format("sv"),
        "en.po": HEAD.format("en"),
    }


def main():
    name = sys.argv[1] if len(sys.argv) == 2 else ""
    if not re.fullmatch(r"[a-z]+(_[a-z]+)*", name):
        sys.exit(__doc__)
    folder = ROOT / "src" / name
    if folder.exists() and any(folder.iterdir()):
        sys.exit(f"src/{name} is there already")
    folder.mkdir(exist_ok=True)
    for file, text in plan_of(name).items():
        (folder / file).write_text(text, encoding="utf-8")
        print(f"src/{name}/{file}")
    floors = (ROOT / "src/floors.txt").read_text(encoding="utf-8").split()
    if name not in floors:
        print(f"Now write {name} into src/floors.txt, above all it needs and below all that needs it.")
    print("Then hand its routes, commands, figures and blocks to the program in src/app.cpp.")


if __name__ == "__main__":
    main()
