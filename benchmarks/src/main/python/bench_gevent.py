# SPDX-License-Identifier: Apache-2.0
# Copyright Stallgate contributors
"""gevent, without monkey patching."""

import queue
import threading

import gevent
from gevent.event import AsyncResult, Event

import pace

BATCH = 1000


def sleep_zero(times):
    for _ in range(times):
        gevent.sleep(0)


class Bench:
    def __init__(self, _peer):
        self.ran = 0

    def count(self):
        self.ran += 1

    def spawn(self, tasks):
        for _ in range(tasks // BATCH):
            for _ in range(BATCH):
                last = gevent.spawn(self.count)
            last.join()

    def give_way(self, tasks, times):
        gevent.joinall([gevent.spawn(sleep_zero, times // tasks) for _ in range(tasks)])

    def ping_pong(self, switches):
        waiting = [None, None]

        def play(me, other):
            for _ in range(switches // 2):
                mine = waiting[me] = AsyncResult()
                if waiting[other]:
                    waiting[other].set(None)
                    waiting[other] = None
                mine.get()
            if waiting[other]:
                waiting[other].set(None)

        gevent.joinall([gevent.spawn(play, 0, 1), gevent.spawn(play, 1, 0)])

    def beats(self):
        heartbeat = pace.Heartbeat()

        def live():
            while not heartbeat.is_over():
                gevent.sleep(heartbeat.until_next())
                heartbeat.beat()

        heart = gevent.spawn(live)
        while not heartbeat.is_over():
            heartbeat.compute()
            gevent.sleep(0)
        heart.join()
        return heartbeat.beats

    def timers(self, count):
        loop = gevent.get_hub().loop
        timers = []
        for _, delay in zip(range(count), pace.delays()):
            timer = loop.timer(delay)
            timer.start(print)
            timers.append(timer)
        gevent.sleep(0)
        for timer in timers:
            timer.close()
        gevent.sleep(0)

    def sleep(self, tasks, seconds, all_asleep):
        all_ = [gevent.spawn(gevent.sleep, seconds) for _ in range(tasks)]
        gevent.sleep(0)
        all_asleep()
        gevent.joinall(all_)

    def serve(self, trip, measure):
        back = queue.SimpleQueue()
        watcher = gevent.get_hub().loop.async_()
        end = gevent.get_hub().loop.async_()
        over = Event()

        def on_loop():
            if trip == "execute":
                back.put(None)
            else:
                gevent.spawn(back.put, None)

        def trips(times):
            for _ in range(times):
                watcher.send()
                back.get()

        def other():
            measure(trips)
            end.send()

        watcher.start(on_loop)
        end.start(over.set)
        threading.Thread(target=other).start()
        over.wait()
