"""What may differ between two places that run this service."""

from cds_service.settings.settings import Settings, SettingsError

__all__ = ["Settings", "SettingsError"]
