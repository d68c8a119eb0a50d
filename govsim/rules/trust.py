"""Trust in government as the citizen meets it on WeChat, 0–1."""

from __future__ import annotations

from govsim.rules.compiled import rule
from govsim.rules.numbers import Behaviour
from govsim.rules.shape import clamped, faded


@rule
def remembered(trust: float, baseline: float, hours: float, b: Behaviour) -> float:
    """Trust after `hours` without an event: it returns to the citizen's own baseline. Source: assumption."""
    return baseline + faded(trust - baseline, hours, b.trust_memory)


@rule
def after_content(trust: float, value: float, b: Behaviour) -> float:
    """Trust after reading: up where the experience beat the fixed expectation, else down. Source: assumption."""
    return clamped(trust + b.trust_content * (value - b.expected_experience))


@rule
def after_service(trust: float, value: float, b: Behaviour) -> float:
    """Trust after an answer, a service or silence: up where its value beat the fixed expectation, else down.

    Source: usefulness and speed raise satisfaction, EVIDENCE §2; size: assumption.
    """
    return clamped(trust + b.trust_service * (value - b.expected_service))


@rule
def after_shock(trust: float, b: Behaviour) -> float:
    """Trust after a noticed error or a leak: down at once by trust_shock. Source: assumption."""
    return clamped(trust - b.trust_shock)


@rule
def after_mandate(trust: float, b: Behaviour) -> float:
    """Trust of someone told at work to follow: down by mandate_trust. Source: assumption."""
    return clamped(trust - b.mandate_trust)
