"""HealthChain with one hook that answers a static card; runs in its own venv."""

from typing import Any

from healthchain.gateway import CDSHooksService, HealthChainAPI
from healthchain.models import CDSRequest, CDSResponse

_cds = CDSHooksService()


@_cds.hook("order-sign", id="static")
def _static(_request: CDSRequest) -> CDSResponse:
    card: dict[str, Any] = {
        "summary": "static",
        "indicator": "info",
        "source": {"label": "x"},
    }
    return CDSResponse(cards=[card])


app = HealthChainAPI()
app.register_service(_cds)
