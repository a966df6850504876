"""A plan in; a Word file, page, text, sheet or calendar out."""
