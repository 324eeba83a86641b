#!/usr/bin/env python3
"""Clients in numbers at size: 10^5 client-years in a unit of the demonstration, and what a page of
figures, one figure, a cross table and the list cost then.

`bench/clients.py BINARY` fills a new folder by `import clients`, measures and forgets it. Nothing is
counted at night or kept ready: every answer is counted when it is asked for. Beside the time on the
clock stands the processor time that the server spent on an answer, which a busy machine stretches less.
"""
import os
import pathlib
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import bench  # noqa: E402

PERSONS, YEARS, PERSONS_A_FILE = 10_000, range(2015, 2025), 500
REASONS = ("economy", "housing", "occupation", "structure", "isolation", "authorities",
           "health_care")
KOMMUNER = ("1780", "1784", "1781", "1783", "1785")


def rows_of(person):
    """A client's years: the same start, other answers each year."""
    for year in YEARS:
        yield (f"QX-{person}", "woman" if person % 9 < 5 else "man", 1940 + person % 57, "self",
               f"{YEARS[0]}-{person % 12 + 1:02}-{person % 28 + 1:02}", REASONS[person % 7], year,
               KOMMUNER[person % 5], "wholly" if (person + year) % 6 == 0 else "no",
               "|".join(sorted({REASONS[(person + year) % 7], REASONS[(person * 3 + year) % 7]})))


def fill(data, folder):
    heads = ("code", "sex", "birth_year", "source", "started_on", "reasons_at_start", "year",
             "kommun", "children", "reasons")
    for first in range(0, PERSONS, PERSONS_A_FILE):
        file = pathlib.Path(folder, "clients.csv")
        lines = [";".join(heads)]
        for person in range(first, first + PERSONS_A_FILE):
            lines += [";".join(map(str, row)) for row in rows_of(person)]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        bench.run("import", "clients", "--data", data, "--ombud", "ombud@example.se", "--file",
                  str(file))


def processor_ms(pid):
    """What a process has spent in its own code, in milliseconds."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) * 1000 / os.sysconf("SC_CLK_TCK")


def measure(folder):
    data = f"{folder}/data"
    bench.run("demo", "--case", "varmland-2024", "--data", data)
    began = time.monotonic()
    fill(data, folder)
    print(f"{'filled with 100 000 client-years':<48} {time.monotonic() - began:>8.0f} s", flush=True)
    for role in ("ombud", "county_officer"):
        token = bench.run("user", "token", "--role", role, "--data", data).split()[-1]
        served = bench.Served(data)
        for title, path in (("all figures of a year", "/figures?year=2024"),
                            ("one figure", "/figures/clients.total?year=2024"),
                            ("cross table, reasons by sex",
                             "/figures/cross?fact=client_year&year=2024&rows=reasons&columns=sex"),
                            ("list of clients", "/clients")):
            if role != "ombud" and path == "/clients":
                continue
            times = 20
            before = processor_ms(served.program.pid)
            spent = bench.median_ms({"Authorization": f"Bearer {token}"},
                                    f"{served.base}/api/v1{path}", times)
            own = (processor_ms(served.program.pid) - before) / times
            print(f"{role + ', ' + title:<48} {spent:>8.1f} ms, {own:>6.1f} ms of processor",
                  flush=True)
        served.stop()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="spejare-bench-") as place:
        measure(place)
