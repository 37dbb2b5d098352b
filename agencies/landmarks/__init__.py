"""Landmarks from a file."""
