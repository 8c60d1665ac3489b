"""The types that everything else passes on; no behaviour beyond what a type says of itself."""
