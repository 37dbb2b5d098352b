"""Finding where something is, from what a caller says."""
