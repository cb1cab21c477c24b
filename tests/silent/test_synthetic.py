"""Invented populations are the same by the same seed, marked, and dirty as stated."""

from pathlib import Path
from random import Random

import msgspec
import pytest

from cds_service.from_fhir.gaps import HOLDS
from cds_service.silent.synthetic.dirt import SPOILED, line_of
from cds_service.silent.synthetic.forms import MASTOCYTOSIS
from cds_service.silent.synthetic.patient import LAST_DAY, Mix, invent
from cds_service.silent.synthetic.population import write


def test_the_same_seed_gives_the_same_patients() -> None:
    """Another seed or number gives another patient."""
    mix = Mix(seed=7)
    assert invent(3, mix) == invent(3, mix)
    assert invent(3, mix) != invent(4, mix)
    assert invent(3, mix) != invent(3, Mix(seed=8))


def test_every_resource_is_marked_as_invented() -> None:
    """Its security label says test data, its id says synthetic."""
    for resource in (each for number in range(30) for each in invent(number, Mix())):
        assert resource["meta"]["security"][0]["code"] == "HTEST"
        assert resource["id"].startswith("synthetic-")
        assert resource["resourceType"] in set(HOLDS.values())


def test_the_share_without_mastocytosis_is_as_asked() -> None:
    """All or none of them can be had, and every form is met among a few hundred."""
    texts = {
        each["code"]["text"]
        for number in range(400)
        for each in invent(number, Mix(without=0))
        if each["resourceType"] == "Condition"
    }
    assert {form.problems[0]["text"] for form in MASTOCYTOSIS} <= texts
    assert sum(form.share for form in MASTOCYTOSIS) == pytest.approx(1)
    clean = [each for number in range(50) for each in invent(number, Mix(without=1))]
    assert "mastocytosis" not in str(clean)


def test_nothing_but_a_stay_or_death_comes_after_the_last_day() -> None:
    """Orders and results end with the population."""
    last = LAST_DAY.isoformat()
    for resource in (each for number in range(60) for each in invent(number, Mix())):
        assert resource.get("authoredOn", last) <= last
        assert resource.get("effectiveDateTime", last)[:10] <= last


def test_dirt_is_as_often_as_stated() -> None:
    """At rate one for all kinds together no result stays clean, at none all do."""
    result = {"resourceType": "Observation", "subject": {}, "status": "final"}
    result |= {"effectiveDateTime": "2026-01-01", "issued": "2026-01-01"}
    result |= {"valueQuantity": {"value": 1, "unit": "g/dL", "system": "", "code": ""}}
    everything = 1 / sum(share for share, _ in SPOILED)
    chance = Random(1)  # noqa: S311 (no secret)
    clean = msgspec.json.encode(result)
    assert line_of(result, chance, 0) == clean + b"\n"
    dirty = [line_of(result, chance, everything) for _ in range(50)]
    assert all(line.split(b"\n")[0] != clean for line in dirty)


def test_a_population_is_written_by_type(tmp_path: Path) -> None:
    """Each file holds one type; what the folder is stands beside them."""
    assert sum(write(tmp_path, 3, Mix(), 1)) == 3
    assert "Invented patients" in (tmp_path / "synthetic.json").read_text()
    for file in tmp_path.glob("*.ndjson"):
        kind = file.name.partition(".")[0].encode()
        assert all(kind in line for line in file.read_bytes().splitlines())
