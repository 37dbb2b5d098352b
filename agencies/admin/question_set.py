"""The admin of guided questions: saving makes a new version, the ones before stay as they were asked."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.db.models import Max, Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from agencies.models import QuestionSet
from agencies.questions.source import LONGEST_SOURCE, WrongSource
from agencies.questions.versions import check, new_version
from operators.admin_scope import Scoped
from operators.models import User


class QuestionSetForm(forms.ModelForm):
    """A set as it is written."""

    source = forms.CharField(
        label=gettext_lazy("questions"),
        max_length=LONGEST_SOURCE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 40, "cols": 110, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "TOML. Saving makes the next version; incidents keep the one they were asked by."
        ),
    )

    class Meta:
        model = QuestionSet
        fields = ["centre", "category", "note", "source"]

    def clean(self) -> dict[str, Any]:
        """Say at the field what is wrong with the set, all of it at once."""
        cleaned = super().clean() or self.cleaned_data
        category = cleaned.get("category") or self.instance.category
        if category and cleaned.get("source"):
            cleaned["source"] = cleaned["source"].replace("\r\n", "\n")
            try:
                check(cleaned["source"], category)
            except WrongSource as wrong:
                self.add_error("source", cast(Any, wrong.problems))
        return cleaned


@admin.register(QuestionSet)
class QuestionSetAdmin(Scoped, admin.ModelAdmin):
    """All versions, the one in use first; an older one that is saved again comes back as the newest."""

    form = QuestionSetForm
    list_display = ["__str__", "category", "version", "in_use", "note", "made_at", "made_by", "centre"]
    list_filter = [("centre", admin.RelatedOnlyFieldListFilter), "category"]
    list_select_related = ["centre", "made_by"]
    autocomplete_fields = ["centre"]

    @admin.display(description=gettext_lazy("in use"), boolean=True)
    def in_use(self, question_set: QuestionSet) -> bool:
        """Whether the console asks by it."""
        versions = QuestionSet.objects.filter(
            centre=question_set.centre, category=question_set.category
        ).aggregate(last=Max("version"))
        return question_set.version == versions["last"]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """A version stays with its centre and its category."""
        return ["centre", "category"] if obj else []

    def save_model(self, request: HttpRequest, obj: QuestionSet, form: Any, change: bool) -> None:
        """Keep it as the next version; the row that was opened stays as it is."""
        kept = new_version(
            centre=obj.centre,
            category=obj.category,
            source=obj.source,
            note=obj.note,
            by=cast(User, request.user),
        )
        obj.pk, obj.version = kept.pk, kept.version
        obj.made_at, obj.made_by = kept.made_at, kept.made_by
        obj._state.adding = False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Incidents were asked by it."""
        return False
