"""How the server is set: where it listens, what it accepts, how long it works."""

import ipaddress
import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of one server; a token is required wherever it listens beyond this machine.

    `max_bytes` bounds one request, `max_files` the files in it, `seconds` the work on one document, `max_waiting` the
    documents that wait for a worker. With `ocr` scanned pages are recognized; the suggestions of `model`, a folder of
    `train outcomes`, stand after those of the rules.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = None
    max_bytes: int = 20 * MEGABYTE
    max_files: int = 12
    seconds: float = 30.0
    workers: int = 2
    max_waiting: int = 200
    ocr: bool = False
    model: Path | None = None
    hosts: tuple[str, ...] = field(default=())

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach the server."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def allowed_hosts(self) -> frozenset[str]:
        """The names that a request's Host header may carry."""
        own = {self.host, f"[{self.host}]"} if self.host not in ("0.0.0.0", "::") else set()  # noqa: S104
        return frozenset({"127.0.0.1", "localhost", "[::1]", *own, *self.hosts})


def with_token(settings: Settings) -> Settings:
    """The settings, with a new token where one is required and none was given."""
    if settings.loopback or settings.token:
        return settings
    return replace(settings, token=secrets.token_urlsafe(24))
