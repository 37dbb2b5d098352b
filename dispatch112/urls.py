"""Every address of the product."""

from django.contrib import admin
from django.urls import include, path
from django.views.decorators.cache import cache_page
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

handler404 = "dispatch112.failures.not_found"
handler500 = "dispatch112.failures.failed"

# The description changes with a release alone, and takes a moment to make.
schema = cache_page(3600)(SpectacularAPIView.as_view())
docs = SpectacularSwaggerSplitView.as_view(url_name="api_schema", template_name="api/docs.html")

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("operators.web.account_urls")),
    path("", include("operators.web.urls")),
    path("", include("agencies.web.urls")),
    path("", include("incidents.web.urls")),
    path("api/v1/", include("agencies.api.urls")),
    path("api/v1/", include("incidents.api.urls")),
    path("api/schema/", schema, name="api_schema"),
    path("api/docs/", docs, name="api_docs"),
]
