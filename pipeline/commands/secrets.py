"""The secret of a mask, which comes from a file and never from the command line, where others could read it."""

from pathlib import Path

from ..errors import UsageError


def read_secret(path: Path | None) -> bytes | None:
    """The secret in a file.

    Raises:
        UsageError: the file cannot be read or holds fewer than sixteen bytes.
    """
    if path is None:
        return None
    try:
        secret = path.read_bytes().strip()
    except OSError as error:
        raise UsageError(f"{path} could not be read ({error.strerror}): name the file with the secret.") from error
    if len(secret) < 16:
        raise UsageError(f"{path} holds fewer than sixteen bytes, which can be guessed: put a longer secret in it.")
    return secret
