"""Paper forms: which are printed and not entered, and printing more."""

from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseForbidden
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agencies.models import Agency
from incidents.access import visible_paper_forms
from incidents.actions.paper import MOST_AT_ONCE, number_forms
from incidents.errors import Invalid, NotAllowed
from incidents.paper_form import forms_pdf
from incidents.web.gate import centre_page
from operators.models import Centre
from operators.requests import Request
from operators.standing import Standing

MOST_SHOWN: Final = 100
PROPOSED: Final = 10


@centre_page
def paper(request: Request, standing: Standing) -> HttpResponse:
    """The page: the newest forms, and how many were never entered."""
    return _page(request, standing)


@login_required
@require_POST
def paper_print(request: Request) -> HttpResponse:
    """Number the forms and answer them as a PDF; what cannot be printed is said on the page."""
    standing = request.standing
    if standing is None:
        return HttpResponseForbidden(_("You have no post yet. Nothing was printed. Ask an administrator."))
    count = request.POST.get("count", "")
    try:
        forms = number_forms(standing=standing, count=int(count) if count.isdecimal() else 0)
    except NotAllowed as error:
        return HttpResponseForbidden(error.message)
    except Invalid as error:
        return _page(request, standing, problem=" ".join(error.fields["count"]), status=400)
    centre = Centre.objects.get(pk=standing.centre_id)
    active = Agency.objects.filter(centre=centre, active=True).exclude(phone="").order_by("pk")
    pdf = forms_pdf(centre, forms, list(active.values_list("short_name", "phone")))
    answer = HttpResponse(pdf, content_type="application/pdf")
    name = f"112-{centre.code}-{forms[0].number:05d}-{forms[-1].number:05d}.pdf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _page(request: Request, standing: Standing, *, problem: str = "", status: int = 200) -> HttpResponse:
    forms = visible_paper_forms(standing).select_related("centre", "call__incident", "printed_by")
    context = {
        "forms": forms.order_by("-number")[:MOST_SHOWN],
        "open_count": forms.filter(call=None).count(),
        "most": MOST_AT_ONCE,
        "proposed": PROPOSED,
        "problem": problem,
    }
    return render(request, "incidents/paper.html", context, status=status)
