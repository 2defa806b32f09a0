"""A sentence with another participant, or another list of them; titles that belong to a person are never passed on."""

import re

from facts.editorial.wording import spans
from facts.editorial.wording.spans import NoDraft
from facts.values import Participants, Reference
from facts.values.participants import Party
from facts.values.slug import folded

_TITLES = {
    "minister", "president", "leader", "secretary", "chancellor", "king", "queen", "pope", "senator", "governor", "mayor",
    "chairman", "chairwoman", "chair", "general", "judge", "spokesman", "spokeswoman", "director", "chief", "premier", "prince",
    "princess", "professor", "captain", "coach", "ambassador", "envoy", "ceo", "head", "mr", "ms", "mrs", "dr", "sir", "lady",
    "lord", "striker", "singer", "actor", "author", "founder", "commander", "officer", "candidate", "champion",
}  # fmt: skip
_APPOSITION = re.compile(r",\s(?:the|a|an|who|whose|its|his|her|\d+,)\s")
_JOINT = r"(?:,\s+and\s+|,\s+|\s+and\s+)"


def replace(statement: str, old: Participants, new: Participants, reference: Reference | None) -> str:
    """The statement with the new participants. Raises NoDraft where the report only says who is missing, or not who is new."""
    if new.without or not new.parties:
        raise NoDraft("The report only says who does not take part, not who does.")
    if old.without:
        raise NoDraft("The recorded value says who does not take part.")
    dropped = [party for party in old.parties if not _is_among(party, new)]
    added = [party for party in new.parties if not _is_among(party, old)]
    if not added and not dropped:
        raise NoDraft("The report names the same participants.")
    if len(dropped) == len(added) == 1:
        return _swapped(statement, dropped[0], added[0])
    if len(old.parties) > 1 and len(new.parties) > 1:
        return _relisted(statement, old, new)
    raise NoDraft("The sentence would have to change between one participant and several.")


def _is_among(party: Party, value: Participants) -> bool:
    return any(party.key == other.key or folded(party.name) == folded(other.name) for other in value.parties)


def _forms(party: Party) -> list[str]:
    """How a name may stand in a sentence: whole, and by its last word."""
    last = party.name.rpartition(" ")[2]
    return [party.name, last] if len(last) > 2 and last[0].isupper() else [party.name]


def _swapped(statement: str, old: Party, new: Party) -> str:
    start, end = _place(statement, old)
    return spans.put(statement, start, end, new.name)


def _place(statement: str, party: Party) -> tuple[int, int]:
    for form in _forms(party):
        places = [match.span() for match in re.finditer(rf"(?<![\w-]){re.escape(form)}(?![\w-])", statement)]
        if len(places) > 1:
            raise NoDraft(f"The sentence names {party.name} more than once.")
        if places:
            _require_untitled(statement, *places[0])
            return places[0]
    raise NoDraft(f"The sentence does not name {party.name}.")


def _require_untitled(statement: str, start: int, end: int) -> None:
    """A title or a description would be handed to somebody else: "President Xi", "Xi, the Chinese leader,"."""
    word = spans.before(statement, start)
    is_name = word[:1].isupper() and bool(statement[:start].strip()) and statement[:start].strip() != word
    is_longer = bool(re.match(r"\s[A-Z]\w*\s[a-z]", statement[end:])) and " " not in statement[start:end]
    if word.lower() in _TITLES or is_name or is_longer or _APPOSITION.match(statement, end):
        raise NoDraft("The sentence describes the person who is replaced.")


def _relisted(statement: str, old: Participants, new: Participants) -> str:
    """The new list where all old names stand in one."""
    one = "|".join(re.escape(form) for party in old.parties for form in _forms(party))
    lists = list(re.finditer(rf"(?<![\w-])(?:{one})(?:{_JOINT}(?:{one})){{{len(old.parties) - 1}}}(?![\w-])", statement))
    if len(lists) != 1:
        raise NoDraft("The recorded participants do not stand in one list in the sentence.")
    start, end = lists[0].span()
    rest = statement[:start] + statement[end:]
    if any(re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", rest) for party in old.parties for form in _forms(party)):
        raise NoDraft("The sentence names a participant more than once.")
    _require_untitled(statement, start, end)
    return spans.put(statement, start, end, listed([party.name for party in new.parties]))


def listed(names: list[str]) -> str:
    """Names as a sentence lists them: "A", "A and B", "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
