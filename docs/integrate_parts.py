"""The parts of the pages for EHR analysts that are taken from the code itself."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from cds_service.cards.orderable import DRUGS
from cds_service.cards.orderable import SERVICES as TESTS
from cds_service.cards.override_reasons import COMMON, codings
from cds_service.clinical.record import Record
from cds_service.from_fhir.gaps import HOLDS
from cds_service.hooks.dialects import Dialect
from cds_service.hooks.dialects.epic_calls import MEANT
from cds_service.hooks.dialects.epic_cards import topic_code
from cds_service.hooks.other_cards import other_cards
from cds_service.hooks.service import Service
from cds_service.hooks.services import SERVICES

BASE: Final = "{CDS_PUBLIC_URL}"
_OWN_REASONS: Final = "https://cds.example.org/override-reasons"


def services_for(dialect: Dialect) -> tuple[Service, ...]:
    """Return the services whose hook an EHR of this dialect calls."""
    return tuple(each for each in SERVICES.values() if each.hook in dialect.hooks)


def answering(dialect: Dialect) -> tuple[Service, ...]:
    """Return the services that such an EHR hears: some answer calls of another."""
    hooks = dialect.hooks | (set(MEANT.values()) if dialect.meant else set())
    return tuple(each for each in SERVICES.values() if each.hook in hooks)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table."""
    head = tuple(head)
    lines = [head, tuple("---" for _ in head), *map(tuple, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def addresses(dialect: Dialect) -> str:
    """Return where to send which hook, and its feedback."""
    return table(
        ("hook", "address", "what it says"),
        (
            (
                f"`{each.hook}`",
                f"`{BASE}/cds-services/{each.id}`",
                each.title.removeprefix("Systemic mastocytosis: "),
            )
            for each in services_for(dialect)
        ),
    )


def prefetch(dialect: Dialect) -> str:
    """Return every key with its query; where services differ, service by service."""
    return "\n".join(_keys(dialect))


def _keys(dialect: Dialect) -> Iterator[str]:
    services = services_for(dialect)
    for part in Record:
        asked = [
            (each.templates[part.value], each.id)
            for each in services
            if part.value in each.templates
        ]
        needed = [each.id for each in services if part in each.requires]
        for query, alike in groupby(sorted(asked), key=lambda each: each[0]):
            names = [name for _, name in alike]
            whose = "" if len(names) == len(services) else f" ({', '.join(names)})"
            must = " **needed**" if set(names) & set(needed) else ""
            yield f"`{part.value}`{must}{whose}\n\n```\n{query}\n```\n"


def scopes(dialect: Dialect) -> str:
    """Return the SMART scopes that the queries need, in both versions."""
    parts = {part for each in services_for(dialect) for part in each.wanted}
    kinds = sorted({HOLDS[part] for part in parts})
    return table(
        ("resource", "SMART v2", "SMART v1"),
        ((kind, f"`patient/{kind}.rs`", f"`patient/{kind}.read`") for kind in kinds),
    )


def reasons(dialect: Dialect) -> str:
    """Return every override reason, with the titles of the rules that offer it."""
    offered: dict[tuple[str, str, str], list[str]] = {}
    rules = {rule.id: rule for each in answering(dialect) for rule in each.rules}
    common = {reason.code for reason in COMMON}
    for rule in rules.values():
        for coding in codings((rule,), _OWN_REASONS):
            where = offered.setdefault((coding.code, coding.display, coding.system), [])
            where.append(rule.id)
    return table(
        ("code", "what the clinician reads", "system", "offered by"),
        (
            (
                f"`{code}`",
                display,
                "HL7" if "terminology.hl7.org" in system else "ours",
                "every card" if code in common else ", ".join(sorted(where)),
            )
            for (code, display, system), where in sorted(offered.items())
        ),
    )


def topics(dialect: Dialect) -> str:
    """Return the topic of each rule, under which an EHR keeps overrides."""
    heard = answering(dialect)
    titles = {rule.id: rule.title for each in heard for rule in each.rules}
    linked = {id_: f"[{title}](../rules.md#{id_})" for id_, title in titles.items()}
    linked |= {page.id: f"{page.title}, of every rule" for page in other_cards(heard)}
    plain = dialect.outward is None
    return table(
        ("topic code", "rule"),
        (
            (
                f"`{rule_id if plain else topic_code(rule_id)}`",
                linked[rule_id],
            )
            for rule_id in sorted(linked)
        ),
    )


def facts(dialect: Dialect) -> str:
    """Return what this EHR does with cards, and what is done about it."""
    return table(
        ("rule of `conform`", "it", "what", "what this service does", "source"),
        (
            (
                f"`{each.id}`",
                str(each.effect),
                each.says,
                each.answer,
                str(each.source),
            )
            for each in dialect.traits
        ),
    )


def orderable(_: Dialect) -> str:
    """Return the names under which a site lists its entries."""
    drugs = (
        ("drug, found by RxNorm without being listed", f"`{name}`") for name in DRUGS
    )
    tests = (
        ("test or referral, a button only if listed", f"`{name}`") for name in TESTS
    )
    return table(("kind", "name"), (*drugs, *tests))


def triggers(_: Dialect) -> str:
    """Return which triggers of a patient-view are answered by which service."""
    by_hook = {each.hook: each.id for each in SERVICES.values()}
    rows = ((f"`{number}`", f"`{by_hook[hook]}`") for number, hook in MEANT.items())
    return table(
        ("trigger action", "answered by the rules of"),
        (*rows, ("any other", "the service that was called")),
    )
