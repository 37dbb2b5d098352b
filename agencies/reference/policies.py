"""A centre's escalation ladders, one for each priority (escalation.toml)."""

from typing import Any

from agencies.models import EscalationPolicy, EscalationStep
from agencies.reference.files import document
from agencies.reference.merge import Verdict, merge
from operators.models import Centre


def load_policies(centre: Centre) -> Verdict:
    """Bring the centre's own ladders, not those of an agency or a type, up to the reference."""
    wanted = {key: _values(ladder) for key, ladder in document("escalation.toml").items()}
    policies = EscalationPolicy.objects.filter(centre=centre, agency=None, incident_type=None)
    present = {f"P{policy.priority}": policy for policy in policies.prefetch_related("steps")}
    values = {key: _present_values(policy) for key, policy in present.items()}
    verdict = merge(centre, "policy", wanted, values)
    for key in verdict.create:
        policy = EscalationPolicy.objects.create(
            centre=centre, priority=int(key[1:]), progress_seconds=wanted[key]["progress"]
        )
        _write_steps(policy, wanted[key]["steps"])
    for key in verdict.update:
        _update(present[key], wanted[key])
    return verdict


def _values(ladder: dict[str, Any]) -> dict[str, Any]:
    steps = [[step["after"], step["tell"], step.get("telephone", False)] for step in ladder["steps"]]
    return {"progress": ladder.get("progress"), "steps": steps}


def _present_values(policy: EscalationPolicy) -> dict[str, Any]:
    steps = [[step.after_seconds, step.ladder_role, step.telephone_task] for step in policy.steps.all()]
    return {"progress": policy.progress_seconds, "steps": steps}


def _update(policy: EscalationPolicy, wanted: dict[str, Any]) -> None:
    policy.progress_seconds = wanted["progress"]
    policy.save(update_fields=["progress_seconds"])
    policy.steps.all().delete()
    _write_steps(policy, wanted["steps"])


def _write_steps(policy: EscalationPolicy, steps: list[list[Any]]) -> None:
    EscalationStep.objects.bulk_create(
        EscalationStep(policy=policy, level=level, after_seconds=after, ladder_role=role, telephone_task=call)
        for level, (after, role, call) in enumerate(steps, start=1)
    )
