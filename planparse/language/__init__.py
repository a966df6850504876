"""What the words of a plan say: facts, calendar, word cutting.

``facts`` finds dates, counts, ordinals … in a text; ``calendar`` knows the days they mean;
``checks`` points out days that cannot be; ``schedule`` and ``annotate`` put both into plans;
``words`` cuts text into words; ``pipeline`` offers the same to spaCy.
"""
