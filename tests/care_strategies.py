"""Events, allergies, mutations and problems that Hypothesis draws."""

from fact_strategies import MOMENTS, WORDS, references
from hypothesis import strategies as st

from cds_service.clinical.allergy import Allergen, Allergy, Certainty
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.medication import Drug
from cds_service.clinical.mutation import Gene, Mutated, MutationResult
from cds_service.clinical.problem import Ailment, Problem


def events(phases: list[Phase]) -> st.SearchStrategy[Event]:
    """Draw events of these phases, of every kind."""
    return st.builds(
        Event,
        reference=references("Procedure") | references("ServiceRequest"),
        kind=st.sampled_from(EventKind),
        name=WORDS,
        when=st.none() | MOMENTS,
        result=st.sampled_from(["", "", "negative", "positive", "unclear"]),
        phase=st.sampled_from(phases),
        planned=st.none() | MOMENTS,
        unverified_code=st.booleans(),
    )


EVENTS = events([Phase.DONE, Phase.DONE, Phase.ORDERED])
WANTED = events([Phase.DRAFTED, Phase.BOOKED])
ALLERGIES = st.builds(
    Allergy,
    reference=references("AllergyIntolerance"),
    means=st.frozensets(st.sampled_from([*Allergen, *Drug]), min_size=1, max_size=2),
    name=WORDS,
    manifestations=st.lists(WORDS, max_size=2).map(tuple),
    anaphylaxis=st.booleans(),
    severe=st.booleans(),
    only_gastrointestinal=st.booleans(),
    certainty=st.sampled_from(Certainty),
    current=st.booleans(),
    recorded=st.none() | MOMENTS,
)
MUTATIONS = st.builds(
    MutationResult,
    reference=references("Observation"),
    gene=st.sampled_from(Gene),
    found=st.sampled_from(Mutated),
    quote=WORDS,
    taken=st.none() | MOMENTS,
    status=st.sampled_from(ResultStatus),
)
PROBLEMS = st.builds(
    Problem,
    reference=references("Condition"),
    means=st.frozensets(st.sampled_from(Ailment), min_size=1, max_size=2),
    code=WORDS,
    text=WORDS,
    confirmed=st.booleans(),
    current=st.booleans(),
    began=st.none() | MOMENTS,
    unverified_code=st.booleans(),
)
