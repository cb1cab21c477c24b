"""What of an avapritinib order is not surely right in indolent disease."""

from decimal import Decimal

from cds_service.clinical.avapritinib_findings import OrderedDose
from cds_service.clinical.interval import Interval


class BoundsTooMuchForIndolent(OrderedDose):
    """No one dose, and the least that is named is above that for indolent disease."""

    stated: Interval


class PartTooMuchForIndolent(BoundsTooMuchForIndolent):
    """No one dose, and some amount that is named may be above it."""


class TabletTooStrong(OrderedDose):
    """One tablet is more than the dose for indolent disease; none is known to be."""

    piece: Decimal


class NotOnceDaily(OrderedDose):
    """As needed, which no label says."""
