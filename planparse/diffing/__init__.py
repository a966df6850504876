"""What really changed between two plans.

The stages, in order: ``units`` turns each plan into a list of comparable units; ``align`` finds
which old unit became which new one (``candidates``, ``score``, ``assign``, ``split``); ``order``
says which of them left their place; ``kinds`` names what happened, with ``rolled`` for what only
went on as years do; ``edits`` and ``facts`` show it by words and by numbers; ``rendering`` writes
it down.  ``compare`` runs them.
"""

from planparse.diffing.compare import diff
from planparse.diffing.model import Change, DiffResult, FactChange, Side, Unit

__all__ = ["Change", "DiffResult", "FactChange", "Side", "Unit", "diff"]
