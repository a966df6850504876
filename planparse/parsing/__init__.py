"""Source in, extraction out: see ``pipeline`` for the stages."""

from planparse.parsing.pipeline import parse_source

__all__ = ["parse_source"]
