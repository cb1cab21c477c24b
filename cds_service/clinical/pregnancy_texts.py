"""The words of cards about a pregnancy with systemic mastocytosis."""

from typing import Final

from cds_service.clinical.pregnancy_findings import (
    OrderedInPregnancy,
    Pregnant,
    PregnantUnderTreatment,
)
from cds_service.clinical.rule import CardText

_DETAIL: Final = (
    "On record: {evidence}",
    (
        "Plan the pregnancy and the birth with haematology, allergy, obstetrics and"
        " anaesthesia. Change no kinase inhibitor, cladribine or interferon without"
        " them. Two epinephrine devices are still to be carried."
    ),
)

TEXTS: Final = {
    Pregnant: CardText(
        summary=(
            "Plan the pregnancy (recorded {since}) with haematology, allergy,"
            " obstetrics and anaesthesia"
        ),
        detail=_DETAIL,
    ),
    PregnantUnderTreatment: CardText(
        summary=(
            "Review {name} today: {known_by}, {since}; it may harm the unborn child"
        ),
        detail=(
            "Taken now, and may harm the unborn child: {drugs}",
            (
                "The labels of midostaurin and avapritinib warn of harm to the"
                " embryo; look the drug taken here up in its own label."
            ),
            *_DETAIL,
        ),
    ),
    OrderedInPregnancy: CardText(
        summary=(
            "Withhold {name} until reviewed: {known_by}, {since}; it may"
            " harm the unborn child"
        ),
        detail=(
            "Being ordered: {drugs}",
            (
                "Kinase inhibitors, cladribine and hydroxyurea harm the embryo by"
                " their labels. Interferon is weighed: it may be the drug that is"
                " left. Look the drug ordered here up in its own label."
            ),
            *_DETAIL,
        ),
    ),
}
