"""Nobody is forgotten: the sweep over the ladders, and the engine that needs PostgreSQL alone."""
