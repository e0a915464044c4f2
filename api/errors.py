"""What a user can get wrong, said so that they can mend it; and the exit codes."""

from collections.abc import Sequence
from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of every command."""

    OK = 0
    FOUND_WRONG = 1
    """A check found something: a score under its bar, a quote that is not there."""
    USAGE = 2
    NOT_ALL_READ = 3
    """Some files could not be read or not be understood; the rest was."""
    UNKNOWN = 4
    """Nothing goes by that id or key."""
    STORE = 5
    """The store is missing, busy, damaged or of another version."""
    INTERRUPTED = 130


class UserError(Exception):
    """An error with what to do about it."""

    def __init__(self, message: str, hint: str, code: Exit) -> None:
        super().__init__(message)
        self.hint = hint
        self.code = code


def nothing_goes_by(asked: str, nearest: Sequence[str], otherwise: str) -> UserError:
    """The error of a name that stands for nothing, with the nearest that stand for something."""
    hint = f"Did you mean {', '.join(nearest)}?" if nearest else otherwise
    return UserError(f"nothing goes by {asked}", hint, Exit.UNKNOWN)
