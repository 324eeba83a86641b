#!/usr/bin/env python3
"""Measures the served program against nginx, the disk and itself, in one run, as ratios.

usage: bench.py BINARY [SECONDS-A-MEASUREMENT]   SPEJARE_BENCH_SIZES=1000,100000 leaves out 10^6.
"""
import csv
import http.cookiejar
import json
import os
import pathlib
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

import guard

BINARY = sys.argv[1] if len(sys.argv) > 1 else "build/release/spejare"
SECONDS = float(sys.argv[2]) if len(sys.argv) > 2 else 3.0
SIZES = [int(n) for n in os.environ.get("SPEJARE_BENCH_SIZES", "1000,100000,1000000").split(",")]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(*words):
    return subprocess.run([BINARY, *words], check=True, capture_output=True, text=True).stdout


def wait_for(url):
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            return urllib.request.urlopen(url, timeout=1).close()
        except OSError:
            time.sleep(0.005)
    raise RuntimeError(f"nothing answers at {url}")


def rate(url, connections, *headers, script=None):
    """Requests a second by wrk; answers other than 2xx and 3xx stop the run."""
    told = [word for header in headers for word in ("-H", header)]
    told += ["-s", script] if script else []
    text = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS:g}s", *told, url],
        check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in text:
        raise RuntimeError(f"{url}: {text}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))


def proportional_memory(pid):
    text = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+) kB", text, re.M).group(1)) / 1024


def raw_commits(folder):
    """One-by-one durable commits a second of bare SQLite (WAL, FULL) on the same disk."""
    db = sqlite3.connect(f"{folder}/raw.db", isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE t (a TEXT, b TEXT, c TEXT)")
    count, until = 0, time.monotonic() + SECONDS
    while time.monotonic() < until:
        db.execute("INSERT INTO t VALUES ('a', 'b', 'c')")
        count += 1
    db.close()
    return count / SECONDS


class Nginx:
    """A static file of 15 kB on one worker, as bare as it comes."""

    def __init__(self, folder):
        self.port = free_port()
        root = pathlib.Path(folder, "static")
        root.mkdir()
        root.joinpath("page.html").write_bytes(b"x" * 15_000)
        pathlib.Path(folder).chmod(0o755)
        conf = pathlib.Path(folder, "nginx.conf")
        conf.write_text(
            f"worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log;\n"
            f"events {{ }}\nhttp {{ access_log off; keepalive_requests 1000000;\n"
            f"server {{ listen 127.0.0.1:{self.port}; root {root}; }} }}\n")
        self.program = subprocess.Popen(["nginx", "-c", str(conf), "-g", "daemon off;"])
        self.url = f"http://127.0.0.1:{self.port}/page.html"
        wait_for(self.url)


class Served:
    def __init__(self, data, slow_disk=None):
        port = free_port()
        began = time.monotonic()
        environment = {**os.environ, "LD_PRELOAD": slow_disk} if slow_disk else None
        self.program = subprocess.Popen(
            [BINARY, "serve", "--data", data, "--listen", f"127.0.0.1:{port}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        self.base = f"http://127.0.0.1:{port}"
        wait_for(f"{self.base}/healthz")
        self.start_seconds = time.monotonic() - began
        time.sleep(0.5)
        self.idle_megabytes = proportional_memory(self.program.pid)

    def stop(self):
        self.program.terminate()
        self.program.wait()


def session_cookie(served, data):
    """Signs an ombud in by a one-time link, as a browser would."""
    link = re.search(r"/\S+", run("user", "link", "--role", "ombud", "--data", data)
                     .split("//", 1)[-1]).group(0)
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = opener.open(served.base + link).read().decode()
    action = re.search(r'<form[^>]*action="([^"]+)"', page)
    hidden = dict(re.findall(r'type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page))
    if action and not any("session" in one.name for one in jar):
        opener.open(served.base + action.group(1), urllib.parse.urlencode(hidden).encode()).read()
    return "Cookie: " + "; ".join(f"{one.name}={one.value}" for one in jar)


def slow_fsync(folder):
    """A library that makes each fsync and fdatasync take 4 ms more, as on a slow disk."""
    source = pathlib.Path(folder, "slow.c")
    source.write_text(
        "#define _GNU_SOURCE\n#include <dlfcn.h>\n#include <unistd.h>\n"
        "static int late(const char *name, int fd) {\n"
        "    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);\n"
        "    usleep(4000);\n    return real(fd);\n}\n"
        'int fsync(int fd) { return late("fsync", fd); }\n'
        'int fdatasync(int fd) { return late("fdatasync", fd); }\n')
    library = f"{folder}/slow.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", library, str(source), "-ldl"],
                   check=True)
    return library


def durable_writes(served, token, pattern, writers):
    """Acknowledged events a second with so many writers at once."""
    body = json.dumps({**pattern, "description": "Mätning av hur snabbt en händelse sparas."},
                      ensure_ascii=False)
    with tempfile.NamedTemporaryFile("w", suffix=".lua", encoding="utf-8") as script:
        script.write('wrk.method = "POST"\n'
                     f"wrk.body = {json.dumps(body, ensure_ascii=False)}\n"
                     'wrk.headers["content-type"] = "application/json"\n'
                     f'wrk.headers["authorization"] = "Bearer {token}"\n')
        script.flush()
        return rate(f"{served.base}/api/v1/events", writers, script=script.name)


def median_ms(opener_headers, url, times=7):
    taken = []
    for _ in range(times):
        request = urllib.request.Request(url, headers=opener_headers)
        began = time.monotonic()
        urllib.request.urlopen(request, timeout=60).read()
        taken.append((time.monotonic() - began) * 1000)
    return sorted(taken)[len(taken) // 2]


HEADS = ("kind", "occurred_on", "kommun", "body", "type", "level", "serious", "serious_reason",
         "description", "consequence")


def many_events(data, folder, rows, count):
    """Imports so many events, made of the demo's rows on other days, 200 000 a file."""
    for first in range(0, count, 200_000):
        file = f"{folder}/many-{first}.csv"
        with open(file, "w", encoding="utf-8", newline="") as out:
            table = csv.writer(out, delimiter=";")
            table.writerow(HEADS)
            for n in range(first, min(first + 200_000, count)):
                row = rows[n % len(rows)]
                day = f"2025-{n % 12 + 1:02}-{n // 12 % 28 + 1:02}"
                table.writerow(["ja" if value is True else "nej" if value is False else value or ""
                                for value in (day if key == "occurred_on" else row[key]
                                              for key in HEADS)])
        run("import", "events", "--data", data, "--file", file)
        os.unlink(file)


def peak_megabytes(*words):
    """Seconds and the peak memory of one command."""
    began = time.monotonic()
    program = subprocess.Popen([BINARY, *words], stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(program.pid, 0)
    return time.monotonic() - began, usage.ru_maxrss / 1024


def measure_large(folder, rows):
    """Pages and figures over many events; the export of 10^5 rows."""
    lines, data = [], f"{folder}/large"
    run("demo", "--case", "skane-2025", "--data", data)
    token = run("user", "token", "--role", "ombud", "--data", data).split()[-1]
    have = 147
    idle = peak_megabytes("export", "events", "--data", data, "--format", "csv", "--out",
                          f"{folder}/small.csv")[1]
    for size in SIZES:
        many_events(data, folder, rows, size - have)
        have = size
        served = Served(data)
        key = {"Authorization": f"Bearer {token}"}
        for title, path in (("figures of a year", "/figures?year=2025"),
                            ("cross table, type by level",
                             "/figures/cross?year=2025&rows=type&columns=level"),
                            ("list, filtered", "/events?kind=failure&level=lokal"),
                            ("search", "/events?text=besked")):
            spent = median_ms(key, f"{served.base}/api/v1{path}")
            lines.append(f"{title + f', {size} events':<48} {spent:>8.1f} ms")
        served.stop()
        if size == 100_000:
            seconds, peak = peak_megabytes("export", "events", "--data", data, "--format", "csv",
                                           "--out", f"{folder}/all.csv")
            lines.append(f"{'export of 100 000 events as CSV':<48} {seconds * 1000:>8.0f} ms, "
                         f"{peak - idle:.1f} MB more than for 147")
    return lines


def measure(folder):
    data = f"{folder}/data"
    run("demo", "--case", "skane-2025", "--data", data)
    token = run("user", "token", "--role", "ombud", "--data", data).split()[-1]
    out = f"{folder}/events.json"
    run("export", "events", "--data", data, "--format", "json", "--out", out)
    rows = [r for r in json.loads(pathlib.Path(out).read_text(encoding="utf-8"))
            if not r["withheld"]]
    row = next(r for r in rows if r["level"] == "lokal" and not r["serious"])
    pattern = {key: row[key] for key in
               ("kind", "occurred_on", "kommun", "type", "level", "consequence") if row[key]}
    pattern["body"] = row["body_type"]
    nginx, served = Nginx(folder), Served(data)
    cookie = session_cookie(served, data)
    static = rate(nginx.url, 16)
    lines = [("nginx, static 15 kB, 16 connections", static, static)]
    for title, path in (("bare handler (/healthz)", "/healthz"),
                        ("list page, 50 rows, signed in", "/events?kind=failure"),
                        ("page of one event", f"/events/{row['number']}"),
                        ("search page", "/events?text=besked"),
                        ("start page", "/")):
        lines.append((title, rate(served.base + path, 16, cookie), static))
    raw = raw_commits(folder)
    lines.append(("raw SQLite, one commit at a time", raw, raw))
    for writers in (1, 16, 64):
        lines.append((f"durable events, {writers} writers",
                      durable_writes(served, token, pattern, writers), raw))
    loaded = proportional_memory(served.program.pid)
    served.stop()
    nginx.program.terminate()
    slow = Served(data, slow_fsync(folder))
    slow_raw = durable_writes(slow, token, pattern, 1)
    lines.append(("each fsync 4 ms slower, 1 writer", slow_raw, slow_raw))
    lines.append(("each fsync 4 ms slower, 64 writers",
                  durable_writes(slow, token, pattern, 64), slow_raw))
    slow.stop()
    print(f"{'what':<40} {'a second':>10} {'ratio':>8}")
    for title, value, against in lines:
        print(f"{title:<40} {value:>10.0f} {value / against:>8.3f}")
    print(f"start {served.start_seconds:.2f} s, idle {served.idle_megabytes:.1f} MB, "
          f"loaded {loaded:.1f} MB (PSS), {os.cpu_count()} cores")
    for line in measure_large(folder, rows):
        print(line)
    for line in guard.measure():
        print(line)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="spejare-bench-") as place:
        measure(place)
