"""The settings of Dispatch112: one file, every value typed and taken from the environment."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _
from environs import Env

from dispatch112 import embedded

env = Env()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = env.path("DISPATCH_VAR", BASE_DIR / "var")

DEBUG = env.bool("DEBUG", False)
DEMO = env.bool("DEMO", False)
SECRET_KEY = env.str("SECRET_KEY", "demo-secret-not-for-production")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["*"] if DEMO or DEBUG else ["localhost", "127.0.0.1"])
PUBLIC_ORIGINS = env.list("PUBLIC_ORIGINS", [])
CSRF_TRUSTED_ORIGINS = PUBLIC_ORIGINS

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "channels",
    "pgtrigger",
    "rest_framework",
    "rest_framework.authtoken",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "dispatch112",
    "operators",
    "agencies",
    "incidents",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "agencies.middleware.StandingMiddleware",
]

ROOT_URLCONF = "dispatch112.urls"
WSGI_APPLICATION = "dispatch112.wsgi.application"
ASGI_APPLICATION = "dispatch112.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "agencies.context.page",
            ],
        },
    },
]

DATABASES = {"default": env.dj_db_url("DATABASE_URL", embedded.database_url(VAR_DIR))}
DATABASES["default"].update({"CONN_MAX_AGE": env.int("CONN_MAX_AGE", 600), "CONN_HEALTH_CHECKS": True})
REDIS_URL = env.str("REDIS_URL", embedded.redis_url(VAR_DIR))

AUTH_USER_MODEL = "operators.User"
LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]

HEARTBEAT_SECONDS = 2
POLL_SECONDS = 1
ESCALATION_INTERVAL = 1
ENGINE_LATE_AFTER = 5
