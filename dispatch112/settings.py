"""The settings of Dispatch112: one file, every value typed and taken from the environment."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from environs import Env

from dispatch112 import embedded
from dispatch112.probes import is_no_probe

env = Env()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = env.path("DISPATCH_VAR", BASE_DIR / "var")

DEBUG = env.bool("DEBUG", False)
DEMO = env.bool("DEMO", False)
# bin/run gives a demo its own generated secret; no process serves with this one (dispatch112.checks).
UNSET_SECRET_KEY = "django-insecure-unset"
SECRET_KEY = env.str("SECRET_KEY", "") or UNSET_SECRET_KEY
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["*"] if DEMO or DEBUG else ["localhost", "127.0.0.1"])
PUBLIC_ORIGINS: list[str] = env.list("PUBLIC_ORIGINS", [])
CSRF_TRUSTED_ORIGINS = PUBLIC_ORIGINS
# The proxy before the processes says how and from where a request came (deploy/nginx.conf.template).
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_CLIENT_IP_HEADER = env.str("CLIENT_IP_HEADER", "") or None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.bool("SESSION_COOKIE_SECURE", not (DEMO or DEBUG))
X_FRAME_OPTIONS = "DENY"

INSTALLED_APPS = [
    "operators.admin_app.ConfigurationConfig",
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
    "dispatch112.apps.Dispatch112Config",
    "operators",
    "agencies",
    "incidents",
]

MIDDLEWARE = [
    "dispatch112.health.HealthMiddleware",
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
# A wait for a lock, or a statement, ends in an error that is shown, never in a page that hangs (ms).
DATABASES["default"].setdefault("OPTIONS", {}).update(
    {
        "connect_timeout": 5,
        # A database host that vanishes without a word is given up within seconds (s; the last in ms).
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 3,
        "tcp_user_timeout": 10_000,
        "application_name": env.str("PROCESS_NAME", "dispatch112"),
        "options": f"-c lock_timeout=3000 -c statement_timeout={env.int('STATEMENT_TIMEOUT_MS', 15_000)}",
    }
)

# Redis carries hints alone, so every wait for it is short.
REDIS_URL = env.str("REDIS_URL", "") or embedded.redis_url(VAR_DIR)
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [{"address": REDIS_URL, "socket_timeout": None, "max_connections": 5000}]},
    }
}
CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 60,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    "socket_keepalive": True,
    "health_check_interval": 5,
    "retry_policy": {"max_retries": 1, "interval_start": 0, "interval_max": 0.2},
}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_TIMEZONE = "UTC"

AUTH_USER_MODEL = "operators.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "UserAttributeSimilarityValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
# Longer than a shift, so that nobody is signed out in the middle of one (seconds).
SESSION_COOKIE_AGE = env.int("SESSION_SECONDS", 12 * 3600)
ACCOUNT_ADAPTER = "operators.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# A whole control room signs in from one address at a change of shift. Counted in each pages process.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "20/m/ip,5/300s/key"}
LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A demo without a mail server writes its e-mails to files; see docs/running.md for EMAIL_URL.
_EMAIL = env.dj_email_url("EMAIL_URL", f"file:///{VAR_DIR.absolute()}/mail")
if "EMAIL_BACKEND" not in _EMAIL:
    raise ImproperlyConfigured(
        "EMAIL_URL is of no known kind, nothing was started. Use submission://user:password@host:587"
    )
EMAIL_BACKEND = _EMAIL["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = _EMAIL["EMAIL_HOST"], _EMAIL["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _EMAIL["EMAIL_HOST_USER"], _EMAIL["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = _EMAIL["EMAIL_USE_TLS"], _EMAIL["EMAIL_USE_SSL"]
EMAIL_FILE_PATH = _EMAIL["EMAIL_FILE_PATH"]
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Dispatch112 <dispatch112@localhost>")
# How long a transport may take to hand a message over; a lease lasts 30 s, so keep it well below (s).
SEND_DEADLINE = env.float("SEND_DEADLINE", 10)
# The password of the Asterisk manager user that `manage.py telephony_ami` signs in as.
AMI_SECRET = env.str("AMI_SECRET", "")
# How often a caller who was cut off is called back, and the pause after the first attempt, which doubles (s).
CALL_BACK_ATTEMPTS = env.int("CALL_BACK_ATTEMPTS", 3)
CALL_BACK_PAUSE = env.float("CALL_BACK_PAUSE", 120)
# The SMS gateway: an address of the library Apprise, with {to} where the recipient stands (docs/running.md).
SMS_URL = env.str("SMS_URL", "")
# Networks beside the public ones into which webhooks may go, also without https: a city's own net, say. The
# demo's other centre runs on the same machine.
WEBHOOK_NETWORKS: list[str] = env.list("WEBHOOK_NETWORKS", ["127.0.0.1/32"] if DEMO else [])

# A map service's address such as https://tiles.example.go.id/{z}/{x}/{y}.png; without one the map shows the
# centre's own boundaries. Its terms decide what is to stand beside it.
MAP_TILES = env.str("MAP_TILES", "")
MAP_ATTRIBUTION = env.str("MAP_ATTRIBUTION", "")

# A release's files live under an address of their own, so that browsers may keep them for ever and the
# modules' relative imports stay true; bin/run and the Dockerfile set it. Without it they are asked for anew.
STATIC_RELEASE = env.str("STATIC_RELEASE", "")
STATIC_URL = f"/static/{STATIC_RELEASE}/" if STATIC_RELEASE else "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", VAR_DIR / "static")
# The map library comes from npm (package.json); bin/run and the Dockerfile install it.
STATICFILES_DIRS = [BASE_DIR / "static", ("leaflet", BASE_DIR / "node_modules" / "leaflet" / "dist")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 0
WHITENOISE_IMMUTABLE_FILE_TEST = r".*" if STATIC_RELEASE else r"$^"

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "agencies.api.authentication.TokenWithStanding",
        "agencies.api.authentication.SessionWithStanding",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["agencies.api.authentication.HasStanding"],
    "DEFAULT_THROTTLE_CLASSES": ["agencies.api.throttle.Bucket"],
    "DEFAULT_PARSER_CLASSES": ["agencies.api.json.JSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["agencies.api.json.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "incidents.api.schema.Schema",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "incidents.api.errors.answer_error",
    "URL_FORMAT_OVERRIDE": None,
}
# Far above what people do: a hundred boards behind one account, or a storm of retries, still pass.
API_BURST = env.int("API_BURST", 1000)
API_PER_SECOND = env.int("API_PER_SECOND", 100)
# In each process's own memory, so that no request waits for Redis; only the throttle uses it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Dispatch112",
    "DESCRIPTION": "Calls, incidents and dispatches of a 112 centre. Times are ISO 8601 in UTC. A token acts "
    "in the first post of its person, or in the one that the header `X-Standing` names (see `me/`).",
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_AUTHENTICATION": [],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "COMPONENT_SPLIT_PATCH": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENUM_NAME_OVERRIDES": {
        "AgencyRole": "agencies.models.AgencyRole",
        "DispatchStatus": "incidents.states.DispatchStatus",
        "IncidentStatus": "incidents.states.IncidentStatus",
        "Priority": "agencies.priority.Priority",
        "Role": "operators.roles.Role",
        "AgencyKind": "agencies.models.AgencyKind",
        "HelpKind": "incidents.models.HelpKind",
        "HelpState": "incidents.models.HelpState",
        "HandoverState": "incidents.handover_states.HandoverState",
        "CallBackState": "incidents.call_backs.CallBackState",
        "ReferralProgress": "incidents.referral_states.ReferralState",
        "TelephoneState": "incidents.telephone_states.TelephoneState",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "incidents.api.schema.add_common",
    ],
}

# Who read a caller's history is kept as long as the calls themselves.
CALLER_READS_KEPT_DAYS = env.int("CALLER_READS_KEPT_DAYS", 730)

# One event is a surge when so many calls about it came within so many minutes, until so many are quiet.
SURGE_CALLS = env.int("SURGE_CALLS", 5)
SURGE_MINUTES = env.int("SURGE_MINUTES", 10)
SURGE_QUIET_MINUTES = env.int("SURGE_QUIET_MINUTES", 15)

HEARTBEAT_SECONDS = 2
POLL_SECONDS = 1
ESCALATION_INTERVAL = 1
ENGINE_LATE_AFTER = 5

# What the intervals of the shift report are held against.
REPORT_TARGETS = env.path("REPORT_TARGETS", BASE_DIR / "incidents/reports/targets.toml")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    # A probe that is answered 503 is an answer, no error of the product.
    "filters": {"no_probes": {"()": "django.utils.log.CallbackFilter", "callback": is_no_probe}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no_probes"]},
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    "loggers": {
        "django.server": {"level": "WARNING"},
        # It names recipients, which are telephone numbers.
        "apprise": {"level": "CRITICAL", "propagate": False},
        # It writes a traceback a second while Redis is away; the hub and /readyz say it in a line.
        "channels_redis.pubsub": {"level": "CRITICAL"},
    },
}
