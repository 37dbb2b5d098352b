"""JSON in and out, by orjson: it refuses NaN, lone surrogates and endless nesting by itself."""

from collections.abc import Mapping
from typing import IO, Any

import orjson
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer


class JSONParser(BaseParser):
    """Reads a body, no larger than DATA_UPLOAD_MAX_MEMORY_SIZE."""

    media_type = "application/json"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """Return the body's value; `ParseError` when it is no JSON."""
        # HttpRequest.body is what holds the limit of size; reading the stream would go round it.
        body = stream.body if hasattr(stream, "body") else stream.read()
        try:
            return orjson.loads(body)
        except orjson.JSONDecodeError as error:
            where = {"line": error.lineno, "column": error.colno}
            raise ParseError(
                _("The body is not JSON, see line %(line)d, column %(column)d. Nothing was saved.") % where
            ) from error


class JSONRenderer(BaseRenderer):
    """Writes an answer."""

    media_type = "application/json"
    format = "json"
    charset = None
    render_style = "binary"

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        """Return `data` as JSON; an answer without data is empty."""
        return b"" if data is None else dumps(data)


def dumps(data: Any) -> bytes:
    """Return `data` as JSON in UTF-8; the same data always gives the same bytes."""
    return orjson.dumps(data, default=_plain, option=orjson.OPT_NON_STR_KEYS | orjson.OPT_UTC_Z)


def _plain(value: Any) -> Any:
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (list, tuple)):
        return list(value)
    raise TypeError(f"not to be written as JSON: {type(value).__name__}")
