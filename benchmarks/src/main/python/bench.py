# SPDX-License-Identifier: Apache-2.0
# Copyright Stallgate contributors
"""Measures one work of one Python peer and prints the figure: bench.py PEER WORK EFFORT.

The works, the four numbers of the effort and the units are those of the Java class Measurement,
but for memory: that is what the process has resident, since stacks are no objects of Python's.
"""

import gc
import importlib
import os
import sys
import time

import pace

ROUNDS = 2
LONG = 3600
MODULES = {"uvloop": "bench_asyncio"}


def timers(bench, effort):
    def rounds(times):
        for _ in range(times):
            bench.timers(effort.timers)

    rounds(1)
    return pace.seconds(rounds, ROUNDS, time.process_time) / ROUNDS


def memory(bench, effort):
    """Prints it while all sleep, and ends: on a busy machine it takes long until they do."""

    def tell():
        gc.collect()
        print((pace.resident() - before) / effort.crowd, flush=True)
        os._exit(0)

    bench.sleep(100, 0.01, lambda: None)
    gc.collect()
    before = pace.resident()
    bench.sleep(effort.crowd, LONG, tell)


def lateness(bench, effort):
    start = time.perf_counter()
    bench.sleep(effort.crowd, effort.sleep, lambda: None)
    return time.perf_counter() - start - effort.sleep


def across(bench, trip, effort):
    """Microseconds of a round trip from another thread; the loop runs in the main thread."""
    found = []

    def measure(trips):
        found.append(1e6 / pace.rate(trips, 100, effort, time.perf_counter))

    bench.serve(trip, measure)
    return found[0]


def figure(bench, work, effort):
    if work == "spawn":
        return pace.rate(bench.spawn, 1000, effort)
    if work == "yield2":
        return pace.rate(lambda times: bench.give_way(2, times), 1000, effort)
    if work == "yield1000":
        return pace.rate(lambda times: bench.give_way(1000, times), 10000, effort)
    if work == "pingpong":
        return pace.rate(bench.ping_pong, 1000, effort)
    if work == "beats":
        return bench.beats()
    if work == "timers":
        return timers(bench, effort)
    if work == "bytes":
        return memory(bench, effort)
    if work == "lateness":
        return lateness(bench, effort)
    return across(bench, work, effort)


def main():
    peer, work = sys.argv[1:3]
    bench = importlib.import_module(MODULES.get(peer, "bench_" + peer)).Bench(peer)
    print(figure(bench, work, pace.Effort(sys.argv[3:])))


main()
