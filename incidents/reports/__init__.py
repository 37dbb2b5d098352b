"""The shift report: read from the journal, held against published targets."""

from incidents.reports.csv_file import csv_of
from incidents.reports.figures import ShiftReport
from incidents.reports.report import shift_report

__all__ = ["ShiftReport", "csv_of", "shift_report"]
