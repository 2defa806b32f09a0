"""
Reports that any good reader reads right: a network whose labels or vocabulary belong to another fails at once, instead of
raising the wrong flags for weeks.
"""

OPENS = "The Kelmore tunnel will open to traffic on 14 November 2025."
RESIGNED = "The mayor of Tarn has resigned."

# Headline, sentences, and for each statement what the report does to it.
CASES: tuple[tuple[str, tuple[str, ...], dict[str, str]], ...] = (
    (
        "Kelmore tunnel to open (Saturday 25 October 2025)",
        ("The Kelmore tunnel will open on 14 November 2025, the ministry said.",),
        {OPENS: "supports", RESIGNED: "neither"},
    ),
    (
        "Kelmore tunnel late (Saturday 25 October 2025)",
        ("The Kelmore tunnel will now open on 28 November 2025, the ministry said.",),
        {OPENS: "contradicts", RESIGNED: "neither"},
    ),
)
