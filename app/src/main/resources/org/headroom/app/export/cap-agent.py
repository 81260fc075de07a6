#!/usr/bin/env python3
"""Keeps this node's GPU power caps as a plan has them: sets, reads back, logs, and restores.

Written by Headroom. Needs python3 and nvidia-smi; squeue where rows are for jobs. Nothing else.

What should hold now is read from the clock at every pass, so a jump of the clock, a sleep or a restart of the node is put
right by the next one. A row of setpoints.csv is for every node (*), a node list (n001,n[003-005]), or the nodes on which
a Slurm job of a name runs (job:NAME). Of several rows the lowest cap counts. Without one the GPU's default limit is
restored, but only where this agent had set another. A cap outside what a GPU allows is moved to the nearest allowed.
"""
import argparse
import csv
import datetime
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time

FIELDS = "index,power.limit,power.default_limit,power.min_limit,power.max_limit"
stop = False


def ask(command, timeout_s):
    """What a command prints, or None."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout_s, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def hosts(text):
    """n001,n[003-005] as a set of names."""
    names = set()
    for part in re.findall(r"[^,\[]+(?:\[[^\]]*\][^,\[]*)?", text):
        found = re.fullmatch(r"([^\[]*)\[([^\]]*)\](.*)", part.strip())
        if not found:
            names.add(part.strip())
            continue
        for span in found.group(2).split(","):
            low, _, high = span.partition("-")
            if not low.isdigit() or (high and not high.isdigit()):
                continue
            for n in range(int(low), int(high or low) + 1):
                names.add(found.group(1) + str(n).zfill(len(low)) + found.group(3))
    return names


def rows(path):
    """Rows of setpoints.csv; a bad one is an error, so that a torn file is not taken for an empty plan."""
    found = []
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            start, end = (datetime.datetime.fromisoformat(row[key]).timestamp() for key in ("from", "to"))
            cap_w = float(row["cap_w"])
            if not cap_w > 0:
                raise ValueError("cap_w " + row["cap_w"])
            found.append((row["node"], start, end, cap_w))
    return found


class Agent:
    def __init__(self, options):
        self.o = options
        self.rows = []
        self.read_at = None
        self.ours = self.remembered()

    def remembered(self):
        try:
            with open(self.o.state, encoding="utf-8") as file:
                return {str(k): float(v) for k, v in json.load(file).items()}
        except (OSError, ValueError, AttributeError, TypeError):
            return {}

    def remember(self):
        if not self.o.state or self.o.dry_run:
            return
        try:
            with open(self.o.state + ".new", "w", encoding="utf-8") as file:
                json.dump(self.ours, file)
            os.replace(self.o.state + ".new", self.o.state)
        except OSError as e:
            self.log("state", error=str(e))

    def log(self, what, **more):
        line = {"time": datetime.datetime.now().astimezone().isoformat(timespec="seconds"), "what": what, **more}
        print(json.dumps(line), file=self.o.out, flush=True)

    def plan(self):
        """The rows; the last good ones while the file cannot be read."""
        try:
            status = os.stat(self.o.setpoints)
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            if stamp != self.read_at:
                self.rows = rows(self.o.setpoints)
                self.read_at = stamp
                self.log("plan", rows=len(self.rows))
        except (OSError, ValueError, KeyError, TypeError) as e:
            self.log("plan", error=str(e), kept=len(self.rows))
        return self.rows

    def wanted(self, now):
        """The cap that should hold, W, or None."""
        live = [r for r in self.plan() if r[1] <= now < r[2]]
        jobs = set()
        if any(r[0].startswith("job:") for r in live):
            said = ask([self.o.squeue, "-h", "-t", "R,S", "-w", self.o.node, "-o", "%j"], 20)
            if said is None:
                self.log("squeue", error="no answer")
                return "unknown"
            jobs = set(said.split("\n"))
        caps = [
            r[3]
            for r in live
            if r[0] == "*" or (r[0][4:] in jobs if r[0].startswith("job:") else self.o.node in hosts(r[0]))
        ]
        return min(caps) if caps else None

    def gpus(self):
        said = ask([self.o.nvidia_smi, "--query-gpu=" + FIELDS, "--format=csv,noheader,nounits"], 30)
        if said is None:
            self.log("gpus", error="nvidia-smi gives no answer")
            return []
        found = []
        for line in said.splitlines():
            cells = [c.strip() for c in line.split(",")]
            try:
                found.append((cells[0], *[float(c) for c in cells[1:5]]))
            except (ValueError, IndexError):
                self.log("gpus", error="unreadable: " + line[:80])
        return [g for g in found if len(g) == 5]

    def limit(self, index):
        said = ask([self.o.nvidia_smi, "-i", index, "--query-gpu=power.limit", "--format=csv,noheader,nounits"], 30)
        try:
            return float((said or "").strip())
        except ValueError:
            return None

    def put(self, gpu, cap_w, why):
        index, is_w, _, low_w, high_w = gpu
        target = min(max(cap_w, low_w), high_w)
        if abs(is_w - target) < 0.5:
            return True
        if self.o.dry_run:
            self.log(why, gpu=index, before_w=is_w, cap_w=target, dry_run=True)
            return True
        ask([self.o.nvidia_smi, "-i", index, "-pl", "%g" % target], 30)
        read_w = self.limit(index)
        right = read_w is not None and abs(read_w - target) < 1
        self.log(why, gpu=index, before_w=is_w, asked_w=cap_w, cap_w=target, read_w=read_w, ok=right)
        return right

    def tick(self):
        want = self.wanted(time.time())
        if want == "unknown":
            return False
        if want is None and not self.ours:
            return True
        return self.all(want)

    def all(self, want):
        right = True
        for gpu in self.gpus():
            if want is not None:
                done = self.put(gpu, want, "set")
                if done and not self.o.dry_run:
                    self.ours[gpu[0]] = want
                right = right and done
            elif gpu[0] in self.ours:
                done = self.put(gpu, gpu[2], "restore")
                if done:
                    del self.ours[gpu[0]]
                right = right and done
        self.remember()
        return right

    def run(self):
        right = self.tick()
        while not self.o.once and not stop:
            time.sleep(self.o.interval)
            right = self.tick() if not stop else right
        if not self.o.once and self.ours:
            right = self.all(None)
        return 0 if right else 1


def ending(_signal, _frame):
    global stop
    stop = True


def main():
    p = argparse.ArgumentParser(description="Keeps this node's GPU power caps as a plan has them.")
    p.add_argument("--setpoints", required=True, help="setpoints.csv")
    p.add_argument("--node", default=socket.gethostname().split(".")[0], help="this node's name in Slurm")
    p.add_argument("--once", action="store_true", help="one pass, as from a timer; caps stay as they are at its end")
    p.add_argument("--interval", type=float, default=10, help="seconds between passes")
    p.add_argument("--state", default="", help="file that remembers which caps are the agent's own")
    p.add_argument("--log", default="", help="file for a JSON line of each change (default: standard output)")
    p.add_argument("--dry-run", action="store_true", help="say what would be set, set nothing")
    p.add_argument("--nvidia-smi", default="nvidia-smi")
    p.add_argument("--squeue", default="squeue")
    options = p.parse_args()
    options.out = open(options.log, "a", encoding="utf-8") if options.log else sys.stdout
    signal.signal(signal.SIGTERM, ending)
    signal.signal(signal.SIGINT, ending)
    sys.exit(Agent(options).run())


if __name__ == "__main__":
    main()
