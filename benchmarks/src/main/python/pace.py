# SPDX-License-Identifier: Apache-2.0
# Copyright Stallgate contributors
"""How often something is done in a second: as the Java peers are measured."""

import statistics
import time

COMPUTING = 0.001
PERIOD = 0.005


class Effort:
    """Times in seconds."""

    def __init__(self, words):
        warm_up, slice_, self.slices, self.crowd = (int(word) for word in words)
        self.warm_up = warm_up / 1000
        self.slice = slice_ / 1000
        self.sleep = self.crowd * 3e-5
        self.timers = 10 * self.crowd


def seconds(work, times, clock):
    start = clock()
    work(times)
    return clock() - start


def rate(work, least, effort, clock=time.process_time):
    """Times a second; work(times) does it that often, always a multiple of least."""
    times = least
    end = clock() + effort.warm_up
    while True:
        wanted = min(2 * times, times * effort.slice / seconds(work, times, clock))
        times = max(1, int(wanted / least)) * least
        if clock() > end:
            break
    return statistics.median(
        times / seconds(work, times, clock) for _ in range(effort.slices)
    )


def delays():
    """Seconds: from 30 to 60, in no order, always the same."""
    position = 0
    while True:
        position = (position + 7919) % 30000
        yield 30 + position / 1000


def resident():
    """Bytes of this process that are in memory."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096


class Heartbeat:
    """One side sleeps until each 5 ms are over, the other computes for 1 ms and gives way."""

    def __init__(self):
        self.start = time.perf_counter()
        self.beats = 0

    def elapsed(self):
        return time.perf_counter() - self.start

    def is_over(self):
        return self.elapsed() >= 1

    def until_next(self):
        return PERIOD - self.elapsed() % PERIOD

    def beat(self):
        if self.elapsed() <= 1 + COMPUTING:
            self.beats += 1

    def compute(self):
        end = time.perf_counter() + COMPUTING
        while time.perf_counter() < end:
            pass
