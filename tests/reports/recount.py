"""A second, naive count of a shift: one loop for each figure over the bare journal, sharing no code."""

from collections import Counter

from agencies.models import Agency
from incidents.models import Call, Dispatch, Incident, JournalEntry


class Recount:
    """Reads everything of a centre into memory and counts by walking it again for each question."""

    def __init__(self, shift, as_of) -> None:
        self.shift, self.as_of = shift, as_of
        self.journal = list(JournalEntry.objects.filter(centre=shift.centre).order_by("seq"))
        self.calls = [c for c in Call.objects.filter(centre=shift.centre) if self.inside(c.presented_at)]
        self.codes = {agency.pk: agency.code for agency in Agency.objects.all()}
        self.ladders = {d.pk: d.ladder for d in Dispatch.objects.all()}
        actual = {i.pk for i in Incident.objects.filter(exercise_status="actual")}
        self.incidents = [
            e.incident_id
            for e in self.journal
            if e.kind == "incident_created" and self.inside(e.at) and e.incident_id in actual
        ]

    def inside(self, moment) -> bool:
        return self.shift.starts_at <= moment < self.shift.ends_at

    def of(self, incident, *kinds):
        return [e for e in self.journal if e.incident_id == incident and e.kind in kinds]

    def mine(self, *kinds):
        return [e for e in self.journal if e.incident_id in self.incidents and e.kind in kinds]

    def classes(self):
        """Fold the journal's own word on each call of the shift."""
        known = {}
        for entry in self.journal:
            if entry.kind in ("call_logged", "call_classified"):
                known[entry.data["call"]] = entry.data["call_class"]
            if entry.kind == "incident_created" and entry.data["call"]:
                known[entry.data["call"]] = "normal"
        return Counter(known[call.pk] for call in self.calls)

    def last_value(self, incident, name, first):
        value = self.of(incident, "incident_created")[0].data[first]
        for entry in self.of(incident, "incident_changed"):
            value = entry.data["after"].get(name, value)
        return value

    def priorities(self):
        return Counter(self.last_value(i, "priority", "priority") for i in self.incidents)

    def types(self):
        return Counter(self.last_value(i, "incident_type", "type") for i in self.incidents)

    def open_incidents(self, *, everywhere: bool):
        """Ids open just before the end of the shift (or of the journal, for a running shift)."""
        found = set()
        for incident in {e.incident_id for e in self.journal if e.incident_id}:
            state = None
            for e in self.of(
                incident, "incident_created", "incident_closed", "incident_cancelled", "incident_reopened"
            ):
                if e.at < min(self.shift.ends_at, self.as_of):
                    state = e.kind in ("incident_created", "incident_reopened")
            if state and (everywhere or incident in self.incidents):
                found.add(incident)
        return found

    def steps(self, dispatch):
        return [e for e in self.journal if e.dispatch_id == dispatch]

    def acknowledgements(self):
        """(agency code, priority, seconds or None, late by policy or None for not to be judged)."""
        rows = []
        for sent in self.mine("dispatched"):
            steps = self.steps(sent.dispatch_id)
            done = [e for e in steps if e.kind == "acknowledged"]
            if not done and any(e.kind in ("declined", "dispatch_cancelled") for e in steps):
                continue
            ladder = self.ladders[sent.dispatch_id]["steps"]
            limit = ladder[0]["after"] if ladder else None
            seconds = (done[0].at - sent.at).total_seconds() if done else None
            rows.append((self.codes[sent.agency_id], sent.data["priority"], seconds, limit, sent.at))
        return rows

    def turnouts(self):
        rows = []
        for sent in self.mine("dispatched"):
            steps = self.steps(sent.dispatch_id)
            gone = [e for e in steps if e.kind == "en_route"]
            if gone:
                rows.append((gone[0].at - sent.at).total_seconds())
            elif not any(e.kind in ("declined", "dispatch_cancelled") for e in steps):
                rows.append(None)
        return rows

    def travels(self):
        rows = []
        for sent in self.mine("dispatched"):
            gone, there, kinds = None, None, set()
            for e in self.steps(sent.dispatch_id):
                kinds.add(e.kind)
                if e.kind == "en_route":
                    gone, there = gone or e.at, None
                if e.kind == "on_scene":
                    there = e.at
            if there and gone:
                rows.append((there - gone).total_seconds())
            elif there or (gone and not kinds & {"declined", "dispatch_cancelled"}):
                rows.append(None)
        return [None if row is not None and row < 0 else row for row in rows]

    def responses(self):
        rows = []
        for incident in self.incidents:
            reopened = self.of(incident, "incident_reopened")
            limit = reopened[0].at if reopened else None
            arrivals, expected = [], False
            for sent in self.of(incident, "dispatched"):
                if limit and sent.at >= limit:
                    continue
                there, ended_badly = None, False
                for e in self.steps(sent.dispatch_id):
                    if e.kind == "on_scene":
                        there = e.at
                    if e.kind == "en_route":
                        there = None
                    if e.kind in ("declined", "dispatch_cancelled"):
                        ended_badly = True
                expected = expected or bool(there) or not ended_badly
                if there:
                    arrivals.append(there)
            calls = list(Call.objects.filter(incident_id=incident).order_by("presented_at"))
            if expected:
                known = arrivals and calls
                rows.append((min(arrivals) - calls[0].presented_at).total_seconds() if known else None)
        return rows

    def processings(self):
        rows = []
        for incident in self.incidents:
            sent = self.of(incident, "dispatched")
            calls = list(Call.objects.filter(incident_id=incident))
            if sent:
                seconds = (sent[0].at - calls[0].answered_at).total_seconds() if calls else None
                rows.append(seconds if seconds is None or seconds >= 0 else None)
        return rows

    def answers(self):
        rows = []
        for call in self.calls:
            if call.call_class == "test" or (call.call_class == "dropped" and not call.answered_at):
                continue
            same = call.presented_at == call.answered_at
            rows.append(None if same else (call.answered_at - call.presented_at).total_seconds())
        return rows


def percentile(values, percent):
    """The smallest value that at least `percent` of all values do not exceed."""
    for value in sorted(values):
        if sum(other <= value for other in values) * 100 >= percent * len(values):
            return value
    return None
