#!/usr/bin/env python3
"""The text guard by itself: how many megabytes it reads a second on one core, and how long one text of
2 000 characters takes at the median and the 99th percentile.

`bench/guard.py BINARY`. A text's time is from the line written to the line read, so it holds the pipes too.
"""
import json
import subprocess
import sys
import time

BINARY = sys.argv[1] if len(sys.argv) > 1 else "build/release/spejare"
SENTENCES = (
    "Klienten sökte aktivitetsersättning i mars och fick vänta elva veckor på besked.",
    "Handläggaren bad om samma läkarutlåtande två gånger, fast det redan fanns i akten.",
    "Efter mötet med socialtjänsten i Umeå var det oklart vem som skulle höra av sig.",
    "Ombudet följde med till vårdcentralen och till banken samma eftermiddag.",
    "Beslutet kom till fel adress, Storgatan 4, och överklagandetiden hann gå ut.",
    "Kari-Anne hade flyttat, och enheten svarade att ärendet var avslutat sedan 2024-03-01.",
    "Kontakta oss på 070-123 45 67 eller enheten@example.se, stod det i brevet.",
    "Boendestödet drogs in utan att någon frågade hur hon skulle klara sin vardag.",
)


def text_of(length, number):
    text = ""
    while len(text) < length:
        text += SENTENCES[(number + len(text)) % len(SENTENCES)] + " "
        number += 1
    return text[:length]


def line_of(number, length=2_000):
    return json.dumps({"id": str(number), "text": text_of(length, number)}, ensure_ascii=False) + "\n"


def scanner(**pipes):
    return subprocess.Popen([BINARY, "privacy", "scan"], stdin=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, text=True, **pipes)


def megabytes_a_second(texts=10_000):
    lines = [line_of(number) for number in range(texts)]
    size = sum(len(line.encode()) for line in lines)
    began = time.monotonic()
    program = scanner(stdout=subprocess.DEVNULL)
    program.stdin.writelines(lines)
    program.stdin.close()
    program.wait()
    return size / (time.monotonic() - began) / 1e6


def one_by_one(texts=3_000):
    """Milliseconds a text, sorted; the first hundred, in which the lexicon is read in, are left out."""
    program = scanner(stdout=subprocess.PIPE, bufsize=1)
    taken = []
    for number in range(texts + 100):
        line = line_of(number)
        began = time.monotonic()
        program.stdin.write(line)
        program.stdin.flush()
        program.stdout.readline()
        taken.append((time.monotonic() - began) * 1000)
    program.stdin.close()
    program.wait()
    return sorted(taken[100:])


def measure():
    rate = megabytes_a_second()
    yield f"{'text guard, texts of 2 000 characters':<48} {rate:>8.1f} MB a second"
    taken = one_by_one()
    yield (f"{'text guard, one text of 2 000 characters':<48} {taken[len(taken) // 2]:>8.2f} ms, "
           f"99th percentile {taken[len(taken) * 99 // 100]:.2f} ms")


if __name__ == "__main__":
    for told in measure():
        print(told)
