"""The codes of the drugs: every drug has some, and no code means two things."""

from itertools import combinations

from cds_service.clinical.medication import Drug
from cds_service.knowledge.code_forms import eleven_digits
from cds_service.knowledge.terminology import NDC, RXNORM, value_sets


def test_every_drug_has_a_value_set() -> None:
    """A drug without codes could be recognised by its name only."""
    assert all(value_sets()[drug].codes for drug in Drug)


def test_no_code_means_two_kinase_inhibitors_or_both_forms_of_epinephrine() -> None:
    """A device that is also no device would be counted or not by chance."""
    apart = (
        Drug.MIDOSTAURIN,
        Drug.IMATINIB,
        Drug.AVAPRITINIB,
        Drug.DASATINIB,
        Drug.NILOTINIB,
        Drug.OTHER_CYTOREDUCTIVE,
        Drug.EPINEPHRINE_DEVICE,
        Drug.EPINEPHRINE_OTHER,
    )
    for one, other in combinations(apart, 2):
        assert not value_sets()[one].codes.keys() & value_sets()[other].codes.keys()


def test_package_codes_have_eleven_digits() -> None:
    """Codes are compared in that form, so they must be listed in it."""
    for drug in Drug:
        for code in value_sets()[drug].of_system(NDC):
            assert len(code) == 11
            assert eleven_digits(code) == (code,)


def test_the_ingredient_alone_is_no_device() -> None:
    """T27: ingredient 3992 sits in anaesthetics, vials and inhalers as well."""
    devices = value_sets()[Drug.EPINEPHRINE_DEVICE]

    assert "3992" not in devices.of_system(RXNORM)
    assert "727373" not in devices.of_system(RXNORM)
    assert {"1870230", "727347", "2693448", "1305269"} <= set(devices.of_system(RXNORM))
