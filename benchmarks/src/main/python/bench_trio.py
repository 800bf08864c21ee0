# SPDX-License-Identifier: Apache-2.0
# Copyright Stallgate contributors
"""trio. It has no timers that are not a task's or a scope's."""

import trio
import trio.testing

import pace

BATCH = 1000


async def sleep_zero(times):
    for _ in range(times):
        await trio.lowlevel.checkpoint()


class Bench:
    def __init__(self, _peer):
        self.ran = 0

    async def count(self):
        self.ran += 1

    def spawn(self, tasks):
        async def main():
            for _ in range(tasks // BATCH):
                async with trio.open_nursery() as nursery:
                    for _ in range(BATCH):
                        nursery.start_soon(self.count)

        trio.run(main)

    def give_way(self, tasks, times):
        async def main():
            async with trio.open_nursery() as nursery:
                for _ in range(tasks):
                    nursery.start_soon(sleep_zero, times // tasks)

        trio.run(main)

    def ping_pong(self, switches):
        parked = [None, None]

        def abort(_raise):
            return trio.lowlevel.Abort.SUCCEEDED

        def wake(side):
            if parked[side]:
                task, parked[side] = parked[side], None
                trio.lowlevel.reschedule(task)

        async def play(me, other):
            for _ in range(switches // 2):
                parked[me] = trio.lowlevel.current_task()
                wake(other)
                await trio.lowlevel.wait_task_rescheduled(abort)
            wake(other)

        async def main():
            async with trio.open_nursery() as nursery:
                nursery.start_soon(play, 0, 1)
                nursery.start_soon(play, 1, 0)

        trio.run(main)

    def beats(self):
        heartbeat = pace.Heartbeat()

        async def live():
            while not heartbeat.is_over():
                await trio.sleep(heartbeat.until_next())
                heartbeat.beat()

        async def main():
            async with trio.open_nursery() as nursery:
                nursery.start_soon(live)
                while not heartbeat.is_over():
                    heartbeat.compute()
                    await trio.lowlevel.checkpoint()

        trio.run(main)
        return heartbeat.beats

    def sleep(self, tasks, seconds, all_asleep):
        async def main():
            async with trio.open_nursery() as nursery:
                for _ in range(tasks):
                    nursery.start_soon(trio.sleep, seconds)
                await trio.testing.wait_all_tasks_blocked()
                all_asleep()

        trio.run(main)

    def serve(self, trip, measure):
        def execute(times):
            for _ in range(times):
                trio.from_thread.run_sync(int)

        def submit(times):
            for _ in range(times):
                trio.from_thread.run(self.count)

        trip_of = {"execute": execute, "submit": submit}

        async def main():
            await trio.to_thread.run_sync(measure, trip_of[trip])

        trio.run(main)
