"""The shift report's dataclasses as an OpenAPI schema, so that the two can never differ."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

PLAIN: Final[dict[Any, dict[str, Any]]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    datetime: {"type": "string", "format": "date-time"},
}


def schema_of(kind: Any) -> dict[str, Any]:
    """Return the schema of what `ShiftReport.as_dict` makes of a `kind`; raise TypeError for others."""
    if kind in PLAIN:
        return PLAIN[kind]
    if is_dataclass(kind):
        return _object(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"type": "string", "enum": [member.value for member in kind]}
    of = get_args(kind)
    if get_origin(kind) is UnionType and NoneType in of:
        return {**schema_of(next(one for one in of if one is not NoneType)), "nullable": True}
    if get_origin(kind) is Mapping:
        return {"type": "object", "additionalProperties": schema_of(of[1])}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": schema_of(of[0])}
    raise TypeError(f"no schema for {kind}")


def _object(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    names = [one.name for one in fields(kind)]
    about = (kind.__doc__ or "").split("\n\n")[0]
    properties = {name: schema_of(hints[name]) for name in names}
    return {"type": "object", "description": about, "required": names, "properties": properties}
