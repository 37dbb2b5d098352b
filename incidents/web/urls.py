"""The addresses of the pages: the screens of each role."""

from django.urls import path

from incidents.web.board import board
from incidents.web.incident import incident, incident_pane
from incidents.web.reports import reports, shift_report, shift_report_csv
from incidents.web.shift import shift

urlpatterns = [
    path("board/", board, name="board"),
    path("incidents/<int:incident_id>/", incident, name="incident"),
    path("incidents/<int:incident_id>/pane/", incident_pane, name="incident_pane"),
    path("reports/", reports, name="reports"),
    path("reports/shifts/<int:shift_id>/", shift_report, name="shift_report"),
    path("reports/shifts/<int:shift_id>/report.csv", shift_report_csv, name="shift_report_csv"),
    path("shift/", shift, name="shift"),
]
