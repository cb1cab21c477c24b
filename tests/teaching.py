"""Charts for the rules that ask whether a patient was taught."""

from datetime import date

from charts import ADULT, AS_OF, SM, Chart, on

from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.patient import Patient
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace

LESSON = Event("Procedure/1", EventKind.ALLERGY_EDUCATION, "lesson", on("2025-01-06"))
OLD_LESSON = replace(LESSON, when=on("2025-01-05"))
NEVER = Chart(AS_OF, ADULT, diagnoses=(SM,))
YEAR_AGO = replace(NEVER, events=(LESSON,))
LONGER_AGO = replace(NEVER, events=(OLD_LESSON,))
NOT_SENT = replace(NEVER, gaps=(Gap(Record.PROCEDURES, "was not sent"),))
NO_DISEASE = replace(NEVER, diagnoses=())
CHILD = replace(
    NEVER, patient=Patient("Patient/p1", date(2008, 1, 7), date(2008, 1, 7))
)
