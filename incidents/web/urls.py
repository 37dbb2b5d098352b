"""The addresses of the pages: the screens of each role."""

from django.urls import path

from incidents.web.acknowledge import acknowledge_page
from incidents.web.board import board
from incidents.web.call_backs import console_call_backs
from incidents.web.console import console, console_tasks
from incidents.web.declines import console_declines
from incidents.web.demo_inbox import demo_inbox
from incidents.web.editing import incident_edit
from incidents.web.handovers import console_handovers
from incidents.web.help_requests import console_help
from incidents.web.home import home
from incidents.web.incident import incident, incident_pane
from incidents.web.merging import incident_merge
from incidents.web.number_flags import number_flags
from incidents.web.overview import overview, overview_facts
from incidents.web.paper import paper, paper_print
from incidents.web.referrals import console_incoming, console_owed
from incidents.web.reports import reports, shift_report, shift_report_csv
from incidents.web.ringing import console_telephone
from incidents.web.shared_location import shared_location
from incidents.web.shift import shift
from incidents.web.surges import console_surges

urlpatterns = [
    path("", home, name="home"),
    path("console/", console, name="console"),
    path("console/tasks/", console_tasks, name="console_tasks"),
    path("console/call-backs/", console_call_backs, name="console_call_backs"),
    path("console/telephone/", console_telephone, name="console_telephone"),
    path("console/help/", console_help, name="console_help"),
    path("console/declines/", console_declines, name="console_declines"),
    path("console/handovers/", console_handovers, name="console_handovers"),
    path("console/referrals/incoming/", console_incoming, name="console_incoming"),
    path("console/referrals/owed/", console_owed, name="console_owed"),
    path("console/surges/", console_surges, name="console_surges"),
    path("board/", board, name="board"),
    path("overview/", overview, name="overview"),
    path("overview/facts/", overview_facts, name="overview_facts"),
    path("paper/", paper, name="paper"),
    path("paper/print/", paper_print, name="paper_print"),
    path("demo/inbox/", demo_inbox, name="demo_inbox"),
    path("incidents/<int:incident_id>/", incident, name="incident"),
    path("incidents/<int:incident_id>/edit/", incident_edit, name="incident_edit"),
    path("incidents/<int:incident_id>/merge/", incident_merge, name="incident_merge"),
    path("incidents/<int:incident_id>/pane/", incident_pane, name="incident_pane"),
    path("numbers/flags/", number_flags, name="number_flags"),
    path("reports/", reports, name="reports"),
    path("reports/shifts/<int:shift_id>/", shift_report, name="shift_report"),
    path("reports/shifts/<int:shift_id>/report.csv", shift_report_csv, name="shift_report_csv"),
    path("shift/", shift, name="shift"),
    # Short: it goes into an SMS.
    path("a/<str:token>/", acknowledge_page, name="acknowledge"),
    path("l/<str:token>/", shared_location, name="shared_location"),
]
