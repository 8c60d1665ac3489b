"""Word documents: the part of the readers that knows WordprocessingML."""
