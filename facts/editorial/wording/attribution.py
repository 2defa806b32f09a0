"""A sentence with another person or institution who said the same."""

import re

from facts.editorial.wording import spans
from facts.editorial.wording.spans import NoDraft
from facts.values import Attribution, Reference
from facts.values.slug import name_key


def replace(statement: str, old: Attribution, new: Attribution, reference: Reference | None) -> str:
    """The statement with the other name. Raises NoDraft where the report denies, or differs in what was said."""
    if new.stance != old.stance:
        raise NoDraft("The report differs in whether it was said, confirmed or denied.")
    if new.said and old.said and name_key(new.said) != name_key(old.said):
        raise NoDraft("The report differs in what was said.")
    if name_key(old.who) == name_key(new.who):
        raise NoDraft("The report names the same person.")
    form = re.sub(r"^(?:the|a|an) ", "", old.who, flags=re.IGNORECASE)
    places = list(re.finditer(rf"(?<![\w-])(?:(?:the|a|an) )?{re.escape(form)}(?![\w-])", statement, re.IGNORECASE))
    if len(places) != 1:
        raise NoDraft("The sentence does not name the person once.")
    start, end = places[0].span()
    word = spans.before(statement, start)
    is_titled = bool(word) and (word[0].isupper() or word.lower() in _ROLES) and statement[:start].strip() != ""
    if is_titled or re.match(r",\s(?:the|a|an|who|whose|its|his|her)\s", statement[end:]):
        raise NoDraft("The sentence describes the person who is replaced.")
    return spans.put(statement, start, end, new.who)


_ROLES = {
    "secretary", "minister", "president", "spokesman", "spokeswoman", "spokesperson", "chief", "director", "leader", "head",
    "adviser", "official", "general", "chancellor", "premier", "mayor", "governor", "judge", "editor", "analyst",
}  # fmt: skip
