"""In which capacity a person acts: the one value every action and every read is given."""

from dataclasses import dataclass

from operators.roles import AGENCY_ROLES, CENTRE_ROLES, REVIEWING_ROLES, Role


@dataclass(frozen=True, slots=True)
class Scope:
    """What a live board shows: everyone of one scope sees the same bytes.

    `agency_id` is None for the centre's own staff.
    """

    centre_id: int
    agency_id: int | None
    language: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A person in one role, at one centre, for one agency or for none."""

    user_id: int
    username: str
    centre_id: int
    role: Role
    agency_id: int | None
    language: str

    @property
    def key(self) -> str:
        """The name of this standing among those of the same person, kept in the session."""
        return f"{self.role}:{self.centre_id}:{self.agency_id or 0}"

    @property
    def scope(self) -> Scope:
        """The scope of the boards this standing may open."""
        return Scope(self.centre_id, self.agency_id, self.language)

    @property
    def is_centre(self) -> bool:
        """Whether this is the centre's own staff."""
        return self.role in CENTRE_ROLES

    @property
    def is_agency(self) -> bool:
        """Whether this is a person of an agency."""
        return self.role in AGENCY_ROLES

    @property
    def reviews(self) -> bool:
        """Whether this person reviews shifts: supervisors and administrators."""
        return self.role in REVIEWING_ROLES
