"""Which epinephrine devices fit this patient's weight; none when it is not known."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Recency, Threshold
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab
from cds_service.clinical.mastocytosis import is_child
from cds_service.clinical.proposal import EpinephrineProduct, NewEpinephrine
from cds_service.frozen import Frozen

_LABELS: Final = HouseChoice(
    "device labels give 0.15 mg from 15 to 30 kg and more above (recalled, not read);"
    " at exactly 30 kg the larger device is offered"
)

LIGHTEST: Final = Threshold(
    "weight for an epinephrine 0.15 mg device", Decimal(15), "kg", _LABELS
)
FULL_DOSE: Final = Threshold(
    "weight for an epinephrine 0.3 mg or nasal 2 mg device", Decimal(30), "kg", _LABELS
)
ADULT_WEIGHT: Final = Recency(
    "weight of an adult", 365, HouseChoice("an adult's weight changes slowly")
)
CHILD_WEIGHT: Final = Recency(
    "weight of a child", 90, HouseChoice("a child grows into the next dose")
)

NUMBERS: Final = (LIGHTEST, FULL_DOSE, ADULT_WEIGHT, CHILD_WEIGHT)

_FULL: Final = (EpinephrineProduct.AUTO_INJECTOR_0_3_MG, EpinephrineProduct.NASAL_2_MG)


class Fitting(Frozen, kw_only=False):
    """The devices that fit, and the weights that say so."""

    products: tuple[EpinephrineProduct, ...] = ()
    weights: tuple[Lab, ...] = ()
    missing: tuple[str, ...] = ()

    def orders(self, count: int) -> tuple[NewEpinephrine, ...]:
        """Offer `count` of every device that fits; one offer is enough."""
        return tuple(
            NewEpinephrine(f"Order {count}: {product}", product, count)
            for product in self.products
        )


NO_ORDER: Final = Fitting()
"""For when none is to be ordered, and no weight is needed."""


@fact
def fitting_devices(chart: Chart) -> Fitting:
    """Choose by the newest weight; an adult without one gets the adult device."""
    weights = _newest(chart)
    if not weights:
        is_adult = is_child(chart) is False
        return Fitting(_FULL[:1] if is_adult else (), missing=("a current weight",))
    fitting = {_for_weight(weight.value) for weight in weights}
    # Two weights of one day in two bands leave the choice to a person.
    return Fitting(fitting.pop() if len(fitting) == 1 else (), weights)


def _newest(chart: Chart) -> tuple[Lab, ...]:
    limit = ADULT_WEIGHT if is_child(chart) is False else CHILD_WEIGHT
    usable = [
        weight
        for weight in chart.labs_of(Analyte.BODY_WEIGHT)
        if weight.settles and weight.taken.age_in_days(chart.as_of) <= limit.days
    ]
    return tuple(
        weight
        for weight in usable
        if weight is usable[0] or weight.taken.may_coincide(usable[0].taken)
    )


def _for_weight(weight: Interval) -> tuple[EpinephrineProduct, ...]:
    if weight.at_least(FULL_DOSE.value):
        return _FULL
    if weight.at_least(LIGHTEST.value) and weight.below(FULL_DOSE.value):
        return (EpinephrineProduct.AUTO_INJECTOR_0_15_MG,)
    return ()
