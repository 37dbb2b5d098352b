"""Finding where something is, from what a caller says: a landmark, a place, an earlier incident, a code."""
