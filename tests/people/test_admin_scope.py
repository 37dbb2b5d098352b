"""What an administrator of one centre can reach in the admin by crafted requests: nothing of another."""

from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from agencies.models import Agency, Contact, EscalationPolicy, IncidentType, PlannedAgency, ResponsePlan
from operators.models import Centre, Membership, User
from operators.roles import Role
from tests.cast import PASSWORD, Cast


@pytest.fixture
def dewi(cast: Cast) -> Client:
    return cast.client("dewi")


def address(model: type[Model], page: str, *arguments: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)


def empty(prefix: str, initial: int = 0) -> dict[str, Any]:
    """The hidden fields of a formset."""
    return {f"{prefix}-TOTAL_FORMS": initial, f"{prefix}-INITIAL_FORMS": initial}


def row(prefix: str, **values: Any) -> dict[str, Any]:
    """One new row of a formset."""
    fields = {f"{prefix}-0-{name}": value for name, value in values.items()}
    return {f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-INITIAL_FORMS": 0, **fields}


def errors(response: Any) -> dict[str, Any]:
    """What the form refused, by field, with its rows' refusals."""
    found = dict(response.context["adminform"].form.errors)
    for inline in response.context["inline_admin_formsets"]:
        for form in inline.formset.forms:
            found |= form.errors
        if inline.formset.non_form_errors():
            found["rows"] = list(inline.formset.non_form_errors())
    return found


PEOPLE_ROWS = empty("memberships") | empty("agency_memberships")
NEW_AGENCY = {"code": "pmi", "name": "PMI", "short_name": "PMI", "kind": "other", "active": "on"}


def test_a_plan_may_send_own_agencies(cast: Cast, dewi: Client) -> None:
    plan = {"centre": cast.tng.pk, "incident_type": cast.uncovered.pk, "category": ""}
    lines = row("lines", agency=cast.bpbd.pk, role="dispatched", position=0)
    assert dewi.post(address(ResponsePlan, "add"), plan | lines).status_code == 302
    assert PlannedAgency.objects.get(plan__incident_type=cast.uncovered).agency == cast.bpbd


def test_a_plan_sends_no_agency_of_a_neighbour(cast: Cast, dewi: Client) -> None:
    plan = {"centre": cast.tng.pk, "incident_type": cast.uncovered.pk, "category": ""}
    lines = row("lines", agency=cast.plm_damkar.pk, role="dispatched", position=0)
    assert "agency" in errors(dewi.post(address(ResponsePlan, "add"), plan | lines))
    assert not ResponsePlan.objects.filter(incident_type=cast.uncovered).exists()


def test_not_even_for_who_administers_both(cast: Cast, dewi: Client) -> None:
    Membership.objects.create(user=cast.dewi, centre=cast.plm, role=Role.ADMINISTRATOR)
    plan = {"centre": cast.tng.pk, "incident_type": cast.uncovered.pk, "category": ""}
    lines = row("lines", agency=cast.plm_damkar.pk, role="dispatched", position=0)
    assert "agency" in errors(dewi.post(address(ResponsePlan, "add"), plan | lines))
    place = {"place": cast.place_of("16.71.01").pk}
    assert "place" in errors(dewi.post(address(ResponsePlan, "add"), plan | place | empty("lines")))


@pytest.mark.parametrize(("kind", "category"), [(True, "fire"), (False, "")])
def test_a_plan_is_for_a_type_or_a_category(cast: Cast, dewi: Client, kind: bool, category: str) -> None:
    plan = {"centre": cast.tng.pk, "incident_type": cast.uncovered.pk if kind else "", "category": category}
    assert "category" in errors(dewi.post(address(ResponsePlan, "add"), plan | empty("lines")))


def test_an_agency_comes_with_contacts_of_its_centre(cast: Cast, dewi: Client) -> None:
    contact = row("contacts", ladder_role="duty", name="Piket", email="piket@pmi.example.test", active="on")
    response = dewi.post(address(Agency, "add"), {"centre": cast.tng.pk} | NEW_AGENCY | contact)
    assert response.status_code == 302
    assert Contact.objects.get(name="Piket").centre == cast.tng


def test_no_agency_is_made_elsewhere(cast: Cast, dewi: Client) -> None:
    response = dewi.post(address(Agency, "add"), {"centre": cast.plm.pk} | NEW_AGENCY | empty("contacts"))
    assert "centre" in errors(response)
    assert not Agency.objects.filter(code="pmi").exists()


def test_a_ladder_rises(cast: Cast, dewi: Client) -> None:
    policy = {"centre": cast.tng.pk, "agency": cast.damkar.pk, "priority": 1, "progress_seconds": 300}
    steps = {"steps-TOTAL_FORMS": 2, "steps-INITIAL_FORMS": 0}
    for index, after in enumerate((60, 30)):
        step = {"level": index + 1, "after_seconds": after, "ladder_role": "duty"}
        steps |= {f"steps-{index}-{name}": value for name, value in step.items()}
    assert "rows" in errors(dewi.post(address(EscalationPolicy, "add"), policy | steps))
    steps["steps-1-after_seconds"] = 90
    assert dewi.post(address(EscalationPolicy, "add"), policy | steps).status_code == 302
    assert cast.dispatch(cast.incident(cast.damkar), cast.damkar).ladder["steps"][1]["after"] == 90


def test_suggestions_while_typing_are_of_the_own_centre(cast: Cast, dewi: Client) -> None:
    asked = {"app_label": "agencies", "model_name": "plannedagency", "field_name": "agency", "term": "damkar"}
    found = dewi.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert [int(one["id"]) for one in found] == [cast.damkar.pk]


def test_the_types_are_everybodys_to_see_and_a_superusers_to_change(cast: Cast, dewi: Client) -> None:
    change = address(IncidentType, "change", cast.house_fire.pk)
    assert dewi.get(change).status_code == 200
    assert dewi.post(change, {"name_id": "x"}).status_code == 403
    assert dewi.get(address(IncidentType, "add")).status_code == 403


def test_an_administrator_changes_the_own_centre_but_not_its_code(cast: Cast, dewi: Client) -> None:
    values = {
        "name": "Tangerang Kota", "code": "xxx", "admin_code": "11.11", "timezone": "Asia/Jakarta",
        "language": "id", "latitude": -6.1, "longitude": 106.6, "authority": "Komdigi",
        "attention_minutes": 20,
    }  # fmt: skip
    kept = list(cast.tng.shift_patterns.all())
    rows = empty("shift_patterns", len(kept))
    for index, pattern in enumerate(kept):
        row = {"id": pattern.pk, "name": pattern.name, "starts": pattern.starts, "ends": pattern.ends}
        rows |= {f"shift_patterns-{index}-{name}": value for name, value in row.items()}
    response = dewi.post(address(Centre, "change", cast.tng.pk), values | rows)
    assert response.status_code == 302, errors(response)
    centre = Centre.objects.get(pk=cast.tng.pk)
    assert (centre.name, centre.code, centre.admin_code) == ("Tangerang Kota", "tng", "36.71")
    assert dewi.get(address(Centre, "add")).status_code == 403


def test_a_new_person_is_made_and_given_a_post(cast: Cast, dewi: Client) -> None:
    account = {"username": "nina", "usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    post = row("memberships", centre=cast.tng.pk, role="operator", active="on")
    response = dewi.post(address(User, "add"), account | post | empty("agency_memberships"))
    assert response.status_code == 302, errors(response)
    assert dewi.get(response["Location"]).status_code == 200
    assert Membership.objects.get(user__username="nina").centre == cast.tng


def test_nobody_is_given_a_post_elsewhere(cast: Cast, dewi: Client) -> None:
    change = address(User, "change", cast.ayu.pk)
    values = {"username": "ayu", "language": "id", "theme": "dark", "is_active": "on"}
    posts = row("memberships", centre=cast.plm.pk, role="administrator", active="on")
    response = dewi.post(change, values | posts | empty("agency_memberships"))
    assert "centre" in errors(response)
    posts = row("agency_memberships", agency=cast.plm_damkar.pk, role="liaison", active="on")
    assert "agency" in errors(dewi.post(change, values | posts | empty("memberships")))


def test_nobody_is_made_a_superuser(cast: Cast, dewi: Client) -> None:
    values = {"username": "ayu", "language": "id", "theme": "dark", "is_active": "on", "is_superuser": "on"}
    posts = empty("memberships", 1) | {
        "memberships-0-id": cast.ayu.memberships.get().pk, "memberships-0-centre": cast.tng.pk,
        "memberships-0-role": "operator", "memberships-0-active": "on",
    }  # fmt: skip
    response = dewi.post(address(User, "change", cast.ayu.pk), values | posts | empty("agency_memberships"))
    assert response.status_code == 302, errors(response)
    assert not User.objects.get(pk=cast.ayu.pk).is_superuser


@pytest.mark.parametrize("name", ["indra", "kartika"])
def test_people_of_another_centre_are_out_of_reach(cast: Cast, dewi: Client, name: str) -> None:
    person = cast.users[name]
    for page in ("change", "history"):
        assert dewi.get(address(User, page, person.pk)).status_code in (302, 403, 404)
    password = reverse("admin:auth_user_password_change", args=[person.pk])
    assert dewi.get(password).status_code in (302, 403, 404)
    assert name not in dewi.get(address(User, "changelist")).content.decode()


def test_who_works_elsewhere_too_is_seen_but_not_taken_over(cast: Cast, dewi: Client) -> None:
    Membership.objects.create(user=cast.indra, centre=cast.tng, role=Role.OPERATOR)
    assert dewi.get(address(User, "change", cast.indra.pk)).status_code == 200
    taken = {"password1": "taken-over-112", "password2": "taken-over-112"}
    assert (
        dewi.post(reverse("admin:auth_user_password_change", args=[cast.indra.pk]), taken).status_code == 403
    )
    assert User.objects.get(pk=cast.indra.pk).check_password(PASSWORD)


def test_a_superuser_is_not_taken_over(cast: Cast, dewi: Client) -> None:
    root = User.objects.create_superuser("root", "root@example.test", PASSWORD)
    Membership.objects.create(user=root, centre=cast.tng, role=Role.OPERATOR)
    taken = {"password1": "taken-over-112", "password2": "taken-over-112"}
    dewi.post(reverse("admin:auth_user_password_change", args=[root.pk]), taken)
    dewi.post(address(User, "change", root.pk), {"username": "mine"} | PEOPLE_ROWS)
    root.refresh_from_db()
    assert (root.username, root.check_password(PASSWORD)) == ("root", True)


def test_the_post_of_administrator_ends_the_admin(cast: Cast, dewi: Client) -> None:
    Membership.objects.filter(user=cast.dewi).update(active=False)
    assert dewi.get(address(Agency, "changelist")).status_code == 403


def test_a_stranger_is_led_to_the_one_sign_in(cast: Cast) -> None:
    response = Client().get(address(Agency, "changelist"), follow=True)
    assert response.redirect_chain[-1] == ("/accounts/login/?next=%2Fadmin%2Fagencies%2Fagency%2F", 302)
    assert cast.client("ayu").get("/admin/login/").status_code == 403


def test_no_callers_data_is_shown(cast: Cast, dewi: Client) -> None:
    incident = cast.incident(caller_name="Bu Sari", narrative="Sebuah rahasia")
    page = dewi.get(reverse("admin:incidents_incident_change", args=[incident.pk])).content.decode()
    assert incident.number in page
    for secret in ("081234567890", "Bu Sari", "Sebuah rahasia"):
        assert secret not in page
