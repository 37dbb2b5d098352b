"""Writes the page's words for the scripts."""

from django import template
from django.utils.html import json_script
from django.utils.safestring import SafeString

from incidents.web.words import SHELL_WORDS

register = template.Library()


@register.simple_tag
def words_script() -> SafeString:
    """Return the JSON block `words` in the reader's language."""
    return json_script({key: str(text) for key, text in SHELL_WORDS.items()}, "words")
