"""A sentence that says what became of an event: planned, held, called off, put off."""

import re

from facts.editorial.wording.spans import NoDraft
from facts.values import Occurrence, Reference

# Past forms of the verbs that plans are told with; another verb is left to the editor.
_PAST = {
    "take place": "took place", "meet": "met", "hold": "held", "open": "opened", "begin": "began", "start": "started",
    "go ahead": "went ahead", "visit": "visited", "happen": "happened", "travel": "travelled", "sign": "signed",
    "speak": "spoke", "attend": "attended", "resign": "resigned", "close": "closed", "launch": "launched", "end": "ended",
    "come into force": "came into force", "take effect": "took effect", "arrive": "arrived", "impose": "imposed",
    "vote": "voted", "leave": "left", "strike": "went on strike", "publish": "published", "address": "addressed",
    "perform": "performed", "compete": "competed", "return": "returned", "play": "played", "talk": "talked", "run": "ran",
    "introduce": "introduced", "raise": "raised", "cut": "cut", "announce": "announced", "appear": "appeared",
}  # fmt: skip
_VERBS = "|".join(sorted(_PAST, key=len, reverse=True))
_PLANNED = re.compile(
    r"\b(?P<modal>will|is to|are to|is due to|are due to|is set to|are set to|plans to|plan to|is scheduled to|are scheduled to"
    r"|is expected to|are expected to)\s(?!not\b)(?P<verb>be\s|(?:[a-z]+))"
)
_ENDED = re.compile(r"\b(?P<aux>was|were|has been|have been)\s(?:cancell?ed|called off|postponed|put off|delayed|scrapped)\b")
_HELD = re.compile(r"\btook place\b")
_NEGATED = {
    "will": "will not",
    "is to": "is not to",
    "are to": "are not to",
    "plans to": "does not plan to",
    "plan to": "do not plan to",
}


def replace(statement: str, old: Occurrence, new: Occurrence, reference: Reference | None) -> str:
    """The statement with what the report says became of the event. Raises NoDraft where no form of it is sure to be right."""
    if old.state == new.state:
        raise NoDraft("The report names the same state in other words.")
    if len(_PLANNED.findall(statement)) + len(_ENDED.findall(statement)) + len(_HELD.findall(statement)) != 1:
        raise NoDraft("The sentence does not say once what is to become of the event.")
    if match := _PLANNED.search(statement):
        return _after_plan(statement, match, new)
    if match := _ENDED.search(statement):
        return _after_end(statement, match, new)
    match = _HELD.search(statement)
    assert match
    return _after_event(statement, match, new)


def _after_plan(statement: str, match: re.Match[str], new: Occurrence) -> str:
    head, tail = statement[: match.start()], statement[match.end("modal") :]
    modal = match["modal"]
    match new.state:
        case "cancelled":
            return head + _negated(modal) + tail
        case "postponed":
            return _before_mark(head + _negated(modal) + tail, " as planned, but later")
        case "happened":
            verb = re.match(rf"\s(?P<verb>{_VERBS})\b", tail)
            if verb is None:
                raise NoDraft("The verb of the sentence has to be put into the past.")
            return head + _PAST[verb["verb"]] + tail[verb.end() :]
        case "not_happened":
            if match["verb"].strip() == "be":
                raise NoDraft("The verb of the sentence has to be put into the past.")
            return head + "did not" + tail
        case _:
            raise NoDraft("The report says that the event is planned.")


def _negated(modal: str) -> str:
    if modal in _NEGATED:
        return _NEGATED[modal]
    verb, _, rest = modal.partition(" ")
    return f"{verb} not {rest.rpartition(' ')[2]}" if rest.endswith("to") else f"{verb} not {rest}"


def _before_mark(sentence: str, words: str) -> str:
    bare = sentence.rstrip(" .!")
    return f"{bare}{words}{sentence[len(bare) :] or '.'}"


def _after_end(statement: str, match: re.Match[str], new: Occurrence) -> str:
    head, tail = statement[: match.start()], statement[match.end() :]
    if tail.strip(" ."):
        raise NoDraft("The sentence says more of how it was called off or put off.")
    words = {
        "happened": "took place",
        "not_happened": "did not take place",
        "cancelled": f"{match['aux']} cancelled",
        "postponed": f"{match['aux']} postponed",
        "planned": "will take place",
    }
    return head + words[new.state] + tail


def _after_event(statement: str, match: re.Match[str], new: Occurrence) -> str:
    if new.state not in ("cancelled", "not_happened"):
        raise NoDraft("The report says that it is put off or still planned.")
    return statement[: match.start()] + "did not take place" + statement[match.end() :]
