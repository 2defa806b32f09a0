"""Names in sentences, whose they are, and whom a pronoun can mean."""

import pytest

from facts.detection.language.coreference import resolve
from facts.detection.language.lexicon import Known, Lexicon
from facts.detection.language.names import find
from facts.detection.language.passages import build

OURS = Lexicon(
    (
        Known("entity:roe", "person", "Martha Roe", ("President Roe",)),
        Known("entity:doe", "person", "Anton Doe", ("Doe",)),
        Known("entity:bank", "organisation", "Bank of Orrin", ("the Orrin bank",)),
        Known("entity:smith1", "person", "John Smith"),
        Known("entity:smith2", "person", "Anna Smith"),
    )
)


def keys(text: str) -> list[str]:
    """The key of each name found."""
    return [mention.key for mention in find(text, OURS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Martha Roe met Anton Doe.", ["entity:roe", "entity:doe"]),
        ("Roe spoke, and Doe listened.", ["entity:roe", "entity:doe"]),
        ("It was Jill Roe who came; then Roe left.", ["name:jill-roe", "name:jill-roe"]),
        ("Minister Doe left.", ["entity:doe"]),
        ("The Bank of Orrin's Tom Vale spoke. Vale left.", ["entity:bank", "name:tom-vale", "name:tom-vale"]),
        ("Anna Smith won, and Smith was glad.", ["entity:smith2", "entity:smith2"]),
        ("The Ministry of Works and Halden Pharma agreed.", ["name:ministry-of-works", "name:halden-pharma"]),
        ("Talks failed on Monday in October.", []),
        ("The American and the French left.", []),
    ],
)
def test_a_name_has_the_key_of_whom_it_means(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


def test_a_last_name_that_two_bear_is_nobodys() -> None:
    assert keys("They met, and Smith spoke.") == ["name:smith"]


def test_a_title_is_told_apart_from_the_name() -> None:
    (mention,) = find("On Monday Foreign Minister Oda Lind spoke.")
    assert (mention.text, mention.title, mention.kind) == ("Oda Lind", "foreign minister", "person")


def test_pronouns_and_descriptions_point_back() -> None:
    first = "President Martha Roe met Anton Doe. The two leaders talked. He praised the president. "
    text = first + "Halden Pharma gained. The company said it would pay."
    passages = build(text)
    told = {(one.text, passage.text[:7]): set(one.keys) for passage in passages for one in resolve(passage, OURS)}
    assert told["The two leaders", "The two"] == {"entity:roe", "entity:doe"}
    assert told["the president", "He prai"] == {"entity:roe"}
    assert "entity:doe" in told["He", "He prai"]
    assert told["The company", "The com"] == {"name:halden-pharma"}


def test_the_headline_names_whom_the_first_sentence_means() -> None:
    (passage,) = build("She will stay.", title="Martha Roe to stay")
    assert [one.keys for one in resolve(passage, OURS)] == [("entity:roe",)]


def test_where_nobody_was_named_a_pronoun_means_nobody() -> None:
    (passage,) = build("He said it rained.")
    assert resolve(passage) == ()
