"""Known edits planted in real documents, for ``bench/compare.py``."""
