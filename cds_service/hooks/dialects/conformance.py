"""What one EHR makes of cards, fact by fact: answered before they leave, or left."""

from collections.abc import Iterator, Sequence

from cds_service.clinical.chart import Hook
from cds_service.frozen import Frozen
from cds_service.hooks.dialects.card_shape import NO_CARD
from cds_service.hooks.dialects.dialect import Dialect
from cds_service.hooks.dialects.trait import Json, Trait


class Remark(Frozen, kw_only=False):
    """One fact about one card; `card` counts from one.

    `answered` says that the card was changed before it left, so that nothing of it
    is lost; `places` are then those of the card before.
    """

    card: int
    trait: Trait
    places: tuple[str, ...]
    answered: bool

    @property
    def loses(self) -> bool:
        """Whether a clinician misses something, as the EHR's own document has it."""
        weak = self.trait.source.weak
        return self.trait.effect.loses and not (self.answered or weak)

    def to_json(self) -> Json:
        """Return it for a machine."""
        return {
            "effect": self.trait.effect.value,
            "rule": self.trait.id,
            "places": list(self.places),
            "says": self.trait.says,
            "answer": self.trait.answer,
            "answered": self.answered,
            "loses": self.loses,
            "source": str(self.trait.source),
        }


class Judged(Frozen, kw_only=False):
    """The cards that are sent to an EHR, and what it makes of them.

    `never_called` is the hook of the call if this EHR does not know it.
    """

    dialect: Dialect
    cards: Sequence[Json]
    remarks: tuple[Remark, ...]
    never_called: str = ""

    @property
    def loses(self) -> bool:
        """Whether any card loses something, or is never asked for."""
        lost = any(remark.loses for remark in self.remarks)
        return bool(self.cards and self.never_called) or lost

    def of(self, card: int) -> tuple[Remark, ...]:
        """Return what is to be said of one card, counted from one."""
        return tuple(remark for remark in self.remarks if remark.card == card)


def judged(
    specified: Sequence[Json],
    sent: Sequence[Json],
    dialect: Dialect,
    hook: Hook = Hook.PATIENT_VIEW,
) -> Judged:
    """Judge cards as they are sent, beside what the specification would have them."""
    pairs = enumerate(zip(specified, sent, strict=True), 1)
    remarks = (
        remark
        for number, (before, after) in pairs
        for remark in _remarks(number, before, after, dialect.traits)
    )
    never = "" if hook in dialect.hooks else hook.value
    return Judged(dialect, sent, tuple(remarks), never)


def _remarks(
    number: int, before: Json, after: Json, traits: Sequence[Trait]
) -> Iterator[Remark]:
    if wrong := tuple(NO_CARD.find(after)):
        yield Remark(number, NO_CARD, wrong, answered=False)
        return
    for trait in traits:
        if left := tuple(trait.find(after)):
            yield Remark(number, trait, left, answered=False)
        elif answered := tuple(trait.find(before)):
            yield Remark(number, trait, answered, answered=True)
