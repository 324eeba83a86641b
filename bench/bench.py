#!/usr/bin/env python3
"""Measures the served program against nginx, the disk and itself, in one run, as ratios.

usage: bench.py BINARY [SECONDS-A-MEASUREMENT]
"""
import json
import os
import pathlib
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

BINARY = sys.argv[1] if len(sys.argv) > 1 else "build/release/spejare"
SECONDS = float(sys.argv[2]) if len(sys.argv) > 2 else 3.0


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


def rate(url, connections, *headers):
    """Requests a second by wrk; answers other than 2xx and 3xx stop the run."""
    told = [word for header in headers for word in ("-H", header)]
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
    def __init__(self, data):
        port = free_port()
        began = time.monotonic()
        self.program = subprocess.Popen(
            [BINARY, "serve", "--data", data, "--listen", f"127.0.0.1:{port}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.base = f"http://127.0.0.1:{port}"
        wait_for(f"{self.base}/healthz")
        self.start_seconds = time.monotonic() - began
        time.sleep(0.5)
        self.idle_megabytes = proportional_memory(self.program.pid)


def durable_writes(base, token, pattern, writers):
    """Acknowledged events a second with so many writers at once."""
    until, counts = time.monotonic() + SECONDS, [0] * writers

    def write(n):
        while time.monotonic() < until:
            body = json.dumps({**pattern, "description": f"Mätning {n} {counts[n]}."}).encode()
            request = urllib.request.Request(
                f"{base}/api/v1/events", data=body, method="POST",
                headers={"content-type": "application/json", "authorization": f"Bearer {token}"})
            with urllib.request.urlopen(request, timeout=30) as answer:
                counts[n] += answer.status == 201

    threads = [threading.Thread(target=write, args=(n,)) for n in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / SECONDS


def measure(folder):
    data = f"{folder}/data"
    run("demo", "--case", "skane-2025", "--data", data)
    token = run("user", "token", "--role", "ombud", "--data", data).split()[-1]
    out = f"{folder}/events.json"
    run("export", "events", "--data", data, "--format", "json", "--out", out)
    rows = json.loads(pathlib.Path(out).read_text(encoding="utf-8"))
    row = next(r for r in rows if r["level"] == "lokal" and not r["serious"] and not r["withheld"])
    pattern = {key: row[key] for key in
               ("kind", "occurred_on", "kommun", "body", "type", "level", "consequence") if row[key]}
    nginx, served = Nginx(folder), Served(data)
    try:
        key = f"Authorization: Bearer {token}"
        static = rate(nginx.url, 16)
        lines = [("nginx, static 15 kB, 16 connections", static, static)]
        for title, path in (("bare handler (/healthz)", "/healthz"),
                            ("list of events, 50 rows", "/api/v1/events?kind=failure"),
                            ("one event", f"/api/v1/events/{row['number']}"),
                            ("search", "/api/v1/events?text=besked")):
            lines.append((title, rate(served.base + path, 16, key), static))
        raw = raw_commits(folder)
        lines.append(("raw SQLite, one commit at a time", raw, raw))
        for writers in (1, 16, 64):
            lines.append((f"durable events, {writers} writers",
                          durable_writes(served.base, token, pattern, writers), raw))
        loaded = proportional_memory(served.program.pid)
    finally:
        for program in (served.program, nginx.program):
            program.terminate()
            program.wait()
    print(f"{'what':<40} {'a second':>10} {'ratio':>8}")
    for title, value, against in lines:
        print(f"{title:<40} {value:>10.0f} {value / against:>8.3f}")
    print(f"start {served.start_seconds:.2f} s, idle {served.idle_megabytes:.1f} MB, "
          f"loaded {loaded:.1f} MB (PSS), {os.cpu_count()} cores")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="spejare-bench-") as place:
        measure(place)
