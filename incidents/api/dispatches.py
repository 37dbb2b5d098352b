"""The steps of a dispatch, and the telephone calls that a silent agency is owed."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agencies.api.base import StandingView
from incidents.actions import progress
from incidents.actions.change_alerts import confirm_change
from incidents.actions.declines import settle_decline
from incidents.actions.telephone import finish_telephone_task
from incidents.api.bodies import ConfirmBody, ReasonedStepBody, StepBody, TelephoneBody
from incidents.api.current import shown_dispatch
from incidents.api.once import once
from incidents.api.shapes import DispatchDetailShape, TelephoneTaskShape


class Acknowledge(StandingView):
    """An agency has seen its dispatch."""

    @extend_schema(
        operation_id="dispatches_acknowledge",
        summary="Acknowledge a dispatch",
        description="Everything that is pending for it stops.",
        request=StepBody,
        responses=DispatchDetailShape,
    )
    @once
    def post(self, request: Request, dispatch_id: int) -> HttpResponse:
        """Acknowledge."""
        values = self.read(StepBody, request)
        dispatch = progress.acknowledge(standing=self.standing, dispatch_id=dispatch_id, **values)
        return Response(shown_dispatch(self.standing, dispatch))


class Decline(StandingView):
    """An agency cannot go."""

    @extend_schema(
        operation_id="dispatches_decline",
        summary="Decline a dispatch",
        request=ReasonedStepBody,
        responses=DispatchDetailShape,
    )
    @once
    def post(self, request: Request, dispatch_id: int) -> HttpResponse:
        """Decline, with a reason."""
        values = self.read(ReasonedStepBody, request)
        dispatch = progress.decline(standing=self.standing, dispatch_id=dispatch_id, **values)
        return Response(shown_dispatch(self.standing, dispatch))


class NoSubstitute(StandingView):
    """Nobody need go in the place of an agency that declined."""

    @extend_schema(
        operation_id="dispatches_no_substitute",
        summary="Keep that no substitute is needed",
        request=StepBody,
        responses=DispatchDetailShape,
    )
    @once
    def post(self, request: Request, dispatch_id: int) -> HttpResponse:
        """Keep it."""
        values = self.read(StepBody, request)
        dispatch = settle_decline(standing=self.standing, dispatch_id=dispatch_id, **values)
        return Response(shown_dispatch(self.standing, dispatch))


class EnRoute(StandingView):
    """An agency is on its way."""

    @extend_schema(
        operation_id="dispatches_en_route",
        summary="Report a dispatch en route",
        description="From on scene it is the correction of a key pressed too early.",
        request=StepBody,
        responses=DispatchDetailShape,
    )
    @once
    def post(self, request: Request, dispatch_id: int) -> HttpResponse:
        """Report it."""
        values = self.read(StepBody, request)
        dispatch = progress.en_route(standing=self.standing, dispatch_id=dispatch_id, **values)
        return Response(shown_dispatch(self.standing, dispatch))


class OnScene(StandingView):
    """An agency has arrived."""

    @extend_schema(
        operation_id="dispatches_on_scene",
        summary="Report a dispatch on scene",
        request=StepBody,
        responses=DispatchDetailShape,
    )
    @once
    def post(self, request: Request, dispatch_id: int) -> HttpResponse:
        """Report it."""
        values = self.read(StepBody, request)
        dispatch = progress.on_scene(standing=self.standing, dispatch_id=dispatch_id, **values)
        return Response(shown_dispatch(self.standing, dispatch))


class Clear(StandingView):
    """An agency has done its part."""

    @extend_schema(
        operation_id="dispatches_clear",
        summary="Clear a dispatch",
        request=StepBody,
        responses=DispatchDetailShape,
    )
    @once
    def post(self, request: Request, dispatch_id: int) -> HttpResponse:
        """Clear it."""
        values = self.read(StepBody, request)
        dispatch = progress.clear(standing=self.standing, dispatch_id=dispatch_id, **values)
        return Response(shown_dispatch(self.standing, dispatch))


class ConfirmChange(StandingView):
    """An agency has seen that its incident changed."""

    @extend_schema(
        operation_id="dispatches_confirm_change",
        summary="Acknowledge a change of the incident",
        description="Where or what it is changed after the agency had acknowledged its dispatch.",
        request=ConfirmBody,
        responses=DispatchDetailShape,
    )
    @once
    def post(self, request: Request, dispatch_id: int) -> HttpResponse:
        """Acknowledge it."""
        values = self.read(ConfirmBody, request)
        dispatch = confirm_change(standing=self.standing, dispatch_id=dispatch_id, **values)
        return Response(shown_dispatch(self.standing, dispatch))


class CancelDispatch(StandingView):
    """The centre takes a dispatch back."""

    @extend_schema(
        operation_id="dispatches_cancel",
        summary="Cancel a dispatch",
        request=ReasonedStepBody,
        responses=DispatchDetailShape,
    )
    @once
    def post(self, request: Request, dispatch_id: int) -> HttpResponse:
        """Cancel it, with a reason."""
        values = self.read(ReasonedStepBody, request)
        dispatch = progress.cancel_dispatch(standing=self.standing, dispatch_id=dispatch_id, **values)
        return Response(shown_dispatch(self.standing, dispatch))


class TelephoneDone(StandingView):
    """The centre telephoned an agency."""

    @extend_schema(
        operation_id="telephone_tasks_done",
        summary="Note what a telephone call to an agency gave",
        request=TelephoneBody,
        responses=TelephoneTaskShape,
    )
    @once
    def post(self, request: Request, task_id: int) -> HttpResponse:
        """Note the result."""
        values = self.read(TelephoneBody, request)
        task = finish_telephone_task(standing=self.standing, task_id=task_id, **values)
        return Response(self.show(TelephoneTaskShape, task))
