"""The printed form: one A4 page a call, with the number by which it is entered afterwards."""

import io
from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext as _
from reportlab.lib.colors import black, grey
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from incidents.call_classes import CallClass
from incidents.models import PaperForm
from operators.models import Centre

WIDTH, HEIGHT = A4
MARGIN: Final = 15 * mm
LINE: Final = 9 * mm
LABEL, TEXT, TITLE, NUMBER = 7, 9, 14, 18
AGENCIES_ROWS: Final = 5


def forms_pdf(centre: Centre, forms: Iterable[PaperForm], agencies: list[tuple[str, str]]) -> bytes:
    """Return a PDF with a page for each form, in the reader's language.

    `agencies` are names and telephone numbers, of which the first stand on the page: with the screens
    dark they are alerted by telephone.
    """
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, pageCompression=0)
    canvas.setTitle(f"112 {centre.name}")
    for form in forms:
        _Page(canvas).draw(centre, form, agencies)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


class _Page:
    """One page, drawn from the top down. `y` is where the next thing stands."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.y = HEIGHT - MARGIN

    def draw(self, centre: Centre, form: PaperForm, agencies: list[tuple[str, str]]) -> None:
        """Draw all of it."""
        self._head(centre, form)
        self._row((_("Date"), 1), (_("Call came in (time)"), 1), (_("Answered"), 1), (_("Operator"), 2))
        self._boxes([str(one.label) for one in CallClass])
        self._row((_("1 Where? Nearest landmark"), 1))
        self._row((_("Street, RT/RW"), 2), (_("Kelurahan or kecamatan"), 1))
        self._row((_("2 Number to call back"), 1), (_("Caller's name"), 1), (_("Language"), 1))
        self._row((_("3 What happened? (type)"), 2), (_("Priority 1 - 4"), 1))
        self._row((_("4 Anybody hurt? How many?"), 1), (_("5 Is the caller safe?"), 1))
        self._box(_("What the caller says"), 98 * mm)
        self._agencies(agencies)
        self._row((_("How it ended"), 3), (_("Closed (time)"), 1))
        self._foot()

    def _head(self, centre: Centre, form: PaperForm) -> None:
        self.canvas.setFont("Helvetica-Bold", TITLE)
        self.canvas.drawString(MARGIN, self.y - 6 * mm, f"112 {centre.name}")
        self.canvas.setFont("Helvetica", LABEL)
        self.canvas.drawString(
            MARGIN, self.y - 11 * mm, _("One form for each call. Keep it until it is entered.")
        )
        self.canvas.setFont("Courier-Bold", NUMBER)
        number = f"{centre.code.upper()}-F{form.number:05d}"
        self.canvas.drawRightString(WIDTH - MARGIN, self.y - 7 * mm, number)
        self.y -= 15 * mm

    def _row(self, *cells: tuple[str, int]) -> None:
        whole = WIDTH - 2 * MARGIN
        shares = sum(share for _label, share in cells)
        x = MARGIN
        for label, share in cells:
            width = whole * share / shares
            self._cell(x, width, LINE + 2 * mm, label)
            x += width
        self.y -= LINE + 2 * mm

    def _box(self, label: str, height: float) -> None:
        self._cell(MARGIN, WIDTH - 2 * MARGIN, height, label)
        self.canvas.setStrokeColor(grey)
        self.canvas.setLineWidth(0.2)
        for number in range(1, int(height // LINE)):
            y = self.y - 3 * mm - number * LINE
            self.canvas.line(MARGIN + 2 * mm, y, WIDTH - MARGIN - 2 * mm, y)
        self.y -= height

    def _boxes(self, labels: list[str]) -> None:
        self.canvas.setFont("Helvetica", TEXT)
        self.canvas.setStrokeColor(black)
        width = (WIDTH - 2 * MARGIN) / len(labels)
        for number, label in enumerate(labels):
            x = MARGIN + number * width
            self.canvas.rect(x + 1 * mm, self.y - 6.5 * mm, 3.5 * mm, 3.5 * mm)
            self.canvas.setFont("Helvetica", LABEL + 0.5)
            self.canvas.drawString(x + 5.5 * mm, self.y - 5.8 * mm, label[:22])
        self.y -= LINE

    def _agencies(self, agencies: list[tuple[str, str]]) -> None:
        named = [f"{name}  {phone}".strip() for name, phone in agencies[:AGENCIES_ROWS]]
        for name in [*named, *[""] * (AGENCIES_ROWS - len(named))]:
            y = self.y
            self._row(
                (_("Agency, telephone"), 3),
                (_("Alerted"), 1),
                (_("Took it: name, time"), 3),
                (_("On scene"), 1),
            )
            self.canvas.setFont("Helvetica", TEXT)
            self.canvas.drawString(MARGIN + 2 * mm, y - 8 * mm, name)

    def _cell(self, x: float, width: float, height: float, label: str) -> None:
        self.canvas.setStrokeColor(black)
        self.canvas.setLineWidth(0.5)
        self.canvas.rect(x, self.y - height, width, height)
        self.canvas.setFont("Helvetica", LABEL)
        self.canvas.setFillColor(grey)
        self.canvas.drawString(x + 1.5 * mm, self.y - 3.2 * mm, label)
        self.canvas.setFillColor(black)

    def _foot(self) -> None:
        self.canvas.setFont("Helvetica", LABEL)
        said = _("When the console is back: Shift+F2, the number of this form, and the times written on it.")
        self.canvas.drawString(MARGIN, MARGIN - 4 * mm, said)
