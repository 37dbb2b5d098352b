"""Reading and showing by serializers that are made once.

Django REST framework copies every field for each serializer it makes, which is a tenth of a command's
time. Reading and showing keep nothing in the serializer, so one for each kind of reader does for all
requests and threads.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rest_framework import serializers

from operators.standing import Standing

Shape = type[serializers.Serializer]

# More combinations of a form with a centre, or of a shape with a reader, than any system has.
MOST = 10_000


@dataclass(frozen=True, slots=True)
class Reader:
    """What an answer depends on: the language, and whether it is the centre that reads."""

    language: str
    is_centre: bool


def filled(form: Shape, data: Any, *, centre_id: int) -> dict[str, Any]:
    """Return the checked values of `data`; raise `ValidationError`."""
    return _form(form, centre_id).run_validation(data)


def shown(shape: Shape, value: Any, standing: Standing) -> dict[str, Any]:
    """Return `value` as the API shows it to `standing`."""
    return _shape(shape, Reader(standing.language, standing.is_centre)).to_representation(value)


@lru_cache(MOST)
def _form(form: Shape, centre_id: int) -> serializers.Serializer:
    return form(context={"centre_id": centre_id})


@lru_cache(MOST)
def _shape(shape: Shape, reader: Reader) -> serializers.Serializer:
    return shape(context={"reader": reader})
