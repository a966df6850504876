"""A plan template out of plans that are nearly the same.

columns (which parts belong together) -> slots (what varies in a text) -> template (the YAML file).
"""
