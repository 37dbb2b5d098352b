"""Guided questions: sets of questions as data, and what the answers say about an emergency."""
