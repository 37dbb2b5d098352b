"""The state table of a referral, walked whole."""

import pytest

from incidents.referral_states import MOVES, WAITS_FOR_US, ReferralState, referral_may_move

ENDS = {ReferralState.OPENED, ReferralState.DECLINED}


def test_every_state_has_its_moves() -> None:
    assert set(MOVES) == set(ReferralState)


@pytest.mark.parametrize("state", set(ReferralState) - ENDS)
def test_every_state_leads_to_an_end(state: ReferralState) -> None:
    reached, edge = {state}, {state}
    while edge:
        edge = {new for old in edge for new in MOVES[old]} - reached
        reached |= edge
    assert reached & (ENDS | {ReferralState.DONE, ReferralState.WITHDRAWN})


@pytest.mark.parametrize("state", set(ReferralState) - WAITS_FOR_US - ENDS)
def test_an_emergency_comes_back_out_of_every_state(state: ReferralState) -> None:
    assert referral_may_move(state, ReferralState.RETURNED)


@pytest.mark.parametrize("state", WAITS_FOR_US)
def test_what_waits_here_is_opened_or_declined_and_nothing_else(state: ReferralState) -> None:
    assert MOVES[state] == {ReferralState.ACCEPTED, *ENDS}
