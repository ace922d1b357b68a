"""Makespan of a sweep of a million runs on many executors: the chunks of plan/Cutter, started longest first on the first
core that is free, with slow and with lost executors. Standard library only: python3 src/bench/fleet.py
"""

import heapq
import random

RUNS, SECONDS, GROUP = 1_000_000, 1.4, 3  # runs of conf/book.yaml on one core, three of them on the same batches
LONGEST, TAIL, SHARE = 30, 5, 32  # of plan/ChunkSize


def chunks():
    """Groups of runs are added until a chunk has half of its limit, which shrinks with the work that is left."""
    left, cut = RUNS * SECONDS, []
    group = GROUP * SECONDS
    while left > group / 2:
        limit = min(max(left / SHARE, TAIL), LONGEST)
        size = group
        while size < limit / 2 and size < left:
            size += group
        cut.append(min(size, left))
        left -= size
    return cut


def makespan(work, executors, cores, slow=0.0, factor=3, lost=0.0, replaced=60, seed=1):
    """A lost executor takes its running chunks with it at a random moment; another one starts a while later."""
    draw = random.Random(seed)
    ideal = sum(work) / (executors * cores)
    pace = [factor if draw.random() < slow else 1 for _ in range(executors)]
    dies = [draw.random() * ideal if draw.random() < lost else None for _ in range(executors)]
    free = [(0.0, core % executors) for core in range(executors * cores)]
    heapq.heapify(free)
    queue, end = list(reversed(work)), 0.0
    while queue:
        start, executor = heapq.heappop(free)
        chunk = queue.pop()
        done = start + chunk * pace[executor]
        death = dies[executor]
        if death is not None and start < death < done:
            queue.append(chunk)
            heapq.heappush(free, (death + replaced, executor))
        else:
            end = max(end, done)
            heapq.heappush(free, (done, executor))
    return ideal, end


if __name__ == "__main__":
    work = chunks()
    print(f"{len(work)} chunks, {sum(work) / 3600:.0f} core hours, {min(work):.1f} to {max(work):.1f} s each")
    for executors in (10, 100, 1000):
        for name, options in (
            ("all alike", {}),
            ("5 % of them three times as slow", {"slow": 0.05}),
            ("and 2 % lost", {"slow": 0.05, "lost": 0.02}),
        ):
            ideal, end = makespan(work, executors, 4, **options)
            print(f"{executors:5} executors of 4 cores, {name}: {end:7.0f} s, {end / ideal:.2f} of the ideal {ideal:.0f} s")
