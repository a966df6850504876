"""Next year's plan from last year's.

The stages, in order: ``turning`` says from which year to which; ``spots`` lists every printed text
of the plan; ``rules`` (one module per kind of place, in the order of ``rules.RULES``) find what has
to change or is doubtful; ``chains`` makes ordinals agree over the document; ``roll`` decides,
applies and writes the records; ``moving`` takes items of lunar festivals to their month;
``report`` and ``review`` show what was done.  ``estimate`` dates a plan that prints no year.
"""

from planparse.rolling.estimate import year_estimate
from planparse.rolling.model import Answer, Decisions, Phrase, Record, Rolled, Summary
from planparse.rolling.roll import roll

__all__ = ["Answer", "Decisions", "Phrase", "Record", "Rolled", "Summary", "roll", "year_estimate"]
