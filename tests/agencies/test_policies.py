"""Which ladder a dispatch gets, and that it is frozen when it is sent."""

from agencies.models import EscalationPolicy, EscalationStep, LadderRole
from agencies.policies import ladders_for
from agencies.priority import Priority
from tests.cast import Cast


def seconds(cast: Cast) -> list[int]:
    ladders = ladders_for(
        centre_id=cast.tng.pk, agencies=[cast.damkar], incident_type=cast.house_fire, priority=Priority.P1
    )
    return [step["after"] for step in ladders[cast.damkar.pk]["steps"]]


def write(cast: Cast, after: int, **whom: object) -> None:
    policy = EscalationPolicy.objects.create(centre=cast.tng, priority=Priority.P1, **whom)
    EscalationStep.objects.create(policy=policy, level=1, after_seconds=after, ladder_role=LadderRole.DUTY)


def test_the_defaults_are_those_of_the_field(cast: Cast) -> None:
    assert seconds(cast) == [30, 60, 120, 300]
    ladder = ladders_for(
        centre_id=cast.tng.pk, agencies=[cast.damkar], incident_type=cast.house_fire, priority=Priority.P1
    )[cast.damkar.pk]
    assert [step["telephone"] for step in ladder["steps"]] == [False, False, True, False]
    assert ladder["progress"] == 300


def test_the_most_specific_policy_wins(cast: Cast) -> None:
    write(cast, 25, incident_type=cast.house_fire)
    assert seconds(cast) == [25]
    write(cast, 20, agency=cast.damkar)
    assert seconds(cast) == [20]
    write(cast, 15, agency=cast.damkar, incident_type=cast.house_fire)
    assert seconds(cast) == [15]
    write(cast, 5, agency=cast.polri, incident_type=cast.house_fire)
    assert seconds(cast) == [15]


def test_a_ladder_is_frozen_when_it_is_sent(cast: Cast) -> None:
    incident = cast.incident(cast.damkar)
    before = cast.dispatch(incident, cast.damkar).ladder
    EscalationStep.objects.filter(policy__centre=cast.tng).update(after_seconds=1)
    assert cast.dispatch(incident, cast.damkar).ladder == before


def test_a_centre_without_policies_sends_without_a_ladder(cast: Cast) -> None:
    EscalationPolicy.objects.filter(centre=cast.tng).delete()
    dispatch = cast.dispatch(cast.incident(cast.damkar), cast.damkar)
    assert dispatch.ladder == {"steps": [], "progress": None}
    assert dispatch.escalate_at is None
