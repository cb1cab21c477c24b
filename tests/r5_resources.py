"""Resources as R5 writes them."""

from calls import MINE, Json

RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"


CODED = {"coding": [{"system": RXNORM, "code": "1919088"}]}


R5 = {"concept": CODED}


def resource(kind: str, /, **more: object) -> Json:
    """Return a resource about midostaurin as R5 sends it."""
    return {
        "resourceType": kind,
        "id": "m1",
        "subject": MINE,
        "medication": R5,
        **more,
    }
