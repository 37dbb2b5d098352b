"""The shift report, as JSON or CSV."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.base import StandingView
from agencies.api.fields import Choice, Strict
from agencies.api.json import JSONRenderer
from incidents.access import access_shift, visible_shifts
from incidents.api.pages import ShiftShape
from incidents.api.report_schema import schema_of
from incidents.permissions import require
from incidents.reports import ShiftReport, csv_of, shift_report


class CSVRenderer(BaseRenderer):
    """Lets `Accept: text/csv` be negotiated; the file itself is written by the report."""

    media_type = "text/csv"
    format = "csv"

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        """Return a text as it is."""
        return str(data).encode()


class ReportQuery(Strict):
    """In which form."""

    format = Choice([("json", "JSON"), ("csv", "CSV")], required=False)


class Shifts(StandingView):
    """The shifts that can be reported."""

    @extend_schema(
        operation_id="reports_shifts_list", summary="List the newest shifts", responses=ShiftShape(many=True)
    )
    def get(self, request: Request) -> Response:
        """Answer the newest hundred."""
        require(self.standing, "read_reports")
        newest = visible_shifts(self.standing).order_by("-starts_at")[:100]
        return Response(self.show_all(ShiftShape, newest))


class Report(StandingView):
    """The report of one shift."""

    renderer_classes = [JSONRenderer, CSVRenderer]

    def handle_exception(self, exc: Exception) -> Response:
        """Answer a failure in JSON, whatever form the report was asked for in."""
        self.request.accepted_renderer = JSONRenderer()
        self.request.accepted_media_type = JSONRenderer.media_type
        return super().handle_exception(exc)

    @extend_schema(
        operation_id="reports_shift_read",
        summary="Read the report of a shift",
        description="As CSV with `format=csv` or `Accept: text/csv`. For supervisors and administrators.",
        parameters=[ReportQuery],
        responses={
            (200, "application/json"): OpenApiResponse(schema_of(ShiftReport), "Read from the journal."),
            (200, "text/csv"): OpenApiResponse(OpenApiTypes.STR, "One line a figure."),
        },
    )
    def get(self, request: Request, shift_id: int) -> HttpResponseBase:
        """Answer the report."""
        form = self.read(ReportQuery, request).get("format", request.accepted_renderer.format)
        require(self.standing, "read_reports")
        report = shift_report(access_shift(self.standing, shift_id))
        if form == "json":
            return HttpResponse(JSONRenderer().render(report.as_dict()), content_type="application/json")
        name = f"shift-{report.shift.centre}-{report.shift.starts_at:%Y%m%dT%H%M}Z.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(csv_of(report), content_type="text/csv; charset=utf-8", headers=headers)
