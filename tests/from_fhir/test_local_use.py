"""What stays on the skin, in the eye or in a line, and whose word counts."""

import pytest
from prescriptions import ATC, Json, coded, order, read, worded

from cds_service.clinical.medication import Drug, Medication

NSAID = {Drug.NSAID, Drug.BLEEDING_RISK}
ASPIRIN = {Drug.ASPIRIN, Drug.BLEEDING_RISK}


def taken(concept: Json) -> list[Medication]:
    """Return what an order of this is read as."""
    return [item for item in read(order(concept)) if isinstance(item, Medication)]


def drugs_of(concept: Json) -> set[Drug]:
    """Return the drugs of such an order."""
    return {item.drug for item in taken(concept)}


@pytest.mark.parametrize(
    ("code", "text", "drugs"),
    [
        ("M01AE01", "Ibuprofen 200 mg liquid-filled gel", NSAID),
        ("M01AE01", "Ibuprofen 5 % Gel", NSAID),
        ("N02BA01", "Aspirin 325 mg gel-coated tablet", ASPIRIN),
        (
            "J01FA09",
            "Clarithromycin 500 mg IV; flush line afterwards",
            {Drug.STRONG_CYP3A_INHIBITOR},
        ),
        ("J01FA09", "Clarithromycin eye drops", {Drug.STRONG_CYP3A_INHIBITOR}),
        ("C07AB02", "Metoprolol patch", {Drug.BETA_BLOCKER}),
    ],
)
def test_a_word_takes_no_coded_drug_away(
    code: str, text: str, drugs: set[Drug]
) -> None:
    """An ATC code of a systemic drug is believed before a word of its form."""
    assert drugs_of(coded(code, text, ATC)) == drugs


@pytest.mark.parametrize(
    "concept",
    [
        coded("35827", "Ketorolac 15 mg/mL IV push, flush with saline"),
        worded("Ketorolac 15 mg/mL IV push, flush with saline"),
        worded("Ibuprofen 200 mg liquid-filled gel"),
        worded("Ibuprofen 200 mg gel-coated"),
        worded("Ketorolac 10 mg tablet, stop the eye drops"),
    ],
)
def test_what_goes_into_the_body_is_taken(concept: Json) -> None:
    """A saline flush, a gel that is swallowed and a tablet are no local use."""
    assert drugs_of(concept) == NSAID


def test_a_code_of_a_tablet_is_believed() -> None:
    """RxNorm: a tablet stays one beside a cream; an ingredient is no tablet."""
    assert drugs_of(coded("866514", "Metoprolol, with the cream")) == {
        Drug.BETA_BLOCKER
    }
    assert drugs_of(coded("3355", "Diclofenac, the cream")) == set()


def test_a_remark_after_a_stop_is_of_something_else() -> None:
    """What is said of the form stands beside the name."""
    for text in ("Ketorolac 15 mg; then the cream", "Ketorolac 15 mg. Then a patch"):
        assert drugs_of(worded(text)) == drugs_of(coded("35827", text)) == NSAID
    assert drugs_of(worded("Ketorolac cream; twice daily")) == set()


def test_h1_cover_in_doubt_is_none() -> None:
    """Eye drops under the code of the tablets cover nobody; the tablets do."""
    h1 = {Drug.H1_ANTIHISTAMINE}
    assert drugs_of(coded("R06AX17", "ketotifen 0.025 % ophth soln", ATC)) == set()
    assert drugs_of(coded("R06AX17", "ketotifen 1 mg", ATC)) == h1
    assert drugs_of(coded("R06AX17", "ketotifen tablet, no eye drops", ATC)) == h1


def test_a_flush_of_heparin_thins_no_blood() -> None:
    """A word of a flush takes heparin away, as long as no code says heparin."""
    assert drugs_of(worded("heparin 100 U/mL lock flush")) == set()
    assert drugs_of(coded("5224", "heparin lock flush")) == set()
    assert drugs_of(coded("B01AB01", "heparin lock flush", ATC)) == {Drug.BLEEDING_RISK}
    assert drugs_of(worded("Ketorolac 15 mg; heparin flush")) == NSAID


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("S01BC05", "Ketorolac 0.5 %"),
        ("S01BC03", "Voltaren Ophtha"),
        ("M02AA15", "Diclofenac"),
        ("D11AX18", "Diclofenac 3 %"),
        ("D07AA01", "Methylprednisolone"),
        ("S01GX08", "Ketotifen 0.025 %"),
    ],
)
def test_a_code_of_local_use_bars_the_name(code: str, text: str) -> None:
    """The name of the substance alone says less than a code of its local use."""
    assert drugs_of(coded(code, text, ATC)) == set()


def test_a_code_of_local_use_beside_one_of_systemic_use_takes_nothing_away() -> None:
    """All the codes of a substance together leave its route open; it proves nothing."""
    both = {
        "coding": [{"system": ATC, "code": code} for code in ("M01AB05", "S01BC03")]
    }
    assert {item.drug: item.may_be_local for item in taken(both)} == {
        Drug.NSAID: True,
        Drug.BLEEDING_RISK: True,
    }


@pytest.mark.parametrize(
    "text",
    [
        "diclofenac 0.1 % ophth soln",
        "ketorolac 0.5 % OP SOLN",
        "ketorolac tromethamine ophth drop",
        "Voltaren Ophtha",
        "diclofenac 1.3 % TD PTCH",
        "ketotifen 0.025 % ophth soln",
    ],
)
def test_short_words_of_the_eye_and_the_skin(text: str) -> None:
    """As pharmacies write them: no drug that reaches the blood."""
    assert drugs_of(worded(text)) == set()


@pytest.mark.parametrize(
    ("concept", "proves"),
    [
        (worded("Ibuprofen 400 mg tablet"), True),
        (worded("Voltaren Spray"), False),
        (worded("Strefen Lutschtabletten flurbiprofen"), False),
        (coded("R02AX01", "Flurbiprofen", ATC), False),
        (coded("M01AB15", "ketorolac 0.5 % eye drops", ATC), False),
    ],
)
def test_what_may_stay_on_the_body_proves_nothing(
    concept: Json, *, proves: bool
) -> None:
    """It is asked about when ordered, and its use is no proof of tolerance."""
    assert {item.may_be_local for item in taken(concept)} == {not proves}


def test_an_instruction_may_speak_of_the_eye() -> None:
    """The name leaves the route open and the instruction does not."""
    sent = order(worded("ketorolac"), dosageInstruction=[{"text": "1 gtt, left eye"}])
    assert {
        item.may_be_local for item in read(sent) if isinstance(item, Medication)
    } == {True}


def test_interferon_beta_is_no_interferon_alfa() -> None:
    """Its code or brand is believed before the first half of its name."""
    beta = "Plegridy (peginterferon beta-1a)"
    assert drugs_of(coded("L03AB13", beta, ATC)) == set()
    assert drugs_of(coded("L03AB13", "Peginterferon", ATC)) == set()
    assert drugs_of(worded("Plegridy peginterferon")) == set()
    assert Drug.INTERFERON in drugs_of(worded("Peginterferon 180 micrograms"))
    assert Drug.INTERFERON in drugs_of(coded("L03AB11", "Plegridy", ATC))
