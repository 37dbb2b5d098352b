"""The demo: two cities, people to sign in as, and two shifts of work made through the actions."""
