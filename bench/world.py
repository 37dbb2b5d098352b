"""The centre that a benchmark plays in: four agencies, an operator, a liaison each, tokens for all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from rest_framework.authtoken.models import Token

from agencies.models import (
    Agency,
    AgencyMembership,
    Category,
    EscalationPolicy,
    IncidentType,
    LadderRole,
    PlannedAgency,
    ResponsePlan,
)
from agencies.priority import Priority
from incidents.actions.intake import NewIncident, create_incident
from incidents.models import Dispatch, Escalation
from operators.models import Centre, Membership, User
from operators.roles import Role
from operators.standing import Standing

KINDS = ("police", "fire", "hospital")


@dataclass(frozen=True)
class World:
    """What the measurements need to know."""

    standing: Standing
    operator_token: str
    board_tokens: list[str]
    incident_type: IncidentType

    def open_incidents(self, count: int) -> None:
        """Open `count` incidents by the action that every door calls."""
        for n in range(count):
            create_incident(
                standing=self.standing,
                new=NewIncident(incident_type=self.incident_type, landmark=f"Pasar {n}"),
            )


def make_world() -> World:
    """Write the centre and its people."""
    centre = Centre.objects.create(
        code="bench",
        name="Kota Ukur",
        admin_code="99.99",
        latitude=-6.2,
        longitude=106.6,
        # The measured boards are sockets without a person: watched, each dispatch would climb at once.
        watch_boards=False,
    )
    kind = IncidentType.objects.create(
        code="BENCH",
        category=Category.FIRE,
        name_id="Kebakaran",
        name_en="Fire",
        default_priority=Priority.P2,
    )
    plan = ResponsePlan.objects.create(centre=centre, incident_type=kind)
    tokens = []
    for position, name in enumerate(KINDS):
        title = name.title()
        agency = Agency.objects.create(centre=centre, code=name, name=title, short_name=title, kind=name)
        PlannedAgency.objects.create(plan=plan, agency=agency, position=position)
        liaison = User.objects.create(username=f"bench-{name}", is_demo=True)
        AgencyMembership.objects.create(user=liaison, agency=agency, role=Role.LIAISON)
        tokens.append(Token.objects.create(user=liaison).key)
    operator = User.objects.create(username="bench-operator", is_demo=True)
    Membership.objects.create(user=operator, centre=centre, role=Role.OPERATOR)
    token = Token.objects.create(user=operator).key
    standing = Standing(operator.pk, operator.username, centre.pk, Role.OPERATOR, None, "id")
    return World(standing, token, [token, *tokens], kind)


def make_ladder(world: World) -> None:
    """Give priority 1 a ladder whose steps come after one to four seconds."""
    policy = EscalationPolicy.objects.create(centre_id=world.standing.centre_id, priority=Priority.P1)
    for level in range(1, 5):
        policy.steps.create(level=level, after_seconds=level, ladder_role=LadderRole.DUTY)


def lateness(world: World, count: int, wait: float, settle: Callable[[float], None]) -> list[float]:
    """Open `count` incidents of priority 1, wait, and return how late (s) each step of the ladder came."""
    before = set(Escalation.objects.values_list("pk", flat=True))
    for n in range(count):
        create_incident(
            standing=world.standing,
            new=NewIncident(incident_type=world.incident_type, priority=Priority.P1, landmark=f"Gang {n}"),
        )
        settle(0.4)
    settle(wait)
    taken = Escalation.objects.exclude(pk__in=before)
    late = [(one.at - one.due_at) / timedelta(seconds=1) for one in taken]
    Dispatch.objects.filter(escalate_at__isnull=False).update(escalate_at=None)
    return late
