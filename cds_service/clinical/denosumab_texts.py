"""The words of cards about denosumab."""

from typing import Final

CONFLICT: Final = (
    "Sources disagree: the overview recommends denosumab when the kidneys are poor; the"
    " FDA added a boxed warning (2024-01-19): below an eGFR of 30, and most of all on"
    " dialysis, it causes severe and fatal hypocalcaemia."
)
BEFORE: Final = (
    "Before a dose: calcium, phosphate, parathyroid hormone, 25-hydroxy and"
    " 1,25-dihydroxyvitamin D, and a plan by somebody who treats mineral and bone"
    " disorder of the kidneys. After it: calcium weekly for a month, then monthly."
)
CALCIUM_TOO: Final = "Calcium is low as well, and is to be corrected: {low_calcium}"
CHECKED: Final = "Measured in the last 90 days: {checked}"
BY_CODE: Final = "On record, and not measured in the last 90 days: {shown_by}"
STAGE: Final = "On the problem list, and at odds with the value: {stage}"
PREDISPOSED: Final = (
    "After surgery of the thyroid or parathyroid glands, in hypoparathyroidism,"
    " malabsorption or beside a calcimimetic: measure calcium, phosphate and magnesium"
    " again 10 to 14 days after the dose."
)
CORRECT: Final = "Low calcium is to be corrected before a dose: denosumab lowers it."
SUBSTITUTE: Final = "{substitute}"
UNSETTLED: Final = "What is known does not settle whether the value is below the limit."
PLACE: Final = (
    "The overview names bisphosphonates first, and denosumab second or for poor"
    " kidneys. In 2019 denosumab was under study in mastocytosis."
)
LATER: Final = (
    "Stopping or delaying denosumab later carries a risk of vertebral fractures."
)
WEARS_OFF: Final = (
    "When denosumab wears off, bone is lost quickly and vertebrae may break one after"
    " the other. Give the next dose, or a bisphosphonate, unless that was done"
    " elsewhere."
)
