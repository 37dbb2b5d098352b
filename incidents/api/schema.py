"""What every operation of the OpenAPI description has in common: its failures and the key of a command."""

from typing import Any, Final, Literal

from drf_spectacular.authentication import SessionScheme
from drf_spectacular.openapi import AutoSchema

STRINGS: Final = {"type": "array", "items": {"type": "string"}}
FAILURE: Final = {
    "type": "object",
    "description": "What happened, what was kept, what to do.",
    "required": ["code", "message"],
    "properties": {
        "code": {"type": "string", "description": "Stable; for programs."},
        "message": {"type": "string", "description": "In the reader's language; for people."},
        "fields": {
            "type": "object",
            "additionalProperties": STRINGS,
            "description": "With 400 `invalid`: the messages by field.",
        },
        "current": {
            "type": "object",
            "nullable": True,
            "additionalProperties": True,
            "description": "With 409: the record as it is now.",
        },
    },
}
RETRY: Final = {
    "Retry-After": {"description": "Seconds after which to try again.", "schema": {"type": "integer"}}
}
FAILURES: Final = {
    "400": ("Malformed or invalid; `fields` names each field.", {}),
    "401": ("Neither signed in nor a valid token.", {}),
    "403": ("The role may not do this, or the caller has no post.", {}),
    "404": ("No such record, or not yours: the two are never told apart.", {}),
    "406": ("No such form of answer.", {}),
    "409": ("`stale`: an old version. `conflict`: the state does not allow it. `current` is the record.", {}),
    "413": ("The body is too large.", {}),
    "415": ("The body is not declared as JSON.", {}),
    "422": ("The Idempotency-Key was used for another command.", {}),
    "429": ("Too many requests.", RETRY),
    "503": ("The database does not answer in time; nothing was saved.", RETRY),
}
ALWAYS: Final = ("400", "401", "403", "406", "429", "503")
OF_COMMANDS: Final = ("409", "413", "415", "422")
METHODS: Final = ("get", "post", "patch", "put", "delete")
# PUT and DELETE are idempotent by themselves (RFC 9110): they need no key.
KEYED: Final = ("post", "patch")
KEY: Final = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "pattern": "^[!-~]{1,80}$"},
    "description": "Chosen by the caller; a repetition with the same key answers as the first did, "
    "with the header `Idempotency-Replayed: true`. Kept for 72 hours.",
}


class Schema(AutoSchema):
    """Names components for a reader: "Incident" for `IncidentShape`, "IncidentRequest" for `IncidentBody`."""

    def get_serializer_name(self, serializer: Any, direction: Literal["request", "response"]) -> str:
        """Return the component's name without the suffix that tells our classes apart."""
        return super().get_serializer_name(serializer, direction).removesuffix("Shape").removesuffix("Body")


class PageScheme(SessionScheme):
    """A page's session is described as the session it is."""

    target_class = "agencies.api.authentication.SessionWithStanding"


def add_common(result: dict[str, Any], **_more: Any) -> dict[str, Any]:
    """Give every operation its failures, and every command its Idempotency-Key (a postprocessing hook)."""
    components = result.setdefault("components", {})
    components.setdefault("schemas", {})["Failure"] = FAILURE
    components["responses"] = {f"Failure{status}": _response(*FAILURES[status]) for status in FAILURES}
    components.setdefault("parameters", {})["IdempotencyKey"] = KEY
    for path, operations in result["paths"].items():
        for method in METHODS:
            if method in operations:
                _complete(operations[method], path, method)
    return result


def _response(description: str, headers: dict[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Failure"}}}
    return {"description": description, "content": content, **({"headers": headers} if headers else {})}


def _complete(operation: dict[str, Any], path: str, method: str) -> None:
    command = method != "get"
    statuses = [*ALWAYS, *(OF_COMMANDS if command else ()), *(["404"] if "{" in path else [])]
    for status in sorted(statuses):
        operation["responses"][status] = {"$ref": f"#/components/responses/Failure{status}"}
    # A message of another system is named by its webhook-id instead.
    if method in KEYED and operation.get("security") != [{}]:
        operation.setdefault("parameters", []).append({"$ref": "#/components/parameters/IdempotencyKey"})
