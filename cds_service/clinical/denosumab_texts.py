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
CHECKED: Final = "Checked in the last 90 days, so a warning only: {checked}"
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
