"""Tests of generate: files in, layout, writers, templates, check."""
