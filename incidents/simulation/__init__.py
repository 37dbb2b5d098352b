"""A believable day, played against the running server through its public doors alone."""
