"""What is measured in blood, and what elsewhere."""

from cds_service.clinical.analyte import NOT_OF_BLOOD, T_SCORES


def test_what_is_not_measured_in_blood() -> None:
    """Weight, scores, a share of mast cells, bone: no blood sample is asked for."""
    spine = "t-score-lumbar-spine"
    scores = {"t-score-femur", "t-score-hip", "t-score-forearm", "t-score-calcaneus"}
    others = {"body-weight", "phq-9", "phq-2", "mast-cell-percent", "z-score"}

    assert {str(each) for each in T_SCORES} == {spine, *scores}
    assert {str(each) for each in NOT_OF_BLOOD} == {spine, *scores, *others}
