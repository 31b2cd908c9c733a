"""The command that serves the clerk's page."""

from typing import Annotated

import typer

from .options import DebugOption, JobsOption, MaxBytesOption, ModelOption
from .output import say


def serve(
    host: Annotated[
        str, typer.Option("--host", help="Address to listen on; a token is made for any but this machine's.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on.")] = 8000,
    token: Annotated[
        str | None, typer.Option("--token", envvar="CASSATIO_TOKEN", help="The token that requests must carry.")
    ] = None,
    allow_host: Annotated[
        list[str] | None, typer.Option("--allow-host", help="Another host name to answer to.")
    ] = None,
    max_bytes: MaxBytesOption = 20_000_000,
    seconds: Annotated[float, typer.Option("--seconds", min=1, max=86_400, help="Time limit for one document.")] = 30.0,
    jobs: JobsOption = 2,
    ocr: Annotated[
        bool, typer.Option("--ocr", help="Recognize scanned pages (extra: ocr; tesseract with kaz and rus).")
    ] = False,
    model: ModelOption = None,
    debug: DebugOption = False,
) -> None:
    """The clerk's page and the JSON interface on this machine (extra: web)."""
    from ..errors import MissingExtraError

    try:
        import uvicorn

        from ..web.app import create_app
        from ..web.settings import Settings, with_token
    except ImportError as error:
        raise MissingExtraError("The page", "web") from error
    if model:
        from ..training.beside import outcome_model

        outcome_model(model)  # a folder that holds no model is told at once
    settings = with_token(
        Settings(
            host=host,
            port=port,
            token=token,
            max_bytes=max_bytes,
            seconds=seconds,
            workers=jobs,
            hosts=tuple(allow_host or ()),
            ocr=ocr,
            model=model,
        )
    )
    query = f"?token={settings.token}" if settings.token else ""
    name = f"[{host}]" if ":" in host else host
    say(f"cassatio: open http://{name}:{port}/{query} (stop with Ctrl-C)")
    # No access log: addresses and times of a clerk's work are nobody's business.
    uvicorn.run(create_app(settings), host=host, port=port, log_level="warning", access_log=False, server_header=False)
