"""What the tests of notifications share."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.escalation.conftest import scene, shared_scene
from tests.notifications.mail_server import MailServer, mail_server

__all__ = ["scene", "shared_scene"]


@pytest.fixture
def post(settings: Settings) -> Iterator[MailServer]:
    """The mail server that e-mails go to."""
    with mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.SEND_DEADLINE = 0.6
        settings.DEFAULT_FROM_EMAIL = "112 Kota Tangerang <panggilan@112.example>"
        settings.PUBLIC_ORIGINS = ["https://112.example"]
        yield server
