"""`make rule` begins a rule that runs, says nothing, and whose test asks for more."""

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from charts import ADULT, AS_OF, SM

from authoring.rule import NotBegunError, begin, main
from cds_service.clinical.chart import Chart
from cds_service.clinical.outcome import NotIndicated
from cds_service.from_fhir.request import decode

NAME = "midostaurin/mido-photosensitivity"


def test_a_rule_begins_with_a_file_a_test_and_a_case(tmp_path: Path) -> None:
    """Named as the house names them; what to do next is said with their places."""
    told = begin(NAME, tmp_path)

    written = {
        str(file.relative_to(tmp_path))
        for file in tmp_path.rglob("*")
        if file.is_file()
    }
    assert written == {
        "cds_service/rules/midostaurin/__init__.py",
        "cds_service/rules/midostaurin/mido_photosensitivity.py",
        "tests/rules/midostaurin/test_mido_photosensitivity.py",
        "fhir_fixtures/mido-photosensitivity/fires/request.json",
    }
    assert all(place in told for place in written if not place.endswith("__init__.py"))


def test_the_rule_runs_and_says_nothing_yet(tmp_path: Path) -> None:
    """Nothing reaches a patient before somebody has written it."""
    begin(NAME, tmp_path)
    file = tmp_path / "cds_service/rules/midostaurin/mido_photosensitivity.py"
    spec = spec_from_file_location("begun", file)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)

    assert module.RULE.id == "mido-photosensitivity"
    for diagnoses in ((), (SM,)):
        chart = Chart(AS_OF, ADULT, diagnoses=diagnoses)
        assert isinstance(module.RULE.evaluate(chart), NotIndicated)


def test_its_test_fails_until_it_is_written(tmp_path: Path) -> None:
    """And is Python that could run."""
    begin(NAME, tmp_path)
    text = (
        tmp_path / "tests/rules/midostaurin/test_mido_photosensitivity.py"
    ).read_text()

    compile(text, "test", "exec")
    assert "pytest.fail(" in text


def test_its_case_is_a_call(tmp_path: Path) -> None:
    """About an invented patient with systemic mastocytosis."""
    begin(NAME, tmp_path)
    case = tmp_path / "fhir_fixtures/mido-photosensitivity/fires/request.json"

    assert decode(case.read_bytes()).patient_id == "invented"
    assert "D47.02" in json.dumps(json.loads(case.read_text()))


@pytest.mark.parametrize(
    "name", ["", "mido", "midostaurin/Mido-X", "midostaurin/mido", "../a/b-c", "a/b_c"]
)
def test_what_is_no_name_begins_nothing(name: str, tmp_path: Path) -> None:
    """Neither a path nor another spelling."""
    with pytest.raises(NotBegunError, match="NAME is a topic and an id"):
        begin(name, tmp_path)
    assert not [*tmp_path.iterdir()]


def test_a_rule_is_not_begun_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Under no topic: what was written stays as it is."""
    assert main([NAME], tmp_path) == 0
    file = tmp_path / "cds_service/rules/midostaurin/mido_photosensitivity.py"
    file.write_text("mine")

    assert main(["care/mido-photosensitivity"], tmp_path) == 2
    assert "there is a rule of that name already" in capsys.readouterr().err
    assert file.read_text() == "mine"
