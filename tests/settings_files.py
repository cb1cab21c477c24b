"""Clients files as an operator would write them."""

from pathlib import Path
from typing import Final

from cds_service.settings import Settings

HOSPITAL: Final = """
[[client]]
name = "hospital"
issuer = "https://ehr.example.org"
jwks_url = "https://ehr.example.org/jwks.json"
fhir_servers = ["https://ehr.example.org/fhir/R4/"]
"""


def settings_of(folder: Path, clients: str, **environment: str) -> Settings:
    """Return the settings with this clients file."""
    return Settings.load(environment_of(folder, clients, **environment))


def environment_of(folder: Path, clients: str, **more: str) -> dict[str, str]:
    """Return an environment that names this clients file."""
    file = folder / "clients.toml"
    file.write_text(clients, "utf-8")
    named = {f"CDS_{name.upper()}": value for name, value in more.items()}
    return {"CDS_CLIENTS_FILE": str(file)} | named
