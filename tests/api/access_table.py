"""Who may do what at each address: one row for every route of the URLconf, but the admin's.

The scene: an incident of Kota Tangerang that was dispatched to Damkar, not to Polri. A column for each of

    nobody   not signed in                  fajar    liaison of Damkar
    tono     signed in, without a post      hadi     supervisor of Damkar
    ayu      operator, Tangerang            eko      liaison of Polri, Tangerang
    citra    supervisor, Tangerang          indra    operator, Palembang
    dewi     administrator, Tangerang       joko     supervisor, Palembang
                                            kartika  liaison of Damkar Palembang

`ok` is any answer below 300, `login` leads to the sign-in page, `away` leads elsewhere. What stands in no
row (another method) must be refused to everybody.
"""

from dataclasses import dataclass, field
from typing import Any, Final

PEOPLE: Final = (
    "nobody", "tono", "ayu", "citra", "dewi", "fajar", "hadi", "eko", "indra", "joko", "kartika",
)  # fmt: skip

# fmt: off
#                      nobody tono  ayu  citra dewi fajar hadi eko  indra joko kartika
POST_ANY: Final     = "401    403   ok   ok    ok   ok    ok   ok   ok    ok   ok"
POST_CENTRE: Final  = "401    403   ok   ok    ok   403   403  403  ok    ok   403"
POST_AGENCY: Final  = "401    403   403  403  403  ok    ok   ok   403   403  ok"
REVIEWERS: Final    = "401    403   403  ok    ok   403   403  403  403   ok   403"
THE_REPORT: Final   = "401    403   403  ok    ok   403   403  403  403   404  403"
THE_INCIDENT: Final = "401    403   ok   ok    ok   ok    ok   404  404   404  404"
CENTRE_ON_IT: Final = "401    403   ok   ok    ok   403   403  404  404   404  404"
CENTRES_OWN: Final  = "401    403   ok   ok    ok   403   403  403  404   404  403"

CALLERS: Final      = "401    403   ok   ok    403  403   403  403  ok    ok   403"
FLAGGERS: Final     = "401    403   403  ok    403  403   403  403  403   ok   403"
OWN_FLAG: Final     = "401    403   403  ok    403  403   403  403  403   404  403"

PAGE_ANY: Final     = "login  403   ok   ok    ok   ok    ok   ok   ok    ok   ok"
PAGE_CENTRE: Final  = "login  403   ok   ok    ok   404   404  404  ok    ok   404"
PAGE_REVIEW: Final  = "login  403   404  ok    ok   404   404  404  404   ok   404"
PAGE_FLAGS: Final   = "login  403   404  ok    404  404   404  404  404   ok   404"
PAGE_REPORT: Final  = "login  404   404  ok    ok   404   404  404  404   404  404"
PAGE_THEIRS: Final  = "login  404   ok   ok    ok   ok    ok   404  404   404  404"
PAGE_EDIT: Final    = "login  404   ok   ok    ok   404   404  404  404   404  404"
PAGE_HOME: Final    = "login  403   away away  away away  away away away  away away"
FORM_SHIFT: Final   = "login  403   away away  away 403   403  403  away  away 403"
FORM_PRINT: Final   = "login  403   ok   ok    ok   403   403  403  ok    ok   403"
FORM_ANY: Final     = "login  away  away away  away away  away away away  away away"
FORM_WRONG: Final   = "login  400   400  400   400  400   400  400  400   400  400"
SIGN_IN: Final      = "ok     away  away away  away away  away away away  away away"
SIGNED_IN: Final    = "login  ok    ok   ok    ok   ok    ok   ok   ok    ok   ok"
SIGN_OUT: Final     = "away   ok    ok   ok    ok   ok    ok   ok   ok    ok   ok"
LEAVE: Final        = "away   away  away away  away away  away away away  away away"
# With a call of Tangerang: nobody else knows of it.
REFERRING: Final    = "401    403   ok   ok    ok   403   403  403  400   400  403"
SIGNED: Final       = "401    401   401  401   401  401   401  401  401   401  401"
ANSWERING: Final    = "401    403   409  409   409  403   403  403  ok    ok   403"
SETTLING: Final     = "401    403   ok   ok    ok   403   403  403  409   409  403"
ASKING: Final       = "401    403   400  ok    ok   403   403  403  400   400  403"
THE_ASKED: Final    = "401    403   ok   409   404  403   403  403  404   404  403"
THE_ASKER: Final    = "401    403   409  ok    404  403   403  403  404   404  403"
UNKNOWN: Final      = "404    404   404  404   404  404   404  404  404   404  404"
PUBLIC: Final       = "ok     ok    ok   ok    ok   ok    ok   ok   ok    ok   ok"
# fmt: on


@dataclass(frozen=True)
class Row:
    """One method of one address. `about` names the scene's record that the address is filled with.

    In `body`, "version" stands for the version of that record.
    """

    method: str
    outcomes: str
    body: dict[str, Any] = field(default_factory=dict)
    about: str = "incident"
    query: str = ""

    def expected(self) -> dict[str, str]:
        """Return the outcome by person."""
        return dict(zip(PEOPLE, self.outcomes.split(), strict=True))


SEEN: Final = {"version": "version"}
REASON: Final = SEEN | {"reason": "Unit rusak."}

TABLE: Final[dict[str, list[Row]]] = {
    "api/v1/incident-types/": [Row("GET", POST_ANY)],
    "api/v1/places/": [Row("GET", POST_ANY)],
    "api/v1/map/": [Row("GET", POST_CENTRE)],
    "api/v1/map/point/": [Row("GET", POST_CENTRE, query="?latitude=-6.17&longitude=106.63")],
    "api/v1/agencies/": [Row("GET", POST_ANY)],
    "api/v1/plan/": [Row("GET", POST_CENTRE, query="?incident_type=FSTRU")],
    "api/v1/calls/": [Row("POST", POST_CENTRE)],
    "api/v1/calls/<int:call_id>/": [
        Row("GET", CENTRES_OWN, about="call"),
        Row("PATCH", CENTRES_OWN, SEEN | {"call_class": "ghost"}, about="call"),
    ],
    "api/v1/calls/<int:call_id>/detach/": [Row("POST", CENTRES_OWN, SEEN, about="attached")],
    "api/v1/locations/": [Row("GET", POST_CENTRE, query="?q=cim")],
    "api/v1/location-links/": [
        Row("GET", POST_CENTRE, query="?draft=d1"),
        Row("POST", POST_CENTRE, {"draft": "d1", "language": "id"}),
    ],
    "api/v1/location-links/<int:link_id>/close/": [Row("POST", CENTRES_OWN, about="link")],
    "api/v1/location-links/<int:link_id>/incident/": [
        Row("POST", CENTRES_OWN, {"incident": "incident"}, about="link")
    ],
    "api/v1/location-links/<int:link_id>/take-over/": [
        Row("POST", CENTRES_OWN, {"version": "version"}, about="link")
    ],
    # Whoever has the token is the caller; nobody has this one (tests/links/test_sharing.py).
    "api/v1/shared-locations/<str:token>/": [
        Row("POST", UNKNOWN, {"event": "stopped", "holder": "x" * 16}, about="link")
    ],
    "api/v1/incidents/<int:incident_id>/hand-over/": [
        Row("POST", CENTRES_OWN, {"version": "version", "centre": "neighbour"})
    ],
    # Offered by Tangerang to Palembang: whose answer it is, each centre is told (409 for the giver).
    "api/v1/handovers/<int:handover_id>/accept/": [Row("POST", ANSWERING, SEEN, about="handover")],
    "api/v1/handovers/<int:handover_id>/decline/": [Row("POST", ANSWERING, REASON, about="handover")],
    "api/v1/handovers/<int:handover_id>/settle/": [
        Row("POST", SETTLING, SEEN | {"note": "Sudah ditelepon."}, about="handover")
    ],
    "api/v1/help-requests/": [
        Row("GET", POST_CENTRE, query="?draft=d1"),
        Row(
            "POST",
            ASKING,
            {"colleague": "asked", "kind": "join", "language": "en", "draft": "d9", "content": {}},
        ),
    ],
    # Asked of Ayu by Citra: it is nobody else's.
    "api/v1/help-requests/<int:request_id>/answer/": [
        Row("POST", THE_ASKED, SEEN | {"accept": False}, about="help")
    ],
    "api/v1/help-requests/<int:request_id>/withdraw/": [Row("POST", THE_ASKER, SEEN, about="help")],
    "console/help/": [Row("GET", PAGE_CENTRE)],
    "console/declines/": [Row("GET", PAGE_CENTRE)],
    "console/handovers/": [Row("GET", PAGE_CENTRE)],
    "paper/": [Row("GET", PAGE_CENTRE)],
    "paper/print/": [Row("POST", FORM_PRINT, {"count": "2"})],
    "demo/inbox/": [Row("GET", PAGE_CENTRE)],
    "l/<str:token>/": [Row("GET", UNKNOWN, about="link")],
    # Whoever has the token answers for the agency; nobody has this one (tests/notifications).
    "a/<str:token>/": [Row("GET", UNKNOWN, about="link"), Row("POST", UNKNOWN, about="link")],
    "api/v1/callers/": [Row("GET", CALLERS, query="?number=081234567890")],
    "api/v1/speakers/": [Row("GET", POST_CENTRE, query="?language=fr")],
    "api/v1/number-flags/": [
        Row("GET", FLAGGERS),
        Row("POST", FLAGGERS, {"number": "081234567890", "reason": "Iseng.", "ends_on": "ends_on"}),
    ],
    "api/v1/number-flags/<int:flag_id>/end/": [Row("POST", OWN_FLAG, SEEN, about="flag")],
    "api/v1/drafts/": [Row("GET", POST_CENTRE)],
    "api/v1/drafts/<slug:key>/": [
        Row("PUT", POST_CENTRE, {"content": {"fields": {}}}),
        Row("DELETE", POST_CENTRE),
    ],
    "api/v1/duplicates/": [Row("POST", POST_CENTRE, {"text": "Kebakaran pasar"})],
    "api/v1/incidents/": [
        Row("GET", POST_ANY),
        Row("POST", POST_CENTRE, {"incident_type": "FSTRU", "landmark": "Pasar Anyar"}),
    ],
    "api/v1/incidents/<int:incident_id>/": [
        Row("GET", THE_INCIDENT),
        Row("PATCH", CENTRE_ON_IT, SEEN | {"landmark": "Pasar Anyar"}),
    ],
    "api/v1/incidents/<int:incident_id>/answers/": [
        Row("POST", CENTRE_ON_IT, {"set": "set", "answers": [{"question": "awake", "answer": "no"}]})
    ],
    "api/v1/incidents/<int:incident_id>/calls/": [Row("POST", CENTRE_ON_IT, {"call": "call"})],
    "api/v1/incidents/<int:incident_id>/notes/": [Row("POST", THE_INCIDENT, {"text": "Butuh tangga."})],
    "api/v1/incidents/<int:incident_id>/dispatches/": [
        Row("POST", CENTRE_ON_IT, SEEN | {"agencies": ["rsud"]}),
    ],
    "api/v1/incidents/<int:incident_id>/close/": [
        Row("POST", CENTRE_ON_IT, SEEN | {"disposition": "1", "cancel_dispatches": True}),
    ],
    "api/v1/incidents/<int:incident_id>/merge/": [
        Row("POST", CENTRE_ON_IT, SEEN | {"into": "into", "into_version": 1, "carry": []}),
    ],
    "api/v1/incidents/<int:incident_id>/unmerge/": [Row("POST", CENTRE_ON_IT, SEEN, about="merged")],
    "api/v1/incidents/<int:incident_id>/surge/": [Row("POST", CENTRE_ON_IT, SEEN)],
    "api/v1/incidents/<int:incident_id>/surge/end/": [Row("POST", CENTRE_ON_IT, SEEN, about="surging")],
    "api/v1/incidents/<int:incident_id>/reopen/": [Row("POST", CENTRE_ON_IT, REASON, about="closed")],
    "api/v1/dispatches/<int:dispatch_id>/acknowledge/": [Row("POST", THE_INCIDENT, SEEN, about="notified")],
    "api/v1/dispatches/<int:dispatch_id>/decline/": [Row("POST", THE_INCIDENT, REASON, about="notified")],
    "api/v1/dispatches/<int:dispatch_id>/en-route/": [Row("POST", THE_INCIDENT, SEEN, about="acknowledged")],
    "api/v1/dispatches/<int:dispatch_id>/on-scene/": [Row("POST", THE_INCIDENT, SEEN, about="acknowledged")],
    "api/v1/dispatches/<int:dispatch_id>/no-substitute/": [Row("POST", CENTRE_ON_IT, SEEN, about="declined")],
    "api/v1/dispatches/<int:dispatch_id>/confirm-change/": [
        Row("POST", THE_INCIDENT, SEEN | {"result": "Sudah ditelepon."}, about="changed")
    ],
    "api/v1/dispatches/<int:dispatch_id>/clear/": [Row("POST", THE_INCIDENT, SEEN, about="acknowledged")],
    "api/v1/dispatches/<int:dispatch_id>/cancel/": [Row("POST", CENTRE_ON_IT, REASON, about="notified")],
    "api/v1/telephone-tasks/<int:task_id>/done/": [
        Row("POST", CENTRES_OWN, {"result": "Berangkat."}, about="task"),
    ],
    "api/v1/surges/": [Row("GET", POST_CENTRE)],
    "api/v1/referrals/": [
        Row("GET", POST_CENTRE),
        Row("POST", REFERRING, {"call": "call", "summary": "Lampu."}),
    ],
    "api/v1/referrals/<int:referral_id>/": [Row("GET", CENTRES_OWN, about="referral")],
    "api/v1/referrals/<int:referral_id>/withdraw/": [Row("POST", CENTRES_OWN, SEEN, about="referral")],
    "api/v1/referrals/<int:referral_id>/again/": [Row("POST", CENTRES_OWN, SEEN, about="referral")],
    "api/v1/referrals/<int:referral_id>/telephoned/": [
        Row("POST", CENTRES_OWN, SEEN | {"result": "Dicatat."}, about="referral"),
    ],
    "api/v1/referrals/<int:referral_id>/accept/": [Row("POST", CENTRES_OWN, SEEN, about="handed_in")],
    "api/v1/referrals/<int:referral_id>/decline/": [Row("POST", CENTRES_OWN, REASON, about="handed_in")],
    "api/v1/referrals/<int:referral_id>/belongs/": [
        Row("POST", CENTRES_OWN, SEEN | {"number": "number"}, about="handed_in"),
    ],
    # Of the other centre, which signs; nobody's session or token opens them (tests/referrals/test_events.py).
    "api/v1/referrals/<int:referral_id>/events/": [Row("POST", SIGNED, {"event": "done"}, about="referral")],
    "api/v1/referrals/incoming/": [Row("POST", SIGNED, {"ticket_number": "1", "summary": "Api."})],
    "api/v1/call-backs/": [Row("GET", POST_CENTRE)],
    "api/v1/call-backs/<int:call_back_id>/attempts/": [
        Row("POST", CENTRES_OWN, SEEN | {"result": "busy"}, about="call_back"),
    ],
    # Of the telephone system, which signs (tests/telephony/test_events.py).
    "api/v1/telephony/events/": [Row("POST", SIGNED, {"event": "ringing", "call": "1"})],
    "api/v1/telephony/calls/<int:telephone_call_id>/": [Row("GET", CENTRES_OWN, about="rings")],
    "api/v1/telephony/calls/<int:telephone_call_id>/claim/": [Row("POST", CENTRES_OWN, about="rings")],
    "api/v1/commands/": [Row("GET", POST_ANY, query="?q=TNG")],
    "api/v1/attendance/": [Row("GET", POST_CENTRE)],
    # The centre's boards prove nothing about an agency's.
    "api/v1/board/receipts/": [Row("POST", POST_AGENCY, {"delivered": [], "displayed": []})],
    "api/v1/board/": [Row("GET", POST_ANY)],
    "api/v1/journal/": [Row("GET", POST_ANY)],
    "api/v1/reports/shifts/": [Row("GET", REVIEWERS)],
    "api/v1/reports/shifts/<int:shift_id>/": [
        Row("GET", THE_REPORT, about="shift"),
        Row("GET", THE_REPORT, about="shift", query="?format=csv"),
    ],
    "api/v1/shifts/take/": [Row("POST", POST_CENTRE)],
    "api/v1/shifts/leave/": [Row("POST", POST_CENTRE)],
    "api/v1/me/": [Row("GET", POST_ANY)],
    "api/schema/": [Row("GET", PUBLIC)],
    "api/docs/": [Row("GET", PUBLIC)],
    "": [Row("GET", PAGE_HOME)],
    "console/": [Row("GET", PAGE_CENTRE)],
    "console/tasks/": [Row("GET", PAGE_CENTRE)],
    "console/call-backs/": [Row("GET", PAGE_CENTRE)],
    "console/telephone/": [Row("GET", PAGE_CENTRE)],
    "console/referrals/incoming/": [Row("GET", PAGE_CENTRE)],
    "console/referrals/owed/": [Row("GET", PAGE_CENTRE)],
    "console/surges/": [Row("GET", PAGE_CENTRE)],
    "board/": [Row("GET", PAGE_ANY)],
    "overview/": [Row("GET", PAGE_REVIEW)],
    "overview/facts/": [Row("GET", PAGE_REVIEW)],
    "incidents/<int:incident_id>/": [Row("GET", PAGE_THEIRS)],
    "incidents/<int:incident_id>/pane/": [Row("GET", PAGE_THEIRS)],
    "incidents/<int:incident_id>/edit/": [Row("GET", PAGE_EDIT)],
    "incidents/<int:incident_id>/merge/": [Row("GET", PAGE_EDIT)],
    "numbers/flags/": [Row("GET", PAGE_FLAGS)],
    "reports/": [Row("GET", PAGE_REVIEW)],
    "reports/shifts/<int:shift_id>/": [Row("GET", PAGE_REPORT, about="shift")],
    "reports/shifts/<int:shift_id>/report.csv": [Row("GET", PAGE_REPORT, about="shift")],
    "shift/": [Row("POST", FORM_SHIFT, {"action": "take"})],
    "preferences/": [Row("POST", FORM_ANY, {"language": "en"})],
    "standing/": [Row("POST", FORM_WRONG, {"standing": "administrator:1:0:of-somebody-else"})],
    "accounts/login/": [Row("GET", SIGN_IN), Row("POST", SIGN_IN), Row("PUT", SIGN_IN)],
    "accounts/logout/": [Row("GET", SIGN_OUT), Row("POST", LEAVE)],
    "accounts/password/": [Row("GET", SIGNED_IN), Row("POST", SIGNED_IN), Row("PUT", SIGNED_IN)],
    "accounts/password/changed/": [Row("GET", SIGNED_IN)],
    "accounts/inactive/": [Row("GET", PUBLIC)],
    # The same sentence to every method: sign-up is closed.
    "accounts/signup/": [Row(method, SIGN_IN) for method in ("GET", "POST", "PUT", "PATCH", "DELETE")],
}
