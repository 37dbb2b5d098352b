"""Django's admin app, with the site of this product."""

from django.contrib.admin.apps import AdminConfig


class ConfigurationConfig(AdminConfig):
    """The admin with `ConfigurationSite`. In a module of its own: Django takes every config it finds."""

    default_site = "operators.admin_site.ConfigurationSite"
