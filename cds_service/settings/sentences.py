"""What pydantic found wrong, in the words of whoever has to mend it."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails


def said(message: str) -> str:
    """Return the end of a sentence: pydantic's own messages begin one."""
    plain = message.removeprefix("Value error, ").rstrip(".")
    return plain.replace("Input should be", "must be", 1)


def sentence(problem: ErrorDetails) -> str:
    """Return where in a table something is wrong, and what; never the value."""
    place = ".".join(
        f"no. {part + 1}" if isinstance(part, int) else part for part in problem["loc"]
    )
    match problem["type"]:
        case "missing":
            return f"{place} is missing"
        case "extra_forbidden":
            return f"{place} is no key of a client; remove it or mend its spelling"
        case "model_type":
            return "must be a table, written [[client]]"
        case _:
            return f"{place} {said(problem['msg'])}".strip()


def of_settings(prefix: str, error: ValidationError) -> list[str]:
    """Return one sentence for each variable of the environment that is wrong."""
    return [
        f"{prefix}{str(problem['loc'][0]).upper()} {said(problem['msg'])}."
        for problem in error.errors(include_url=False, include_input=False)
    ]
