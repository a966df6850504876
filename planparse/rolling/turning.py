"""From which year to which."""

from __future__ import annotations

from msgspec import Struct

from planparse.errors import UsageError
from planparse.language.calendar import When
from planparse.model import Plan


class Turn(Struct, frozen=True):
    """The old plan's year, the new one's, and what is known of both."""

    year: int
    old: int | None
    """None when the plan prints none and nothing dates it."""
    school_year: bool = False
    """Both are the years in which a school year begins."""
    guessed: bool = False
    """``old`` is an estimate: what rests on it is proposed, not done by itself."""

    @property
    def step(self) -> int | None:
        """How many years on; None when the old year is not known."""
        return None if self.old is None else self.year - self.old

    def before(self) -> When:
        """Return the year that the old plan's dates belong to."""
        return When(self.old, self.school_year)

    def after(self) -> When:
        """Return the year that the new plan's dates belong to."""
        return When(self.year, self.school_year)


def turn_of(plan: Plan, year: int, old_year: int | None) -> Turn:
    """Return the turn from ``plan`` to ``year``; ``old_year`` is for a plan that prints none.

    Raises ``UsageError`` for a year before the plan's own.
    """
    old, guessed = plan.year if old_year is None else old_year, False
    if old is None:
        from planparse.rolling.estimate import year_estimate

        estimate = year_estimate(plan)
        old, guessed = (None, False) if estimate is None else (estimate.year, True)
    if old is not None and year < old and not guessed:
        raise UsageError(
            f"计划是 {old} 年的，不能倒推到 {year} 年：过去的届次、会议和节日无从推定；请用 {old} 年以后的年份",
            f"the plan is of {old} and cannot be taken back to {year}: what past sessions and days were "
            f"cannot be told from it; give {old} or a later year",
        )
    if guessed and old is not None and year < old:
        old, guessed = None, False
    return Turn(year, old, _is_school_year(plan), guessed)


def _is_school_year(plan: Plan) -> bool:
    """Tell whether the plan's months run from September to July."""
    if "学年" in (plan.year_as_printed or "") or "学年" in (plan.title or ""):
        return True
    months = [month for period in plan.schedule for month in period.months]
    return bool(months) and months[0] >= 8 > min(months)
