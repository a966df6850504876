"""Which plans, sections and paragraphs were copied from each other, and what each plan has of its own.

units -> normalize -> signatures -> candidates -> verify -> clusters -> sharing; ``index`` keeps all of
it on disk, ``induce`` makes a template of plans that are nearly the same.
"""
