"""From facts to the rows of a frame, each rendered once for an incident's version and a scope.

The text of a row does not age: running times are the browser's work.
"""

from collections.abc import Container, Iterable
from typing import Final

import orjson
from django.template.loader import get_template
from django.utils import translation

from incidents.board import IncidentFacts, is_on_board, load_facts, may_know, open_versions
from incidents.board_row import row_of, sort_key
from incidents.live.row_cache import RenderedRow, RowCache
from operators.standing import Scope

TEMPLATE: Final = "incidents/board/row.html"

_cache = RowCache()


def forget_rows() -> None:
    """Render every row anew: in a database brought back from a copy, a version may mean another state."""
    _cache.clear()


def all_rows(scope: Scope) -> list[bytes]:
    """Return the JSON of every row on the scope's board, in the order of the list."""
    versions = open_versions(scope)
    found = {pk: _cache.get((pk, version, scope)) for pk, version in versions}
    missing = [pk for pk, row in found.items() if row is None]
    if missing:
        facts = load_facts(scope.centre_id, missing)
        found |= dict.fromkeys(missing) | _render(facts.values(), scope)
    return [row.json for row in sorted(filter(None, found.values()), key=lambda row: row.sort)]


def changed_rows(
    facts: Iterable[IncidentFacts], scope: Scope, left: Container[int | None] = ()
) -> list[bytes]:
    """Return the JSON of these incidents' rows as the scope sees them; `html` is null for one that left.

    `left` are incidents that the scope knew until now.
    """
    known = [incident for incident in facts if may_know(incident, scope) or incident.id in left]
    rendered = _render(known, scope)
    return [
        rendered[incident.id].json
        if incident.id in rendered
        else _json(incident, sort_key(incident, scope), None)
        for incident in known
    ]


def _render(facts: Iterable[IncidentFacts], scope: Scope) -> dict[int, RenderedRow]:
    with translation.override(scope.language):
        return {incident.id: _row(incident, scope) for incident in facts if is_on_board(incident, scope)}


def _row(incident: IncidentFacts, scope: Scope) -> RenderedRow:
    key = (incident.id, incident.version, scope)
    row = _cache.get(key)
    if row is None:
        context = {"row": row_of(incident, scope), "scope": scope.agency_id}
        html = get_template(TEMPLATE).render(context)
        sort = sort_key(incident, scope)
        row = RenderedRow(sort, _json(incident, sort, html))
        _cache.put(key, row)
    return row


def _json(incident: IncidentFacts, sort: str, html: str | None) -> bytes:
    return orjson.dumps({"id": incident.id, "version": incident.version, "sort": sort, "html": html})
