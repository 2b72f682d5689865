"""Tasks given to people who have room for some of them: as many as can be, and of these plans the cheapest.

The Hungarian method for a few hundred tasks with a short list of people each (Kuhn 1955, with the shortest paths and
the prices of Edmonds and Karp 1972). In plain Python, because there is little of it to do.
"""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush


def cheapest_matching(costs: Sequence[Mapping[int, int]], room: Mapping[int, int]) -> dict[int, int]:
    """Task → the person who takes it; tasks that nobody can take are left out.

    ``costs`` gives for each task the people who could take it (codes from 0 on) and what that costs, from 0 on;
    ``room`` how many tasks each person takes at most. Of several best plans it is always the same one.

    >>> cheapest_matching([{0: 1, 1: 5}, {0: 1}], {0: 1, 1: 1})
    {0: 1, 1: 0}
    >>> cheapest_matching([{0: 4}, {0: 3}], {0: 1})
    {1: 0}
    """
    undone = 1 + sum(max(task.values(), default=0) for task in costs)  # dearer than any plan, so that it is the last
    matching = _Matching([{**task, -1 - at: undone} for at, task in enumerate(costs)], room)
    for task in range(len(costs)):
        matching.add(task)
    return {task: person for task, person in sorted(matching.taker.items()) if person >= 0}


class _Matching:
    """The cheapest plan for the tasks added so far; ``-1 - task`` stands for nobody, who takes that task alone.

    What a task costs with somebody, less the price of the task and of the person, is never below 0, and 0 where they
    are matched; who has room still has the price 0. So a shortest path is found without looking back.
    """

    def __init__(self, costs: Sequence[Mapping[int, int]], room: Mapping[int, int]) -> None:
        self.costs = costs
        self.room = room
        self.taker: dict[int, int] = {}
        self._tasks: dict[int, set[int]] = {}
        self._task_price = [0] * len(costs)
        self._price: dict[int, int] = {}

    def add(self, task: int) -> None:
        """Take one more task into the plan: along the cheapest path of tasks that change hands."""
        came_from: dict[int, int] = {}
        distance: dict[int, int] = {}
        reached: dict[int, int] = {}
        queue: list[tuple[int, int]] = []
        changing, so_far = [task], 0
        while True:
            for at in changing:
                for person, cost in self.costs[at].items():
                    way = so_far + cost - self._task_price[at] - self._price.get(person, 0)
                    if way < distance.get(person, way + 1):
                        distance[person], came_from[person] = way, at
                        heappush(queue, (way, person))
            so_far, person = heappop(queue)
            if person in reached:
                continue
            reached[person] = so_far
            if len(self._tasks.get(person, ())) < self.room.get(person, 1 if person < 0 else 0):
                break
            changing = sorted(self._tasks.get(person, ()))
        self._pay(task, reached, so_far)
        self._hand_over(task, person, came_from)

    def _pay(self, task: int, reached: Mapping[int, int], length: int) -> None:
        self._task_price[task] += length
        for person, way in reached.items():
            self._price[person] = self._price.get(person, 0) - (length - way)
            for held in self._tasks.get(person, ()):
                self._task_price[held] += length - way

    def _hand_over(self, task: int, person: int, came_from: Mapping[int, int]) -> None:
        while True:
            given = came_from[person]
            before = self.taker.get(given)
            self.taker[given] = person
            self._tasks.setdefault(person, set()).add(given)
            if given == task:
                return
            assert before is not None
            self._tasks[before].remove(given)
            person = before
