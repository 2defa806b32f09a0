"""A status as a small label: words first, colour as a second sign."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from facts.models import Contradiction, Correction, Evidence, Fact, FactVersion, Mention, PubStatus, TemporalState

# Which of six tones a word has. What is not named here is quiet.
TONES = {
    "good": {
        "verified",
        "published",
        "current",
        "accepted",
        "supports",
        "done",
        "checked",
        "confirmed",
        "anchored",
        "usable",
        "preferred",
    },
    "bad": {"refuted", "disputed", "withdrawn", "failed", "canceled", "refutes", "orphaned", "deprecated"},
    "due": {"open", "review_due", "on_hold", "waiting", "in_review", "suggested", "moved"},
    "calm": {"in_progress", "upcoming", "snoozed", "running"},
}


# How a status is written where its own word is not what an editor says.
WORDS = {
    value: str(label)
    for choices in (Mention.AnchorState, FactVersion.Rank, PubStatus, Correction.Kind)
    for value, label in choices.choices
}


def tone(word: str) -> str:
    """The tone of a status word: good, bad, due, calm or quiet."""
    return next((name for name, words in TONES.items() if word in words), "quiet")


def badge(word: str, label: str = "") -> SafeString:
    """A label for a status, in the words of its model unless others are given."""
    return format_html(
        '<span class="badge badge-{}">{}</span>', tone(word), label or WORDS.get(word, word.replace("_", " ")).lower()
    )


def axes(fact: Fact, temporal: TemporalState | None = None) -> SafeString:
    """The three axes of a fact, side by side: what is known, where it stands with us, and time."""
    known = badge(fact.verification_status, fact.get_verification_status_display())
    ours = badge(fact.editorial_status, fact.get_editorial_status_display())
    when = badge(temporal.value, temporal.label) if temporal else ""
    return format_html('<span class="badges">{} {} {}</span>', known, ours, when)


def difference(contradiction: Contradiction) -> SafeString:
    """In what a report differs: a label with its word, one colour for all kinds."""
    return format_html('<span class="badge badge-difference">{}</span>', contradiction.get_difference_display())


def stance(evidence: Evidence) -> SafeString:
    """What a passage does to its fact."""
    return badge(evidence.stance, evidence.get_stance_display())


def importance(fact: Fact) -> SafeString:
    """How much a fact matters, in words and in strokes."""
    strokes = {1: "▮▯▯", 2: "▮▮▯", 3: "▮▮▮"}.get(fact.importance, "")
    label = fact.get_importance_display()
    return format_html(
        '<span class="importance importance-{}"><span aria-hidden="true">{}</span> {}</span>', fact.importance, strokes, label
    )
