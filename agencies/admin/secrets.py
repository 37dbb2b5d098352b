"""Signing secrets in the admin: such as both sides can sign with (Standard Webhooks)."""

from base64 import b64decode
from collections.abc import Iterable
from typing import Any, Final

from django.forms import ModelForm
from django.utils.translation import gettext as _

# The Standard Webhooks recommendation, bytes.
SHORTEST: Final = 24


def check_secrets(form: ModelForm, cleaned: dict[str, Any], names: Iterable[str]) -> None:
    """Name each field of `names` that holds no secrets."""
    for name in names:
        if not _are_secrets(cleaned.get(name, "")):
            form.add_error(name, _("Give whsec_ and base64, one secret a line, at most two."))


def _are_secrets(text: str) -> bool:
    secrets = text.split()
    try:
        sizes = [len(b64decode(one.removeprefix("whsec_"), validate=True)) for one in secrets]
    except ValueError:
        return False
    return 1 <= len(sizes) <= 2 and min(sizes) >= SHORTEST
