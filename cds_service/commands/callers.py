"""Who is asked: a running server, or the application in this process."""

from io import BytesIO

from cds_service.commands.calls import Caller, InProcess
from cds_service.commands.over_http import OverHttp
from cds_service.settings import Settings


def caller(url: str) -> Caller:
    """Return what answers calls; without a URL that is the application itself."""
    if url:
        return OverHttp(url).checked()
    # Here and not above: `rules` and `--help` need no web framework.
    from cds_service.app import create_app  # noqa: PLC0415

    # Answers on the screen are the point; their audit lines would be noise, and
    # what is tried out is no card that was shown.
    settings = Settings.load().model_copy(update={"store_url": None})
    return InProcess(create_app(settings, log=BytesIO()))
