"""What somebody has accepted: comments in the document, waivers in ``planlint.yaml``, the baseline.

Imported only for documents that have any of these.
"""
