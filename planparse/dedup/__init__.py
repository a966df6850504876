"""Which plans, sections and paragraphs were copied from each other, and what each plan has of its own.

units -> normalize -> signatures -> candidates -> verify -> clusters -> sharing, over all cores by
``threads``; ``index`` keeps plans on disk, ``library`` finds by ``keys`` what of it matters for new
plans, ``inducing`` makes a template of plans that are nearly the same.
"""
