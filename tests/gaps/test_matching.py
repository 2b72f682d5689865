"""As many tasks as can be, and of these plans the cheapest: compared with trying all plans."""

from collections import Counter
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.gaps.matching import cheapest_matching

COSTS = st.lists(st.dictionaries(st.integers(0, 2), st.integers(0, 9)), max_size=5)
ROOM = st.fixed_dictionaries(dict.fromkeys(range(3), st.integers(0, 3)))


@settings(max_examples=50, deadline=None)
@given(COSTS, ROOM)
def test_no_plan_is_better(costs: list[dict[int, int]], room: dict[int, int]) -> None:
    def worth(plan: dict[int, int]) -> tuple[int, int]:
        return -len(plan), sum(costs[task][person] for task, person in plan.items())

    def fits(plan: dict[int, int]) -> bool:
        return all(room[person] >= taken for person, taken in Counter(plan.values()).items())

    choices = product(*([None, *task] for task in costs))
    plans = [{task: person for task, person in enumerate(chosen) if person is not None} for chosen in choices]
    found = cheapest_matching(costs, room)
    assert fits(found)
    assert worth(found) == min(worth(plan) for plan in plans if fits(plan))
