"""The guard before every request: host, size, origin, token; and the headers on every answer.

Plain ASGI, so that a body that is too large is refused while it arrives and never gathered.
"""

import hmac
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .settings import Settings

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

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


class TooLargeError(Exception):
    """The body grew over the limit while it arrived."""


class Guard:
    """ASGI middleware that lets in only what the settings allow."""

    def __init__(self, app: App, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer refusals at once; pass on the rest with a bounded body and the headers of safety."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        started = False

        async def guarded(message: MutableMapping[str, Any]) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = [*message.get("headers", []), *self._extra(scope)]
            await send(message)

        refusal = self._refusal(scope, headers)
        if refusal:
            await _plain(guarded, *refusal)
            return
        try:
            await self.app(scope, self._bounded(receive), guarded)
        except TooLargeError:
            if not started:
                await _plain(guarded, 413, self._too_large())

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        host = urlsplit(f"//{headers.get('host', '')}")
        try:
            name = f"[{host.hostname}]" if host.hostname and ":" in host.hostname else host.hostname
        except ValueError:
            name = None
        if name not in self.settings.allowed_hosts:
            return 421, "This server does not answer to that host name."
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return 405, "Only GET and POST are answered here."
        if scope["method"] == "POST" and not _same_origin(headers):
            return 403, "Requests from other sites are refused."
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.settings.max_bytes:
            return 413, self._too_large()
        if self.settings.token and not self._knows_token(scope, headers):
            return 401, "A token is needed: open the address that the server printed when it started."
        return None

    def _too_large(self) -> str:
        return f"The request is larger than {self.settings.max_bytes // 1_000_000} MB; send fewer or smaller files."

    def _knows_token(self, scope: Scope, headers: dict[str, str]) -> bool:
        given = [headers.get("authorization", "").removeprefix("Bearer "), _query(scope).get("token", [""])[0]]
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
            given.append(cookies[COOKIE].value if COOKIE in cookies else "")
        except CookieError:
            pass
        expected = (self.settings.token or "").encode()
        return any(hmac.compare_digest(value.encode(), expected) for value in given)

    def _extra(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        extra = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
        if self.settings.token and _query(scope).get("token", [""])[0] == self.settings.token:
            cookie = f"{COOKIE}={self.settings.token}; HttpOnly; SameSite=Strict; Path=/"
            extra.append((b"set-cookie", cookie.encode()))
        return extra

    def _bounded(self, receive: Receive) -> Receive:
        taken = 0

        async def bounded() -> MutableMapping[str, Any]:
            nonlocal taken
            message = await receive()
            if message["type"] == "http.request":
                taken += len(message.get("body", b""))
                if taken > self.settings.max_bytes:
                    raise TooLargeError
            return message

        return bounded


def new_token() -> str:
    """A token nobody guesses."""
    return secrets.token_urlsafe(24)


def _query(scope: Scope) -> dict[str, list[str]]:
    return parse_qs(scope.get("query_string", b"").decode("latin-1"))


def _same_origin(headers: dict[str, str]) -> bool:
    """Browsers say where a request comes from; programs that are no browsers say nothing."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    if origin is None:
        return True
    return urlsplit(origin).netloc == headers.get("host")


async def _plain(send: Send, status: int, text: str) -> None:
    body = text.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
