"""What a site sends under keys of its own counts as what it is."""

from calls import PATIENT, bundle, call, condition, count, order, read

from cds_service.clinical.record import Gap, Record


def test_a_key_of_the_sites_own_fills_what_it_brings() -> None:
    """Sites use names of their own; what they brought is not missing."""
    wanted = frozenset({Record.LABS, Record.GENETICS, Record.MEDICATION_ORDERS})
    chart = read(call({"labResults": bundle(count()), "rx": bundle(order())}), wanted)
    assert [gap.record for gap in chart.gaps] == [Record.GENETICS]


def test_a_page_under_the_sites_own_key_stays_a_page() -> None:
    """The name of the key does not make the record complete."""
    page = bundle(condition(), link=[{"relation": "next", "url": "https://x"}])
    chart = read(call({"problems": page}), frozenset({Record.CONDITIONS}))
    assert chart.gaps == (
        Gap(Record.CONDITIONS, "only the first page was sent", partial=True),
    )


def test_a_patient_among_other_resources_is_there() -> None:
    """Some searches include the patient; a next page holds no second one."""
    page = bundle(count(), PATIENT, link=[{"relation": "next", "url": "https://x"}])
    wanted = frozenset({Record.PATIENT, Record.LABS})
    assert [gap.record for gap in read(call({"labs": page}), wanted).gaps] == [
        Record.LABS
    ]


def test_junk_under_an_unknown_key_is_ignored() -> None:
    """A key that nobody asked for cannot disturb the answer."""
    assert read(call({"theirs": "<html>", "more": 5})) == read(call({}))
