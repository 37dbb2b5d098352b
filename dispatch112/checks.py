"""What a production system refuses to start with: a demo, DEBUG, any host, no mail server.

`manage.py check --deploy` lists all of it; every serving process calls `refuse_unsafe_production`.
"""

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from django.apps.config import AppConfig
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Critical, register, run_checks
from django.db import DatabaseError, connection

logger = logging.getLogger(__name__)

TAG = "production"
DEMO_SECRET_PREFIX = "demo-"
SHORTEST_SECRET = 32
FILES = "django.core.mail.backends.filebased.EmailBackend"
NEW_SECRET = "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"


def register_checks() -> None:
    """Tell Django of the checks of this module."""
    for check in (secret_key, debug, allowed_hosts, mail_server, demo_accounts):
        register(check, TAG, deploy=True)


def secret_key(app_configs: Sequence[AppConfig] | None = None, **_options: object) -> list[CheckMessage]:
    """The secret signs sessions: whoever knows it signs in as anybody."""
    key = settings.SECRET_KEY
    if key == settings.UNSET_SECRET_KEY:
        fault = "SECRET_KEY is not set."
    elif key.startswith(DEMO_SECRET_PREFIX):
        fault = "SECRET_KEY is a demo's."
    elif len(key) < SHORTEST_SECRET:
        fault = f"SECRET_KEY has fewer than {SHORTEST_SECRET} characters."
    else:
        return []
    hint = f"Set SECRET_KEY to the output of: {NEW_SECRET}"
    return [Critical(f"{fault} Whoever guesses it can sign in as anybody.", hint=hint, id="dispatch112.C001")]


def debug(app_configs: Sequence[AppConfig] | None = None, **_options: object) -> list[CheckMessage]:
    """With DEBUG an error page shows settings and callers' data."""
    if not settings.DEBUG:
        return []
    what = "DEBUG is on. Error pages would show settings and callers' data."
    return [
        Critical(what, hint="Remove DEBUG from the environment, or set it to False.", id="dispatch112.C002")
    ]


def allowed_hosts(app_configs: Sequence[AppConfig] | None = None, **_options: object) -> list[CheckMessage]:
    """With any host allowed, a forged Host header reaches links in e-mails."""
    if "*" not in settings.ALLOWED_HOSTS:
        return []
    what = "ALLOWED_HOSTS allows any host. A forged one would stand in links and e-mails."
    hint = "Set ALLOWED_HOSTS to the names of this system, e.g. 112.example.go.id"
    return [Critical(what, hint=hint, id="dispatch112.C003")]


def mail_server(app_configs: Sequence[AppConfig] | None = None, **_options: object) -> list[CheckMessage]:
    """Without a mail server the ladder's e-mails go to files that nobody reads."""
    if settings.EMAIL_BACKEND != FILES:
        return []
    what = "EMAIL_URL is not set to a mail server. The ladder's e-mails would go to files and count as sent."
    hint = "Set EMAIL_URL to your mail server, e.g. submission://user:password@mail.example.go.id:587"
    return [Critical(what, hint=hint, id="dispatch112.C005")]


def demo_accounts(app_configs: Sequence[AppConfig] | None = None, **_options: object) -> list[CheckMessage]:
    """The demo's accounts have published passwords. Before the database is migrated there are none."""
    try:
        names = list(
            get_user_model()
            .objects.filter(is_demo=True, is_active=True)
            .order_by("username")
            .values_list("username", flat=True)[:5]
        )
    except DatabaseError as error:
        logger.warning("demo accounts not looked for, the database does not answer: %s", error)
        return []
    if not names:
        return []
    what = f"Demo accounts can sign in, with published passwords: {', '.join(names)} ..."
    hint = "Use a database without the demo, or disable these accounts in the admin."
    return [Critical(what, hint=hint, id="dispatch112.C004")]


def refuse_unsafe_production() -> None:
    """End the process when it is no demo and a check fails; the message says what, why and what to do.

    Runs in a thread of its own, because uvicorn imports the application inside its event loop.
    """
    if settings.DEMO:
        return
    with ThreadPoolExecutor(max_workers=1) as thread:
        faults = thread.submit(_faults).result()
    if faults:
        listed = "\n".join(f"- {fault.msg} {fault.hint}" for fault in faults)
        raise SystemExit(
            f"Dispatch112 does not start, it is not safe for production. Nothing changed.\n{listed}"
        )


def _faults() -> list[CheckMessage]:
    try:
        return run_checks(tags=[TAG], include_deployment_checks=True)
    finally:
        connection.close()
