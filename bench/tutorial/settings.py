"""The product's settings, with its live path exchanged for the tutorials' one."""

from dispatch112.settings import *  # noqa: F403
from dispatch112.settings import MIDDLEWARE as PRODUCT_MIDDLEWARE

MIDDLEWARE = [*PRODUCT_MIDDLEWARE, "bench.tutorial.push.PushByLayer"]
ASGI_APPLICATION = "bench.tutorial.asgi.application"
