"""What readers are told in words of the states that records have."""

from facts.models import TemporalState, VerificationStatus

REPORTS_DIFFER = "Reports differ"
KNOWN = {
    VerificationStatus.UNVERIFIED: "Not verified yet",
    VerificationStatus.IN_PROGRESS: "Being checked",
    VerificationStatus.VERIFIED: "Verified",
    VerificationStatus.DISPUTED: "Disputed",
    VerificationStatus.REFUTED: "Refuted",
    VerificationStatus.UNVERIFIABLE: "Can’t be verified",
}
IN_TIME = {
    TemporalState.UPCOMING: "Still to come",
    TemporalState.CURRENT: "Current",
    TemporalState.REVIEW_DUE: "Due for another look",
    TemporalState.SUPERSEDED: "Superseded",
    TemporalState.EXPIRED: "In the past",
}


def status_words(status: str) -> str:
    """The verification status as a reader would say it."""
    return KNOWN.get(VerificationStatus(status), status)


def state_words(state: str) -> str:
    """The temporal state as a reader would say it."""
    return IN_TIME.get(TemporalState(state), state)
