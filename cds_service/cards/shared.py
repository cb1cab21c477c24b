"""The cards that stand for several rules, by the id they are made with."""

from typing import Final

from cds_service.cards import checklist, could_not_check

SHARED_CARDS: Final = (checklist.PAGE, could_not_check.PAGE)
