"""The one error of reading: the body is no request that could be answered."""


class BadRequest(Exception):  # noqa: N818 (named after the HTTP status it becomes)
    """The body is not JSON, or JSON that is no CDS Hooks request.

    `where` is the field ("context.patientId", empty for the body itself) and
    `why` a phrase that completes "{where}: ...". Neither repeats the request.
    """

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}" if where else why)
        self.where = where
        self.why = why
