"""Colleagues who help one another with a call."""
