"""Answers that were given before, as long as the store has not changed."""

from collections import OrderedDict
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.readers import Readers
from graph.store import StoreError
from graph.stores import Location, is_server

_LARGEST, _ALL = 256_000, 16_000_000
"""Bytes of one answer, and of all that are kept."""

Question = tuple[bytes, bytes, bool]


@dataclass
class _Answer:
    """What the app sent: its first message, and the body."""

    start: Message | None = None
    parts: list[bytes] = field(default_factory=list)
    size: int = 0

    def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        else:
            self.size += len(message.get("body", b""))
            if self.size <= _LARGEST:
                self.parts.append(message.get("body", b""))

    def may_be_kept(self) -> bool:
        """Whether it depends on the address and the store alone: then it has a tag."""
        if self.start is None or self.start["status"] != 200 or self.size > _LARGEST:
            return False
        headers = Headers(raw=self.start["headers"])
        return "etag" in headers and headers.get("cache-control") == "no-cache"


class AnswerCache:
    """Gives an answer again to the same question; whatever it does not know goes to the app."""

    def __init__(self, app: ASGIApp, location: Location, readers: Readers) -> None:
        self._app, self._readers = app, readers
        self._is_far = is_server(location)
        self._changed = ""
        self._size = 0
        self._answers: OrderedDict[Question, _Answer] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        question = _question(scope)
        changed = await self._change() if question else ""
        if question is None or not changed:
            await self._app(scope, receive, send)
            return
        if changed != self._changed:
            self._changed, self._size = changed, 0
            self._answers.clear()
        known = self._answers.get(question)
        if known and known.start:
            self._answers.move_to_end(question)
            await send(known.start)
            await send({"type": "http.response.body", "body": b"".join(known.parts)})
            return
        await self._ask(question, changed, (scope, receive, send))

    async def _ask(
        self, question: Question, changed: str, asked: tuple[Scope, Receive, Send]
    ) -> None:
        scope, receive, send = asked
        answer = _Answer()

        async def heard(message: Message) -> None:
            answer.take(message)
            await send(message)

        await self._app(scope, receive, heard)
        if answer.may_be_kept() and changed == self._changed and question not in self._answers:
            self._answers[question] = answer
            self._size += answer.size
            while self._size > _ALL:
                self._size -= self._answers.popitem(last=False)[1].size

    async def _change(self) -> str:
        try:
            if self._is_far:
                return await run_in_threadpool(self._readers.last_change)
            return self._readers.last_change()
        except StoreError:
            return ""  # the app says what is wrong


def _question(scope: Scope) -> Question | None:
    """What is asked for; None where the answer depends on more."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    headers = Headers(scope=scope)
    asks_for_news = "if-none-match" in headers or "if-modified-since" in headers
    if not path.startswith(b"/api/v1/") or asks_for_news:
        return None
    return path, scope["query_string"], "gzip" in headers.get("accept-encoding", "")
