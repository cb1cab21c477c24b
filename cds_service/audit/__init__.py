"""One line per call, as JSON; never patient data. `docs/audit.md` is its contract."""

from cds_service.audit.line import Line, only_uuid
from cds_service.audit.log import Audit, Listener

__all__ = ["Audit", "Line", "Listener", "only_uuid"]
