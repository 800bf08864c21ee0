# SPDX-License-Identifier: Apache-2.0
# Copyright Stallgate contributors
"""asyncio and, with another loop, uvloop. Each method but serve runs on a loop that is kept."""

import asyncio
import queue
import threading

import pace

BATCH = 1000


async def sleep_zero(times):
    for _ in range(times):
        await asyncio.sleep(0)


class Bench:
    def __init__(self, peer):
        if peer == "uvloop":
            import uvloop

            self.loop = uvloop.new_event_loop()
        else:
            self.loop = asyncio.new_event_loop()
        self.ran = 0

    def run(self, coroutine):
        return self.loop.run_until_complete(coroutine)

    async def count(self):
        self.ran += 1

    def spawn(self, tasks):
        async def main():
            for _ in range(tasks // BATCH):
                for _ in range(BATCH):
                    last = asyncio.create_task(self.count())
                await last

        self.run(main())

    def give_way(self, tasks, times):
        async def main():
            all_ = [asyncio.create_task(sleep_zero(times // tasks)) for _ in range(tasks)]
            for task in all_:
                await task

        self.run(main())

    def ping_pong(self, switches):
        waiting = [None, None]

        async def play(me, other):
            for _ in range(switches // 2):
                mine = waiting[me] = self.loop.create_future()
                if waiting[other]:
                    waiting[other].set_result(None)
                    waiting[other] = None
                await mine
            if waiting[other]:
                waiting[other].set_result(None)

        async def main():
            await asyncio.gather(play(0, 1), play(1, 0))

        self.run(main())

    def beats(self):
        heartbeat = pace.Heartbeat()

        async def live():
            while not heartbeat.is_over():
                await asyncio.sleep(heartbeat.until_next())
                heartbeat.beat()

        async def main():
            heart = asyncio.create_task(live())
            while not heartbeat.is_over():
                heartbeat.compute()
                await asyncio.sleep(0)
            await heart

        self.run(main())
        return heartbeat.beats

    def timers(self, count):
        async def main():
            nothing = print
            handles = [
                self.loop.call_later(delay, nothing)
                for _, delay in zip(range(count), pace.delays())
            ]
            await asyncio.sleep(0)
            for handle in handles:
                handle.cancel()
            await asyncio.sleep(0)

        self.run(main())

    def sleep(self, tasks, seconds, all_asleep):
        async def main():
            all_ = [asyncio.create_task(asyncio.sleep(seconds)) for _ in range(tasks)]
            await asyncio.sleep(0)
            all_asleep()
            for task in all_:
                await task

        self.run(main())

    def serve(self, trip, measure):
        back = queue.SimpleQueue()

        def execute(times):
            for _ in range(times):
                self.loop.call_soon_threadsafe(back.put, None)
                back.get()

        def submit(times):
            for _ in range(times):
                asyncio.run_coroutine_threadsafe(self.count(), self.loop).result()

        def other():
            measure(execute if trip == "execute" else submit)
            self.loop.call_soon_threadsafe(self.loop.stop)

        threading.Thread(target=other).start()
        self.loop.run_forever()
