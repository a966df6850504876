"""Whether one text is the other rolled forward: for whoever compares two plans."""

from __future__ import annotations

from planparse.rolling.finding import Sight, Taken, fixed_stretches
from planparse.rolling.rules import RULES
from planparse.rolling.spots import Part, Spot
from planparse.rolling.turning import Turn


def rolls_to(
    old: str, new: str, *, old_year: int, year: int, part: Part = "task", months: tuple[int, ...] = ()
) -> bool:
    """Tell whether ``new`` is what rolling ``old`` from ``old_year`` to ``year`` gives, or part of it.

    Every difference must be one that a rule proposes for its place; a place that a rule would
    change may also have stayed.  The texts are as printed; ``part`` and ``months`` say where they
    stand.
    """
    if old == new or year <= old_year:
        return False
    sight = Sight(Spot(part, (part,), old, 0, months), Turn(year, old_year))
    taken = Taken(fixed_stretches(old))
    found = [one for rule in RULES for one in taken.take(rule(sight)) if one.new is not None]
    places = {0}
    end = 0
    for finding in sorted(found, key=lambda one: (one.start, one.end)):
        between = old[end : finding.start]
        words = (old[finding.start : finding.end], finding.new or "")
        places = {at + len(between) for at in places if new.startswith(between, at)}
        places = {at + len(word) for at in places for word in words if new.startswith(word, at)}
        end = finding.end
    tail = old[end:]
    return any(new[at:] == tail for at in places)
