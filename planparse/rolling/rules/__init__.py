"""The rules, one kind of place each, in the order in which they may claim a stretch of text."""

from planparse.rolling.finding import Rule
from planparse.rolling.rules.dates import exact_date
from planparse.rolling.rules.festivals import festival_month
from planparse.rolling.rules.named_days import anniversary, named_day
from planparse.rolling.rules.once import debris, one_off
from planparse.rolling.rules.ordinals import event_ordinal, session
from planparse.rolling.rules.placeholders import lost_placeholder, placeholder, relative_word
from planparse.rolling.rules.stale import congress, five_year_plan, slogan
from planparse.rolling.rules.years import birth_year, school_year, years

RULES: tuple[Rule, ...] = (
    debris,
    placeholder,
    school_year,
    birth_year,
    exact_date,
    festival_month,
    congress,
    session,
    named_day,
    anniversary,
    event_ordinal,
    five_year_plan,
    years,
    lost_placeholder,
    relative_word,
    slogan,
    one_off,
)
"""What comes first has the stretch: 20xx年第3期 / 2 is debris before it is a placeholder."""
