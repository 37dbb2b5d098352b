"""The pages and the API, for the process `pages` (granian)."""

import os

from django.core.wsgi import get_wsgi_application

from dispatch112.checks import refuse_unsafe_production

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dispatch112.settings")

application = get_wsgi_application()
refuse_unsafe_production()
