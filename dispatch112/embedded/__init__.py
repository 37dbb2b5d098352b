"""PostgreSQL and Valkey from Python wheels: real servers for a machine on which nothing is installed.

The settings import this package, so it stays light: it only knows where the servers are.
`dispatch112.embedded.servers` starts and stops them; nothing else in the product knows the two wheels.
"""

from dispatch112.embedded.addresses import database_url, redis_url

__all__ = ["database_url", "redis_url"]
