"""The reports: the list of shifts, one shift as a page and as a file. For supervisors and administrators."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from incidents.access import access_shift
from incidents.errors import NotYours
from incidents.journal.change import database_now
from incidents.reports import csv_of
from incidents.reports import shift_report as report_of
from incidents.reports.listing import fill_in, list_shifts, neighbours
from incidents.web.report_view import page_of
from operators.models import Centre, Shift
from operators.requests import Request

SHIFTS_A_PAGE = 21  # a week


@login_required
@never_cache
@require_GET
def reports(request: Request) -> HttpResponse:
    """The shifts of the centre, the newest first."""
    if not request.standing:
        return render(request, "no_post.html", status=403)
    if not request.standing.reviews:
        raise Http404
    present = fill_in(Centre.objects.get(pk=request.standing.centre_id), database_now())
    shifts = Paginator(list_shifts(request.standing), SHIFTS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "incidents/reports/list.html", {"shifts": shifts, "present": present})


@login_required
@never_cache
@require_GET
def shift_report(request: Request, shift_id: int) -> HttpResponse:
    """One shift."""
    shift = _shift_or_404(request, shift_id)
    before, after = neighbours(shift)
    page = page_of(report_of(shift), get_language() or "id")
    return render(request, "incidents/reports/shift.html", {**page, "before": before, "after": after})


@login_required
@never_cache
@require_GET
def shift_report_csv(request: Request, shift_id: int) -> HttpResponse:
    """The same figures as a file. It begins with a byte order mark, or Excel misreads the names."""
    report = report_of(_shift_or_404(request, shift_id))
    name = f"dispatch112-{report.shift.centre}-{report.shift.starts_at:%Y%m%dT%H%MZ}.csv"
    return HttpResponse(
        csv_of(report).encode("utf-8-sig"),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _shift_or_404(request: Request, shift_id: int) -> Shift:
    if not request.standing:
        raise Http404
    try:
        return access_shift(request.standing, shift_id)
    except NotYours as refused:
        raise Http404 from refused
