"""The product may stand in the resource, inside it, in another entry, or nowhere."""

from typing import Any

import pytest
from prescriptions import ATC, Json, coded, order, read, stored, worded

from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.record import Topic, Unread
from cds_service.from_fhir.wire.medication import Medication as MedicationWire


def pointed(reference: str | None, **fields: Any) -> Json:  # noqa: ANN401 (JSON)
    """Return an order whose product is elsewhere."""
    pointer = {} if reference is None else {"reference": reference}
    display = fields.pop("display", None)
    shown = {} if display is None else {"display": display}
    return order(**fields) | {"medicationReference": pointer | shown}


def only_drug(found: list[Medication | Unread]) -> Drug:
    """Return the drug of the one medication; classes it is of come behind it."""
    item, *_ = found
    assert isinstance(item, Medication)
    return item.drug


def test_contained() -> None:
    """A product inside the resource, named with or without the number sign."""
    for inside in ("m1", "#m1"):
        product = {"resourceType": "Medication", "id": inside, "code": coded("1919083")}

        assert only_drug(read(pointed("#m1", contained=[product]))) is Drug.MIDOSTAURIN


def test_another_entry() -> None:
    """A product in another entry, found by its reference as sent."""
    asked: list[str] = []

    def look_up(reference: str) -> MedicationWire:
        asked.append(reference)
        return stored({"code": coded("1919088", "midostaurin 25 MG Oral Capsule")})

    assert only_drug(read(pointed("https://ehr/Medication/7"), look_up)) is (
        Drug.MIDOSTAURIN
    )
    assert asked == ["https://ehr/Medication/7"]


def test_display_only() -> None:
    """A product that was not sent is known by the display of its reference."""
    found = read(pointed("Medication/7", display="imatinib (GLEEVEC) 100 mg tablet"))

    assert only_drug(found) is Drug.IMATINIB


def test_ingredients() -> None:
    """A product without a code of its own is known by what it contains."""
    product = stored({"ingredient": [{"itemCodeableConcept": coded("1919083")}]})

    assert only_drug(read(pointed("Medication/7"), lambda _: product)) is (
        Drug.MIDOSTAURIN
    )


def test_epinephrine_by_ingredient_and_form() -> None:
    """T27: with an anaesthetic no device; with an injector form one."""
    epinephrine = {"itemCodeableConcept": coded("3992", "epinephrine")}
    lidocaine = {"itemCodeableConcept": coded("6387", "lidocaine")}
    dental = stored({"ingredient": [lidocaine, epinephrine]})
    pen = stored(
        {"ingredient": [epinephrine], "form": {"text": "Injection, auto-injector"}}
    )

    assert only_drug(read(pointed("Medication/7"), lambda _: dental)) is (
        Drug.EPINEPHRINE_OTHER
    )
    assert only_drug(read(pointed("Medication/7"), lambda _: pen)) is (
        Drug.EPINEPHRINE_DEVICE
    )


@pytest.mark.parametrize(
    "resource",
    [
        pointed("Medication/7"),
        pointed("#nowhere"),
        pointed(None),
        order(),
        order({"coding": []}),
        order(worded("  ")),
        order(coded("LOCAL1", system="urn:local")),
        order(coded("999999999")),
        order(
            coded(
                "unknown",
                "Unknown",
                "http://terminology.hl7.org/CodeSystem/data-absent-reason",
            )
        ),
    ],
)
def test_nothing_says_which_drug(resource: Json) -> None:
    """An order of nobody knows what is said, never taken for no order."""
    (found,) = read(resource)

    assert isinstance(found, Unread)
    assert found.about is Topic.UNKNOWN_DRUG
    assert not found.status_only


def test_a_form_alone_names_no_drug() -> None:
    """The word tablet is no drug."""
    (found,) = read(
        pointed("Medication/7"), lambda _: stored({"form": {"text": "tablet"}})
    )

    assert isinstance(found, Unread)


def test_an_unfinished_draft_is_not_unread() -> None:
    """Before a drug is chosen there is nothing to read."""
    assert not read(order(status="draft"))


def test_the_name_is_what_a_clinician_reads() -> None:
    """The display of the reference first, then the words of the code."""
    product = stored({"code": coded("1919088", "midostaurin 25 MG Oral Capsule")})
    (shown,) = read(pointed("Medication/7", display="Rydapt"), lambda _: product)
    (named,) = read(pointed("Medication/7"), lambda _: product)

    assert isinstance(shown, Medication)
    assert isinstance(named, Medication)
    assert (shown.name, named.name) == ("Rydapt", "midostaurin 25 MG Oral Capsule")


@pytest.mark.parametrize(
    "shown",
    ["モルヒネ硫酸塩 10 mg", "Морфин 10", "吗啡", "μορφίνη", "4711", "-", "unknown"],
)
def test_a_name_that_nobody_here_can_read_is_no_name(shown: str) -> None:
    """Other letters than Latin, a number, "unknown": nothing says which drug it is."""
    own = "https://hospital.example/articles"
    for concept in (coded("4711", shown, system=own), worded(shown)):
        (found,) = read(order(concept))
        assert isinstance(found, Unread)
        assert found.about is Topic.UNKNOWN_DRUG
        assert found.sent == shown


@pytest.mark.parametrize(
    "shown",
    [
        "Amoxicillin",
        "Amoxicilina 500 mg",
        "B12",
        "アモキシシリン amoxicillin",
        "Ácido fólico",
    ],
)
def test_a_name_of_no_drug_of_ours_stays_silent(shown: str) -> None:
    """In Latin letters it is a drug that no rule asks about."""
    own = "https://hospital.example/articles"
    assert read(order(coded("4711", shown, system=own))) == []
    assert read(order(worded(shown))) == []


def test_a_known_code_says_what_other_letters_do_not() -> None:
    """Atorvastatin by its ATC code, its name in Japanese."""
    assert read(order(coded("C10AA05", "アトルバスタチン", system=ATC))) == []
