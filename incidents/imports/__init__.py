"""Taking over a city's existing call log: a file of calls, a small map, no half measures."""
