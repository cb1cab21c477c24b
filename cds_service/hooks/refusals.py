"""Gives FastAPI's own ways to fail the words that all refusals have."""

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from cds_service.hooks.errors import NotARequest, NotFound, Refusal, WrongMethod


def speak_for(app: FastAPI) -> None:
    """Answer what `app` refuses, and what its routes raise, as an OperationOutcome."""

    @app.exception_handler(Refusal)
    async def refusal(request: Request, error: Refusal) -> Response:
        del request
        return _response(error)

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        del request
        return _response(_named(error))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        del request, error
        return _response(NotARequest("The query or the path is not valid."))


def _named(error: HTTPException) -> Refusal:
    match error.status_code:
        case NotFound.status:
            return NotFound("There is nothing at this address; GET / has links.")
        case WrongMethod.status:
            # All of them are GET, and the endpoint in front answers HEAD as GET.
            return WrongMethod("GET, HEAD")
        case _:
            return NotARequest("The request could not be read.")


def _response(refusal: Refusal) -> Response:
    headers = {name.decode(): value.decode() for name, value in refusal.headers}
    return Response(
        refusal.body(), refusal.status, headers, media_type="application/json"
    )
