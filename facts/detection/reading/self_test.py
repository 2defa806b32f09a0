"""
Reports that any good reader reads right: a network whose labels or vocabulary belong to another fails at once, instead of
raising the wrong flags for weeks.
"""

# Headline, sentences, and for each statement what the report does to it.
CASES: tuple[tuple[str, tuple[str, ...], dict[str, str]], ...] = (
    (
        "Harbour bridge to open later (Monday 5 May 2025)",
        (
            "The Kelmore bridge will not open on 14 June 2025 as planned but on 2 July 2025, the ministry said on Monday.",
            "The Kelmore bridge has cost 31 million euros, the ministry said.",
        ),
        {
            "The Kelmore bridge will open on 14 June 2025.": "contradicts",
            "The Kelmore bridge cost 31 million euros.": "supports",
            "The mayor of Tarn has resigned.": "neither",
        },
    ),
    (
        "Toll of the Varn earthquake rises (Friday 9 May 2025)",
        (
            "The earthquake in Varn killed 257 people, the rescue service said on Friday, 45 more than it had counted before.",
            "The school in Lower Varn is closed.",
        ),
        {
            "The Varn earthquake killed 212 people.": "contradicts",
            "The school in Lower Varn is closed.": "supports",
            "The Orlen film festival will begin on 3 May 2025.": "neither",
        },
    ),
)
