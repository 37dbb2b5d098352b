"""Playing the demo's story through the actions, each deed at its own time, in the order of time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from agencies.models import Agency, IncidentType, Place
from agencies.standings import standings_of
from incidents.actions import closing, intake, notes, progress
from incidents.actions.calls import NewCall, log_call
from incidents.call_classes import CallClass
from incidents.demo.case import DECLINED_AFTER, STEPS, Case
from incidents.dispositions import Disposition
from incidents.escalation.claim import Due, claimed
from incidents.escalation.step import take_step
from incidents.models import Dispatch, Incident, Notification, NotificationStatus
from operators.models import Centre, User
from operators.standing import Standing

ENGINE = "demo"
Deed = Callable[[datetime], object]


@dataclass
class Player:
    """Collects deeds for one centre; `play_until` does those that lie in the past.

    `on_duty` says who operates at a time; `liaisons` who acts for an agency, by its code. For the
    others the operator records what they report by radio.
    """

    centre: Centre
    on_duty: Callable[[datetime], Standing]
    liaisons: dict[str, Standing]
    deeds: list[tuple[datetime, int, Deed]] = field(default_factory=list)
    calls: dict[int, int] = field(default_factory=dict)
    incidents: dict[int, Incident] = field(default_factory=dict)

    def add(self, at: datetime, deed: Deed) -> None:
        """Have `deed` done at `at`."""
        self.deeds.append((at, len(self.deeds), deed))

    def add_call(self, at: datetime, call_class: CallClass, *, rang: float, number: str) -> None:
        """Have a call answered at `at` after `rang` seconds and classified at once."""
        new = NewCall(
            call_class=call_class,
            presented_at=at - timedelta(seconds=rang),
            answered_at=at,
            caller_number=number,
        )
        self.add(at, lambda moment: log_call(standing=self.on_duty(moment), new=new, at=moment))

    def add_case(self, case: Case, at: datetime, *, rang: float, talked: float) -> None:
        """Have the case's call answered, its incident made at `at`, and everything that follows."""
        key = len(self.deeds)
        self.add(at - timedelta(seconds=talked), lambda moment: self._answer(key, case, moment, rang))
        self.add(at, lambda moment: self._create(key, case, moment))
        for seconds, deed in self._course(key, case):
            self.add(at + timedelta(seconds=seconds), deed)

    def play_until(self, now: datetime) -> None:
        """Do all deeds up to `now` in the order of their times, the ladders climbing between them."""
        for at, _order, deed in sorted(self.deeds, key=lambda item: item[:2]):
            if at <= now:
                self._escalate(at)
                deed(at)
        self._escalate(now)
        self._withdraw_messages(now)

    def _answer(self, key: int, case: Case, at: datetime, rang: float) -> None:
        new = NewCall(
            presented_at=at - timedelta(seconds=rang),
            answered_at=at,
            caller_name=case.caller[0],
            caller_number=case.caller[1],
        )
        self.calls[key] = log_call(standing=self.on_duty(at), new=new, at=at).pk

    def _create(self, key: int, case: Case, at: datetime) -> None:
        new = self._new_incident(case, self.calls[key])
        self.incidents[key] = intake.create_incident(standing=self.on_duty(at), new=new, at=at)

    def _new_incident(self, case: Case, call_id: int) -> intake.NewIncident:
        latitude, longitude, uncertainty = case.point or (None, None, None)
        codes = [*case.parts, *filter(None, case.declines[:1])]
        agencies = {agency.code: agency.pk for agency in Agency.objects.filter(centre=self.centre)}
        return intake.NewIncident(
            incident_type=IncidentType.objects.get(code=case.kind),
            call_id=call_id,
            place=Place.objects.filter(centre=self.centre, name=case.place).order_by("-level").first(),
            landmark=case.landmark,
            latitude=latitude,
            longitude=longitude,
            uncertainty=uncertainty,
            narrative=case.narrative,
            agency_ids=[agencies[code] for code in codes] or None,
        )

    def _course(self, key: int, case: Case) -> Iterator[tuple[float, Deed]]:
        for code, times in case.parts.items():
            for verb, seconds in zip(STEPS, times, strict=False):
                yield seconds, self._step(key, code, verb)
        code, reason = case.declines
        if code:
            yield DECLINED_AFTER, self._step(key, code, "decline", reason=reason)
        for seconds, by, text in case.notes:
            yield seconds, self._note(key, by, text)
        if case.closed:
            seconds, disposition = case.closed
            yield seconds, self._close(key, disposition)

    def _step(self, key: int, code: str, verb: str, **words: str) -> Deed:
        def deed(at: datetime) -> None:
            dispatch = Dispatch.objects.get(incident=self.incidents[key], agency__code=code)
            standing = self.liaisons.get(code) or self.on_duty(at)
            act = getattr(progress, verb)
            act(standing=standing, dispatch_id=dispatch.pk, version=dispatch.version, at=at, **words)

        return deed

    def _note(self, key: int, by: str, text: str) -> Deed:
        def deed(at: datetime) -> None:
            standing = self.liaisons.get(by) or self.on_duty(at)
            notes.add_note(standing=standing, incident_id=self.incidents[key].pk, text=text, at=at)

        return deed

    def _close(self, key: int, disposition: Disposition) -> Deed:
        def deed(at: datetime) -> None:
            incident = Incident.objects.get(pk=self.incidents[key].pk)
            closing.close_incident(
                standing=self.on_duty(at),
                incident_id=incident.pk,
                version=incident.version,
                disposition=disposition,
                cancel_dispatches=True,
                at=at,
            )

        return deed

    def _withdraw_messages(self, now: datetime) -> None:
        """Withdraw what nobody sent in time: an alarm of an hour ago must not go out now."""
        stale = Notification.objects.filter(
            centre=self.centre, status=NotificationStatus.PENDING, created_at__lt=now - timedelta(minutes=2)
        )
        stale.update(status=NotificationStatus.WITHDRAWN, next_try_at=None)

    def _escalate(self, until: datetime) -> None:
        """Take the steps that fell due up to `until`, each at its own time, as an engine would have."""
        while True:
            due = (
                Dispatch.objects.filter(centre=self.centre, escalate_at__lte=until)
                .order_by("escalate_at")
                .values_list("pk", "incident_id", "centre_id", "escalate_at")
                .first()
            )
            if due is None:
                return
            with claimed(Due(*due[:3]), due[3]) as claim:
                if claim is not None:
                    take_step(claim, ENGINE)


def standing_of(username: str, centre: Centre) -> Standing:
    """Return the demo person's standing at the centre."""
    user = User.objects.get(username=username)
    return next(s for s in standings_of(user) if s.centre_id == centre.pk)
