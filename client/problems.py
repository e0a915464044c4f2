"""What the API refuses or cannot do, as an exception."""

import httpx
from pydantic import BaseModel, ValidationError


class Problem(BaseModel):
    """A problem document (RFC 9457); `code` is stable, `nearest` are names that are there."""

    title: str
    status: int
    detail: str
    code: str
    hint: str
    nearest: list[str] = []


class ProblemError(Exception):
    """The API answered with a problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.title}: {problem.detail} {problem.hint}")
        self.problem = problem


def checked(answer: httpx.Response) -> httpx.Response:
    """The answer, if it is one; raises ProblemError otherwise."""
    if answer.is_success:
        return answer
    try:
        problem = Problem.model_validate_json(answer.read())
    except ValidationError:  # something between here and the API answered
        problem = Problem(
            title=answer.reason_phrase,
            status=answer.status_code,
            detail=f"{answer.request.url} did not answer as the API does.",
            code="not_the_api",
            hint="Check the address.",
        )
    raise ProblemError(problem)
