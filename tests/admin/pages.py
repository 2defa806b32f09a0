"""What the tests of the editors' door ask of a page."""

import re
from html.parser import HTMLParser
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from facts.models import Contradiction
from tests.factories import make_article, make_contradiction, make_editor, make_fact

TEXT = "The leaders meet on the sidelines of the summit in Gyeongju. Police in Gyeongju closed two roads."


def signed_in(*permissions: str, superuser: bool = False, name: str = "") -> Client:
    """A browser with an editor at it; one who may do everything unless permissions are named."""
    client = Client()
    client.force_login(make_editor(name, *permissions, superuser=superuser or not permissions))
    return client


def address(noun: str, page: str = "changelist", *args: Any) -> str:
    """The address of a list, or of a page of one row."""
    return reverse(f"admin:facts_{noun}_{page}", args=args)


def text_of(response: Any) -> str:
    """The words of a page, without its tags and with white space made single."""
    words = re.sub(r"<[^>]*>", " ", response.content.decode())
    return " ".join(words.split())


def queries_of(client: Client, url: str) -> int:
    """How many queries the page costs, once Django has read what it keeps in memory."""
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def venue_flag(**fields: Any) -> Contradiction:
    """A published fact on the venue of a meeting, and a report that places it elsewhere."""
    article = make_article(TEXT)
    fact = make_fact(
        "The leaders meet in Gyeongju.", kind="place", value="Gyeongju", article=article, quote="the summit in Gyeongju"
    )
    return make_contradiction(fact, value="Busan", quote="They met in Busan on Thursday.", **fields)


class FormFields(HTMLParser):
    """The fields of the longest form of a page, as a browser would send them untouched."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self.name = ""
        self.words: list[str] = []
        self.is_select = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, kind = given.get("name") or "", given.get("type")
        if tag == "form":
            self.forms.append({})
        if not self.forms:
            return
        if tag == "input" and name and kind not in ("submit", "button", "file"):
            if kind not in ("checkbox", "radio") or "checked" in given:
                self.add(name, given.get("value") or ("on" if kind == "checkbox" else ""))
        elif tag in ("textarea", "select"):
            self.name, self.words, self.is_select = name, [], tag == "select"
        elif tag == "option" and "selected" in given:
            self.add(self.name, given.get("value") or "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.add(self.name, "".join(self.words).removeprefix("\n"))

    def add(self, name: str, value: str) -> None:
        self.forms[-1].setdefault(name, []).append(value)


def form_of(response: Any) -> dict[str, Any]:
    """What a browser sends if the form of this page is sent as it was shown."""
    reader = FormFields()
    reader.feed(response.content.decode())
    fields = max(reader.forms, key=len)
    return {name: values for name, values in fields.items() if name != "csrfmiddlewaretoken"}


def opened(client: Client, url: str) -> dict[str, Any]:
    """The form of a page, as it is when the page is opened."""
    return form_of(client.get(url))
