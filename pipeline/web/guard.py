"""The guard before every request: host, size, origin, token; and the headers on every answer.

Plain ASGI, so that a body that is too large is refused while it arrives and never gathered.
"""

import hmac
import logging
import re
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .settings import Settings

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Refuse = Callable[[Scope, int, str], App]
"""Scope, status and the code of the reason → the answer, in the form and the language the client reads."""

_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cache-control": "no-store",
    "referrer-policy": "same-origin",  # with none a browser hides the Origin of its own forms too
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
COOKIE = "cassatio_token"
_DRAINED = 10
"""A refused body is read to its end up to this many times the limit: a browser shows the answer only after sending."""
_MOST_DIGITS = 15
"""A body whose length has more digits is too large; Python reads no number of thousands of them."""
_HOST = re.compile(r"[A-Za-z0-9._:\[\]-]+")
_OPEN = ("/static/", "/report.css")
"""What needs no token: the look of the page that asks for one."""


class TooLargeError(Exception):
    """The body grew over the limit while it arrived."""


class Guard:
    """ASGI middleware that lets in only what the settings allow."""

    def __init__(self, app: App, settings: Settings, refuse: Refuse) -> None:
        self.app = app
        self.settings = settings
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer refusals at once; pass on the rest with a bounded body and the headers of safety."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = _Answer(send, self._extra(scope))
        body = _Body(receive, self.settings.max_bytes)
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        refusal = self._refusal(scope, headers)
        if refusal is None:
            refusal = await self._answered(scope, body, answer)
        if refusal is not None:
            if refusal[0] == 413:
                await body.drain(_DRAINED * self.settings.max_bytes, headers.get("content-length", "0"))
            await self.refuse(scope, *refusal)(scope, receive, answer.send_last)

    async def _answered(self, scope: Scope, body: "_Body", answer: "_Answer") -> tuple[int, str] | None:
        """Let the application answer; the refusal to send where it could not."""
        try:
            await self.app(scope, body.receive, answer.send_unless(body))
        except TooLargeError:
            pass
        except Exception as error:  # noqa: BLE001 - the traceback could hold words of a document
            logging.getLogger(__name__).error("internal error: %s", type(error).__name__)  # noqa: TRY400
            return None if answer.started else (500, "internal")
        return (413, "too_large") if body.exceeded and not answer.started else None

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        if _host(headers.get("host", "")) not in self.settings.allowed_hosts:
            return 421, "wrong_host"
        if scope["method"] == "POST" and not _same_origin(headers):
            return 403, "other_site"
        if refusal := self._length_refused(headers.get("content-length", "0")):
            return refusal
        if self.settings.token and not scope["path"].startswith(_OPEN) and not self._knows_token(scope, headers):
            return 401, "no_token"
        return None

    def _length_refused(self, length: str) -> tuple[int, str] | None:
        if not (length.isascii() and length.isdigit()):
            return 400, "bad_request"
        return (413, "too_large") if len(length) > _MOST_DIGITS or int(length) > self.settings.max_bytes else None

    def _knows_token(self, scope: Scope, headers: dict[str, str]) -> bool:
        given = [headers.get("authorization", "").removeprefix("Bearer "), _asked(scope, "token")]
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
            given.append(cookies[COOKIE].value if COOKIE in cookies else "")
        except CookieError:
            pass
        expected = (self.settings.token or "").encode()
        return any(hmac.compare_digest(value.encode(), expected) for value in given)

    def _extra(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        extra = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
        if self.settings.token and hmac.compare_digest(_asked(scope, "token").encode(), self.settings.token.encode()):
            cookie = f"{COOKIE}={self.settings.token}; HttpOnly; SameSite=Strict; Path=/"
            extra.append((b"set-cookie", cookie.encode()))
        return extra


class _Body:
    """The body as it arrives, up to a limit."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._limit = limit
        self._taken = 0
        self._ended = False
        self.exceeded = False

    async def receive(self) -> MutableMapping[str, Any]:
        """The next message; over the limit it ends the reading."""
        message = await self._receive()
        if message["type"] == "http.request":
            self._taken += len(message.get("body", b""))
            self._ended = not message.get("more_body", False)
            if self._taken > self._limit:
                self.exceeded = True
                raise TooLargeError
        return message

    async def drain(self, most: int, announced: str) -> None:
        """Read a refused body to its end and forget it, where it is not much too large."""
        if len(announced) > _MOST_DIGITS or int(announced) > most:
            return
        while not self._ended and self._taken <= most:
            message = await self._receive()
            if message["type"] != "http.request":
                return
            self._taken += len(message.get("body", b""))
            self._ended = not message.get("more_body", False)


class _Answer:
    """What is sent back, with the headers of safety."""

    def __init__(self, send: Send, extra: list[tuple[bytes, bytes]]) -> None:
        self._send = send
        self._extra = extra
        self.started = False

    def send_unless(self, body: _Body) -> Send:
        """The application's way to send; what it says about a body cut short is not sent."""

        async def send(message: MutableMapping[str, Any]) -> None:
            if not body.exceeded or self.started:
                await self.send_last(message)

        return send

    async def send_last(self, message: MutableMapping[str, Any]) -> None:
        """Send, with the headers added to the start."""
        if message["type"] == "http.response.start":
            self.started = True
            message["headers"] = [*message.get("headers", []), *self._extra]
        await self._send(message)


def _host(header: str) -> str | None:
    """The name in a Host header, that of IPv6 in brackets; None where it is none."""
    if not _HOST.fullmatch(header):
        return None
    try:
        name = urlsplit(f"//{header}").hostname
    except ValueError:
        return None
    return f"[{name}]" if name and ":" in name else name


def _asked(scope: Scope, name: str) -> str:
    """A parameter of the address; empty where it is not there."""
    query: bytes = scope.get("query_string", b"")
    return parse_qs(query.decode("latin-1")).get(name, [""])[0]


def _same_origin(headers: dict[str, str]) -> bool:
    """Browsers say where a request comes from; programs that are no browsers say nothing."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc == headers.get("host")
    except ValueError:  # no address at all
        return False
