"""What a call is about besides drugs: tests and procedures being ordered or booked."""

from typing import Final

from cds_service.clinical.chart import Hook
from cds_service.clinical.event import Event
from cds_service.from_fhir.bundles import Found, resources_of
from cds_service.from_fhir.drafts import tests_drafted
from cds_service.from_fhir.malformed import Malformed
from cds_service.from_fhir.order import events_in_order
from cds_service.from_fhir.readers import READERS, Around, Read, Reader
from cds_service.from_fhir.reading import Reading
from cds_service.from_fhir.request import Request
from cds_service.from_fhir.sent import Sent
from cds_service.from_fhir.wanted import read_appointment, read_draft
from cds_service.from_fhir.wire.care import Appointment
from cds_service.from_fhir.wire.clinical import ServiceRequest
