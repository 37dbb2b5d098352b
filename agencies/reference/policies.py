"""A centre's escalation ladders, one for each priority (escalation.toml)."""

from typing import Any

from agencies.models import Agency, AgencyKind, EscalationPolicy, EscalationStep
from agencies.reference.files import document
from agencies.reference.merge import Verdict, merge
from operators.models import Centre


def load_policies(centre: Centre) -> Verdict:
    """Bring the centre's ladders, and those of its hospitals, up to the reference; return what was done.

    A hospital gets the same steps and no warning of missing progress: it receives, it does not travel.
    """
    hospitals = {a.code: a for a in Agency.objects.filter(centre=centre, kind=AgencyKind.HOSPITAL)}
    ladders = {key: _values(ladder) for key, ladder in document("escalation.toml").items()}
    wanted = ladders | {
        f"{key} {code}": values | {"progress": None} for code in hospitals for key, values in ladders.items()
    }
    policies = EscalationPolicy.objects.filter(centre=centre, incident_type=None).select_related("agency")
    present = {_key(policy): policy for policy in policies.prefetch_related("steps")}
    verdict = merge(
        centre, "policy", wanted, {key: _present_values(policy) for key, policy in present.items()}
    )
    _create(centre, hospitals, {key: wanted[key] for key in verdict.create})
    for key in verdict.update:
        _update(present[key], wanted[key])
    return verdict


def _key(policy: EscalationPolicy) -> str:
    return f"P{policy.priority}" + (f" {policy.agency.code}" if policy.agency else "")


def _values(ladder: dict[str, Any]) -> dict[str, Any]:
    steps = [[step["after"], step["tell"], step.get("telephone", False)] for step in ladder["steps"]]
    return {"progress": ladder.get("progress"), "steps": steps}


def _present_values(policy: EscalationPolicy) -> dict[str, Any]:
    steps = [[step.after_seconds, step.ladder_role, step.telephone_task] for step in policy.steps.all()]
    return {"progress": policy.progress_seconds, "steps": steps}


def _create(centre: Centre, hospitals: dict[str, Agency], wanted: dict[str, dict[str, Any]]) -> None:
    policies = {
        key: EscalationPolicy(
            centre=centre,
            agency=hospitals.get(key[3:]),
            priority=int(key[1]),
            progress_seconds=values["progress"],
        )
        for key, values in wanted.items()
    }
    EscalationPolicy.objects.bulk_create(policies.values())
    EscalationStep.objects.bulk_create(
        step for key, policy in policies.items() for step in _steps(policy, wanted[key]["steps"])
    )


def _update(policy: EscalationPolicy, wanted: dict[str, Any]) -> None:
    policy.progress_seconds = wanted["progress"]
    policy.save(update_fields=["progress_seconds"])
    policy.steps.all().delete()
    EscalationStep.objects.bulk_create(_steps(policy, wanted["steps"]))


def _steps(policy: EscalationPolicy, steps: list[list[Any]]) -> list[EscalationStep]:
    return [
        EscalationStep(policy=policy, level=level, after_seconds=after, ladder_role=role, telephone_task=call)
        for level, (after, role, call) in enumerate(steps, start=1)
    ]
