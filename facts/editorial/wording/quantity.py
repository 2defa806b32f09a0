"""A sentence with another number, unit or rate; what is counted keeps its word."""

import re
from dataclasses import replace as altered

from facts.editorial.wording import spans
from facts.editorial.wording.spans import NoDraft, Span
from facts.values import Quantity, Reference
from facts.values.nouns import singular
from facts.values.units import COUNT

# Behind these a number stands alone: "the at least 52 people" is no English.
_POINTING = {"a", "an", "the", "its", "their", "his", "her", "these", "those", "all", "other", "another"}
_EXACT = {"only", "just", "exactly", "precisely", "total", "of"}
_ADDING = {"additional", "extra", "further", "more", "new"}


def replace(statement: str, old: Quantity, new: Quantity, reference: Reference | None) -> str:
    """The statement with the new amount in place of the old one. Raises NoDraft where that gives no right sentence."""
    amounts = [span for span in spans.readings(statement, "quantity") if isinstance(span.value, Quantity)]
    group = spans.only(amounts, lambda span: _measure(span) == _measure_of(old))
    span = _number(group)
    words = statement[span.start : span.end]
    _require_alike(words + statement[span.end :], old, new)
    _require_room(spans.before(statement, span.start), new)
    return spans.put(*_with_article(statement, span.start, span.end, _worded(words, span, new)))


def _measure(span: Span) -> tuple[object, ...]:
    assert isinstance(span.value, Quantity)
    return _measure_of(span.value)


def _measure_of(value: Quantity) -> tuple[object, ...]:
    return value.number, value.upper, value.unit, value.per


def _number(group: list[Span]) -> Span:
    """The number with its unit and with "at least" or "or more", as far as possible without the word for what is counted."""
    longest = max(group, key=lambda span: span.end - span.start)
    alike = [span for span in group if _approximation(span) == _approximation(longest)]
    return min(alike, key=lambda span: span.end - span.start)


def _approximation(span: Span) -> str:
    assert isinstance(span.value, Quantity)
    return span.value.approximation


def _require_alike(tail: str, old: Quantity, new: Quantity) -> None:
    """What is counted must be the same, and in the same number: "1 people were" is no English."""
    if (old.unit == COUNT) != (new.unit == COUNT):
        raise NoDraft("The report measures something else than the recorded value does.")
    if COUNT not in (old.unit, new.unit):
        return
    if 1 in (old.number, new.number):
        raise NoDraft("The sentence would have to change between one and several.")
    nouns = {singular(word) for word in re.findall(r"\w+", tail.lower())[:6]}
    if new.noun and new.noun != old.noun and new.noun not in nouns:
        raise NoDraft("The report counts something else than the recorded value does.")


def _require_room(word: str, new: Quantity) -> None:
    is_bare = new.approximation in ("exact", "range")
    if not is_bare and word.lower() in _POINTING | _ADDING | _EXACT:
        raise NoDraft("The reported number is approximate and does not fit the words before the recorded one.")
    if new.upper is not None and word.lower() in {"between", "from"}:
        raise NoDraft("The reported number is a range and does not fit the words before the recorded one.")


def _worded(words: str, span: Span, new: Quantity) -> str:
    """The new amount in the form of the old words: with a sign or in words, with hyphens before a noun."""
    text = altered(new, of="").readable()
    if new.upper is not None and words.lower().startswith("between "):
        text = f"between {text.replace(' to ', ' and ', 1)}"
    counted = span.value.of if isinstance(span.value, Quantity) else ""
    if counted and words.lower().endswith(f" {counted.lower()}"):
        text += words[-len(counted) - 1 :]
    if new.unit == "percent" and "%" not in words:
        text = text.replace("%", " percent" if re.search(r"\bpercent\b", words) else " per cent")
    if "-" in words and new.unit != COUNT and re.fullmatch(r"[\d.,]+(?: (?:million|billion|trillion))? [a-z ]+", text):
        noun = text.rpartition(" ")[2]
        return f"{text.rpartition(' ')[0]}-{singular(noun)}".replace(" ", "-")
    if "-" in words and new.unit != COUNT:
        raise NoDraft("The reported amount does not fit the form in which the recorded one stands.")
    return text


def _with_article(statement: str, start: int, end: int, text: str) -> tuple[str, int, int, str]:
    """The replacement with the "a" or "an" before it set right: "a 100", "an 80", "an 11", "an 18"."""
    word = spans.before(statement, start)
    if word.lower() not in ("a", "an"):
        return statement, start, end, text
    is_vowel = bool(re.match(r"\D?(?:8|1[18](?!\d)|1[18],\d{3}(?!,))", text))
    article = ("An" if is_vowel else "A") if word[0] == "A" else ("an" if is_vowel else "a")
    begin = statement[:start].rstrip().rfind(word)
    return statement, begin, end, f"{article} {text}"
