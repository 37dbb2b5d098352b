"""Incidents that go from one centre to another."""
