"""What may differ between two places that run this service."""

from cds_service.settings.client import Client
from cds_service.settings.errors import SettingsError
from cds_service.settings.settings import Settings

__all__ = ["Client", "Settings", "SettingsError"]
