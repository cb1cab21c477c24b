"""Which addresses are called, and which are not."""

import pytest

from cds_service.from_fhir.fetch.addresses import is_named, may_be_called


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("10.0.0.7", True),
        ("192.168.1.1", True),
        ("203.0.113.9", True),
        ("2a00:1450::1", True),
        ("fd12:3456::1", True),
        ("127.0.0.1", False),
        ("127.8.8.8", False),
        ("0.0.0.0", False),  # noqa: S104 (an address that is refused)
        ("169.254.169.254", False),
        ("169.254.0.1", False),
        ("100.100.100.200", False),
        ("168.63.129.16", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00:ec2::254", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:169.254.169.254", False),
        ("::ffff:10.0.0.7", True),
        ("64:ff9b::7f00:1", False),
        ("fd00:ec2::23", False),
        ("fd20:ce::254", False),
        ("2002:7f00:1::", False),
        ("2002:cb00:7109::1", True),
    ],
)
def test_addresses_of_this_machine_and_its_cloud_are_not_called(
    address: str,
    may: bool,
) -> None:
    """Hospital networks are private; loopback, link-local and metadata are not."""
    assert may_be_called(address) is may


@pytest.mark.parametrize(
    ("host", "named"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("[::1]", True),
        ("10.0.0.7", True),
        ("ehr.example.org", False),
        ("localhost.example.org", False),
    ],
)
def test_an_address_on_the_list_was_meant(host: str, named: bool) -> None:
    """The operator who writes an address says which one."""
    assert is_named(host) is named
