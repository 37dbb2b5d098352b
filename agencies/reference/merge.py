"""Deciding what of the reference data to write: what is missing, and what nobody has changed since."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from agencies.models import ReferenceMark
from operators.models import Centre

Values = Mapping[str, Any]


@dataclass(slots=True)
class Verdict:
    """Keys to create and to update; `kept` were changed or deleted by people and stay as they are."""

    create: list[str] = field(default_factory=list)
    update: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def merge(
    centre: Centre | None, kind: str, wanted: Mapping[str, Values], present: Mapping[str, Values]
) -> Verdict:
    """Compare the reference rows `wanted` with those `present`, by key, and mark what is to be written.

    The caller writes what the verdict says, in the same transaction.
    """
    marks = dict(ReferenceMark.objects.filter(centre=centre, kind=kind).values_list("key", "digest"))
    verdict = Verdict()
    marked = [key for key in wanted if _judge(verdict, key, wanted[key], present.get(key), marks.get(key))]
    _mark(centre, kind, {key: _digest(wanted[key]) for key in marked})
    return verdict


def _judge(verdict: Verdict, key: str, wanted: Values, present: Values | None, mark: str | None) -> bool:
    """Sort one row into the verdict; return whether it now holds the reference's values."""
    if present is None and mark is None:
        verdict.create.append(key)
    elif present == wanted:
        return mark != _digest(wanted)
    elif present is not None and mark == _digest(present):
        verdict.update.append(key)
    else:
        verdict.kept.append(key)
        return False
    return True


def _digest(values: Values) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()


def _mark(centre: Centre | None, kind: str, digests: Mapping[str, str]) -> None:
    marks: Iterable[ReferenceMark] = [
        ReferenceMark(centre=centre, kind=kind, key=key, digest=digest) for key, digest in digests.items()
    ]
    ReferenceMark.objects.bulk_create(
        marks, update_conflicts=True, unique_fields=["centre", "kind", "key"], update_fields=["digest"]
    )
