#!/usr/bin/env python3
"""Kills the server in the middle of random writes: what it acknowledged is there afterwards.

usage: crash_test.py BINARY   SPEJARE_CRASH_SEED and SPEJARE_CRASH_WRITES change the run.
"""
import json
import os
import pathlib
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

BINARY = sys.argv[1] if len(sys.argv) > 1 else "build/release/spejare"
SEED = int(os.environ.get("SPEJARE_CRASH_SEED", "20260302"))
WRITES = int(os.environ.get("SPEJARE_CRASH_WRITES", "200"))
WRITERS = 4
# Marks are made of plain words: the text guard refuses letters and digits at random.
WORDS = ("ansökan", "avslag", "beslut", "besked", "blankett", "brev", "bostad", "hemtjänst",
         "intyg", "kallelse", "kontakt", "läkare", "möte", "remiss", "samtal", "väntetid")
SENT = ("kind", "occurred_on", "kommun", "body", "type", "level", "description", "consequence")


def run(*words):
    return subprocess.run([BINARY, *words], check=True, capture_output=True, text=True).stdout


def exported(data):
    out = f"{data}.json"
    run("export", "events", "--data", data, "--format", "json", "--out", out)
    return json.loads(pathlib.Path(out).read_text(encoding="utf-8"))


class Server:
    def __init__(self, data):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{probe.getsockname()[1]}"
        self.program = subprocess.Popen(
            [BINARY, "serve", "--data", data, "--listen", self.address],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"http://{self.address}/healthz", timeout=1).close()
                return
            except OSError:
                if self.program.poll() is not None:
                    raise RuntimeError("the server ended by itself") from None
                time.sleep(0.02)
        raise RuntimeError("the server was not healthy within 20 s")

    def kill(self):
        self.program.send_signal(signal.SIGKILL)
        self.program.wait()


def write_one(address, token, body):
    """The number of the acknowledged event; None when the connection was cut."""
    request = urllib.request.Request(
        f"http://{address}/api/v1/events", data=json.dumps(body).encode(), method="POST",
        headers={"content-type": "application/json", "authorization": f"Bearer {token}"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert answer.status == 201, answer.status
            return answer.headers["Location"].rsplit("/", 1)[-1]
    except urllib.error.HTTPError as refused:
        if refused.code == 503:
            return None
        raise RuntimeError(f"{refused.code}: {refused.read()[:400]}") from None
    except (OSError, ValueError):
        return None


class Round:
    """Writers that send until the server is gone or the round's share is sent."""

    def __init__(self, server, token, patterns, share, chance):
        self.acknowledged, self.sent, self.wrong = {}, 0, []
        self.lock = threading.Lock()
        moment = chance.randint(share // 4, share)
        threads = [threading.Thread(
            target=self.write, args=(server, token, patterns, share, chance.random()))
            for _ in range(WRITERS)]
        for thread in threads:
            thread.start()
        while self.sent < moment and any(thread.is_alive() for thread in threads):
            time.sleep(0.0005)
        time.sleep(chance.random() * 0.01)
        server.kill()
        for thread in threads:
            thread.join()

    def write(self, server, token, patterns, share, seed):
        chance = random.Random(seed)
        while True:
            with self.lock:
                if self.sent >= share:
                    return
                self.sent += 1
            pattern = chance.choice(patterns)
            mark = "Prov om " + ", ".join(chance.choices(WORDS, k=8))
            body = {key: pattern[key] for key in SENT if pattern.get(key) is not None}
            # The export names a concrete body; the API takes its id or the code of its type.
            body["body"] = pattern["body_type"]
            body["description"] = mark + ": väntade länge på besked."
            try:
                number = write_one(server.address, token, body)
            except (RuntimeError, AssertionError) as problem:
                self.wrong.append(str(problem))
                return
            if number is None:
                return
            with self.lock:
                self.acknowledged[number] = body["description"]


def main():
    chance = random.Random(SEED)
    passed, failed = 0, 0

    def judge(title, good):
        nonlocal passed, failed
        print(("ok " if good else "not ok ") + title)
        passed, failed = passed + bool(good), failed + (not good)

    with tempfile.TemporaryDirectory() as folder:
        data = f"{folder}/data"
        run("demo", "--case", "skane-2025", "--data", data)
        token = run("user", "token", "--role", "ombud", "--data", data).split()[-1]
        patterns = [row for row in exported(data)
                    if row["level"] == "lokal" and not row["serious"] and not row["withheld"]]
        before, acknowledged, sent, rounds = len(exported(data)), {}, 0, 0
        while sent < WRITES:
            one = Round(Server(data), token, patterns, min(50, WRITES - sent), chance)
            rounds, sent = rounds + 1, sent + one.sent
            acknowledged.update(one.acknowledged)
            for problem in one.wrong[:3]:
                print(f"    {problem}")
            kept = {row["number"]: row["description"] for row in exported(data)}
            lost = [n for n, text in acknowledged.items() if kept.get(n) != text]
            judge(f"round {rounds}: {one.sent} sent, {len(one.acknowledged)} acknowledged, "
                  f"{len(lost)} lost", not lost and not one.wrong)
            # What was written without an answer may be there, but never more than was sent.
            judge(f"round {rounds}: nothing stands twice",
                  len(acknowledged) <= len(kept) - before <= sent)
            verified = subprocess.run([BINARY, "verify", "--data", data], check=False,
                                      capture_output=True, text=True)
            judge(f"round {rounds}: the trail still holds", verified.returncode == 0)
        judge(f"{len(acknowledged)} of {sent} writes were acknowledged in all",
              len(acknowledged) >= WRITES // 8)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
