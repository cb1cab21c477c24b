"""Adds to the OpenAPI description what the endpoint in front of FastAPI answers."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Final

from fastapi import FastAPI
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from cds_service.hooks import errors
from cds_service.hooks.feedback_body import Feedback, Received
from cds_service.hooks.protocol import (
    CardsResponse,
    HookRequest,
    OperationOutcome,
)
from cds_service.hooks.service import Service
from cds_service.hooks.trace import Trace
from cds_service.hooks.trust.errors import NotTrusted
from cds_service.hooks.unkept import NotKept

Json = dict[str, Any]

_REFERENCE: Final = "#/components/schemas/{model}"
_REFUSALS: Final = (
    errors.NotARequest,
    NotTrusted,
    errors.UnknownService,
    errors.WrongMethod,
    errors.BodyTooSlow,
    errors.MissingData,
    errors.BodyTooLarge,
    errors.NotJson,
    errors.TooManyRequests,
    errors.Broken,
)
_CALLS: Final = (
    ("/cds-services/{id}", "Cards for one hook call.", HookRequest, CardsResponse),
    ("/cds-services/{id}/feedback", "What became of cards.", Feedback, Received),
    ("/explain/{id}", "Why each rule said what it said.", HookRequest, Trace),
)
_MODELS: Final = (HookRequest, CardsResponse, Feedback, Received, Trace)


def describe(app: FastAPI, services: Iterable[Service]) -> None:
    """Make /openapi.json tell of the calls with a body as well."""
    ids = [service.id for service in services]
    own = app.openapi
    app.openapi = partial(_complete, own, ids)  # type: ignore[method-assign]


def _complete(own: Callable[[], Json], ids: list[str]) -> Json:
    description = own()
    if _CALLS[0][0] in description["paths"]:  # FastAPI hands out what it kept
        return description
    schemas = description.setdefault("components", {}).setdefault("schemas", {})
    schemas |= _definitions()
    description["paths"] |= {
        path: {"post": _operation(summary, ids, taken, given)}
        for path, summary, taken, given in _CALLS
    }
    for path in description["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)  # FastAPI's own, never sent
            operation["responses"]["default"] = _response(OperationOutcome, "Refused.")
    return description


def _operation(
    summary: str, ids: list[str], taken: type[BaseModel], given: type[BaseModel]
) -> Json:
    own = (NotKept,) if taken is Feedback else ()
    refused = {
        str(int(refusal.status)): _response(OperationOutcome, _first_line(refusal))
        for refusal in (*_REFUSALS, *own)
    }
    return {
        "summary": summary,
        "operationId": f"post_{given.__name__}",
        "tags": ["CDS Hooks"],
        "parameters": [
            {
                "name": "id",
                "in": "path",
                "required": True,
                "schema": {"type": "string", "enum": ids},
            }
        ],
        "requestBody": {"required": True, "content": _content(taken)},
        "responses": {"200": _response(given, _first_line(given)), **refused},
    }


def _definitions() -> Json:
    _, schema = models_json_schema(
        [(model, "validation") for model in (*_MODELS, OperationOutcome)],
        ref_template=_REFERENCE,
    )
    definitions: Json = schema["$defs"]
    return definitions


def _response(model: type[BaseModel], description: str) -> Json:
    return {"description": description, "content": _content(model)}


def _content(model: type[BaseModel]) -> Json:
    reference = _REFERENCE.format(model=model.__name__)
    return {"application/json": {"schema": {"$ref": reference}}}


def _first_line(documented: type) -> str:
    return (documented.__doc__ or "").partition("\n")[0]
