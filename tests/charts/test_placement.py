"""Where labels find a place when there are very many of them."""

import numpy as np

from charts.placement import Box, Wish, places

ROOM = Box(0, 0, 2000, 400)


def wish(x: float, y: float) -> Wish:
    return Wish(points=((x, y),), radius=4, clear=1, width=60, height=17)


def test_of_very_many_labels_those_of_lonely_points_find_a_place():
    crowd = [wish(20 + 12 * column, 60 + 30 * row) for column in range(20) for row in range(4)]
    lonely = [wish(600 + 300 * number, 200) for number in range(4)]

    found = places([*crowd, *lonely], [ROOM], [np.empty((0, 2))])

    assert all(found[len(crowd) :])
    assert len(found) == len(crowd) + len(lonely)
