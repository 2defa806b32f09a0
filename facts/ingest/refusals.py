"""What is not taken in, and what to do about it. `str(refusal)` is the sentence for whoever sent it."""


class Refused(Exception):
    """A text that is not taken in. Nothing of it was stored."""


class NoPublicationTime(Refused):
    """No date in the text could be read without it."""


class AlreadyDated(Refused):
    """The article has its publication time; an editor changes it."""


class AlreadyPublic(Refused):
    """Readers can read the article, so it gets no embargo any more."""


class UnknownZone(Refused):
    """The time zone is none of the IANA names."""


class EmptyText(Refused):
    """There is nothing to read."""


class NotText(Refused):
    """The bytes are no text, or hold characters that no text has."""


class TooLong(Refused):
    """Longer than any article."""


class UnknownAddress(Refused):
    """The web address is none, or carries a password."""


class OtherOutlet(Refused):
    """The address is known as another outlet's article."""


# Which field of a form or a request each refusal is about, by the names of `receive.receive`.
FIELDS: dict[type[Exception], str] = {
    NoPublicationTime: "published_at",
    AlreadyDated: "published_at",
    AlreadyPublic: "embargoed_until",
    UnknownZone: "zone",
    EmptyText: "text",
    NotText: "text",
    TooLong: "text",
    UnknownAddress: "url",
    OtherOutlet: "url",
}


def field_of(refused: Exception) -> str | None:
    """The field that a refusal is about; None where it is about the whole."""
    return next((name for kind, name in FIELDS.items() if isinstance(refused, kind)), None)
