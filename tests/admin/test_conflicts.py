"""Two editors at one form: the second is refused, sees both values, loses no word, and may then save deliberately."""

import html
from datetime import UTC, datetime

import pytest

from facts.admin import versions
from facts.models import Article, Entity, Fact, Outlet, Source
from tests.admin.pages import address, form_of, opened, signed_in, text_of
from tests.factories import latest, make_article, make_evidence, make_fact, make_outlet

pytestmark = pytest.mark.django_db

EMBARGO = datetime(2031, 5, 4, 9, 0, tzinfo=UTC)


def change(row):
    return address(row._meta.model_name, "change", row.pk)


def save(client, row, **fields):
    """A colleague's save: the form opened now, with these fields."""
    response = client.post(change(row), opened(client, change(row)) | fields)
    assert response.status_code == 302, text_of(response)


def test_a_form_that_is_sent_as_it_was_opened_is_saved():
    client = signed_in()
    for row in (make_article(), make_fact(), make_outlet(), Source.objects.create(kind="person", name="A. Name")):
        assert client.post(change(row), opened(client, change(row))).status_code == 302


def test_an_older_article_form_lifts_neither_embargo_nor_cancellation():
    article = make_article(outlet=make_outlet())
    mine, colleague = signed_in(name="mara"), signed_in(name="jun")
    old = opened(mine, change(article))
    save(colleague, article, embargoed_until="2031-05-04T09:00", pubstatus="canceled")

    page = mine.post(change(article), old | {"byline": "By Mara"})
    assert page.status_code == 409
    article.refresh_from_db()
    assert (article.embargoed_until, article.pubstatus, article.byline) == (EMBARGO, "canceled", "")
    said = text_of(page)
    assert "Saved by jun" in said
    assert "4 May 2031, 09:00 UTC" in said
    assert "In your form, unchanged by you" in said
    assert [str(message) for message in page.context["messages"]] == [versions.CHANGED]
    assert "15:00 KST · By Mara" not in said


def test_a_second_press_saves_what_was_typed_and_keeps_what_was_left_alone():
    article = make_article(outlet=make_outlet())
    mine, colleague = signed_in(), signed_in()
    old = opened(mine, change(article))
    save(colleague, article, embargoed_until="2031-05-04T09:00", pubstatus="canceled", byline="By Jun")

    again = form_of(mine.post(change(article), old | {"byline": "By Mara"}))
    assert again["byline"] == ["By Mara"]
    assert mine.post(change(article), again).status_code == 302
    article.refresh_from_db()
    assert (article.embargoed_until, article.pubstatus, article.byline) == (EMBARGO, "canceled", "By Mara")


def test_what_was_typed_over_a_colleagues_value_is_saved_deliberately():
    article = make_article(embargoed_until=EMBARGO)
    mine, colleague = signed_in(), signed_in()
    old = opened(mine, change(article))
    save(colleague, article, embargoed_until="2032-01-01T09:00")
    again = form_of(mine.post(change(article), old | {"embargoed_until": ""}))
    assert again["embargoed_until"] == [""]
    mine.post(change(article), again)
    article.refresh_from_db()
    assert article.embargoed_until is None


def test_an_older_source_form_does_not_take_its_confidentiality_away():
    source = Source.objects.create(kind="person", name="Real Name")
    mine, colleague = signed_in(), signed_in(name="jun")
    old = opened(mine, change(source))
    save(colleague, source, is_confidential="on", alias="a diplomat")

    page = mine.post(change(source), old | {"internal_note": "Call on Monday."})
    assert page.status_code == 409
    source.refresh_from_db()
    assert (source.is_confidential, source.alias, source.internal_note) == (True, "a diplomat", "")
    mine.post(change(source), form_of(page))
    source.refresh_from_db()
    assert (source.is_confidential, source.alias, source.internal_note) == (True, "a diplomat", "Call on Monday.")


def test_an_internal_note_does_not_vanish():
    fact = make_fact()
    mine, colleague = signed_in(), signed_in(name="jun")
    old = opened(mine, change(fact))
    save(colleague, fact, internal_note="The embassy denies it.")

    page = mine.post(change(fact), old | {"internal_note": "Ask Jun."})
    said = text_of(page)
    assert page.status_code == 409
    assert "Saved by jun" in said
    assert "The embassy denies it." in said
    assert "You typed Ask Jun." in said
    fact.refresh_from_db()
    assert fact.internal_note == "The embassy denies it."


def test_entities_of_a_fact_that_a_colleague_added_stay():
    fact, place = make_fact(), Entity.objects.create(kind="place", name="Busan")
    other = Entity.objects.create(kind="place", name="Gyeongju")
    mine, colleague = signed_in(), signed_in()
    old = opened(mine, change(fact))
    save(colleague, fact, entities=[place.pk])
    page = mine.post(change(fact), old | {"subject": "the venue"})
    assert page.status_code == 409
    mine.post(change(fact), form_of(page))
    fact.refresh_from_db()
    assert (fact.subject, list(fact.entities.all())) == ("the venue", [place])
    page = mine.post(change(fact), old | {"entities": [other.pk]})
    assert "You typed Gyeongju" in text_of(page)


def test_an_outlet_and_an_entity_have_no_history_and_are_guarded_all_the_same():
    outlet = make_outlet(zone="Asia/Seoul")
    entity = Entity.objects.create(kind="place", name="Busan")
    mine, colleague = signed_in(), signed_in(name="jun")
    for row, field, theirs in ((outlet, "zone", "Asia/Tokyo"), (entity, "description", "city")):
        old = opened(mine, change(row))
        save(colleague, row, **{field: theirs})
        page = mine.post(change(row), old | {"name": "Another name"})
        assert page.status_code == 409
        assert "Saved by jun" in text_of(page)
        row.refresh_from_db()
        assert (getattr(row, field), row.name == "Another name") == (theirs, False)


def test_a_row_of_a_table_that_a_colleague_changed_or_deleted_is_not_put_back():
    entity = Entity.objects.create(kind="person", name="Xi Jinping")
    first, second = entity.aliases.create(name="Xi"), entity.aliases.create(name="Xi J.")
    mine, colleague = signed_in(), signed_in()
    old = opened(mine, change(entity))
    save(colleague, entity, **{"aliases-0-name": "President Xi", "aliases-1-DELETE": "on"})

    page = mine.post(change(entity), old | {"aliases-2-name": "习近平"})
    assert page.status_code == 409
    assert "President Xi" in text_of(page)
    assert "deleted" in text_of(page)
    assert mine.post(change(entity), form_of(page)).status_code == 302
    assert set(entity.aliases.values_list("name", flat=True)) == {"President Xi", "习近平"}
    assert (first.pk, second.pk) != (None, None)


def test_a_row_that_was_typed_in_and_deleted_elsewhere_comes_back_only_deliberately():
    entity = Entity.objects.create(kind="person", name="Xi Jinping")
    entity.aliases.create(name="Xi")
    mine, colleague = signed_in(), signed_in()
    old = opened(mine, change(entity))
    save(colleague, entity, **{"aliases-0-DELETE": "on"})
    page = mine.post(change(entity), old | {"aliases-0-name": "Mr Xi"})
    assert page.status_code == 409
    assert not entity.aliases.exists()
    mine.post(change(entity), form_of(page))
    assert entity.aliases.get().name == "Mr Xi"


def test_a_row_that_a_colleague_added_is_in_nobodys_way():
    entity = Entity.objects.create(kind="person", name="Xi Jinping")
    mine = signed_in()
    old = opened(mine, change(entity))
    entity.aliases.create(name="Xi")
    assert mine.post(change(entity), old | {"aliases-0-name": "Mr Xi"}).status_code == 302
    assert entity.aliases.count() == 2


def test_the_same_change_by_both_is_no_conflict():
    article = make_article()
    mine, colleague = signed_in(), signed_in()
    old = opened(mine, change(article))
    save(colleague, article, byline="By Jun")
    assert mine.post(change(article), old | {"byline": "By Jun"}).status_code == 302


@pytest.mark.parametrize("version", [None, "", "1", "[]", "{", '{"byline": 1}'])
def test_a_form_that_does_not_say_on_which_version_it_was_made_saves_nothing_at_first(version):
    article = make_article()
    client = signed_in()
    form = opened(client, change(article)) | {"byline": "By Mara"} | ({"version": version} if version is not None else {})
    if version is None:
        del form["version"]
    page = client.post(change(article), form)
    assert page.status_code == 409
    assert not Article.objects.get().byline
    client.post(change(article), form_of(page))
    assert Article.objects.get().byline == "By Mara"


def test_a_field_that_cannot_be_read_is_still_refused_at_its_field():
    client, outlet = signed_in(), make_outlet()
    page = client.post(change(outlet), opened(client, change(outlet)) | {"zone": "Mars/Olympus"})
    assert page.status_code == 200
    assert "Mars/Olympus" in text_of(page)
    assert Outlet.objects.get().zone == "UTC"
    page = client.post(change(outlet), form_of(page) | {"zone": "Asia/Seoul"})
    assert Outlet.objects.get().zone == "Asia/Seoul"


def test_a_new_text_does_not_swallow_a_colleagues_text():
    article = make_article("It leaves at noon.")
    mine, colleague = signed_in(), signed_in(name="jun")
    url = address("article", "revise", article.pk)
    old = opened(mine, url)
    assert colleague.post(url, opened(colleague, url) | {"text": "It leaves at one."}).status_code == 302

    page = mine.post(url, old | {"text": "It leaves at two."})
    assert page.status_code == 409
    assert latest(article).text == "It leaves at one."
    said = text_of(page)
    assert "Saved by jun" in said
    assert "It leaves at one." in said
    assert "It leaves at two." in said
    again = form_of(page)
    assert again["text"] == ["It leaves at two."]
    assert mine.post(url, again).status_code == 302
    assert latest(article).text == "It leaves at two."


def test_a_new_headline_alone_keeps_a_colleagues_text():
    article = make_article("It leaves at noon.")
    mine, colleague = signed_in(), signed_in()
    url = address("article", "revise", article.pk)
    old = opened(mine, url)
    colleague.post(url, opened(colleague, url) | {"text": "It leaves at one."})
    page = mine.post(url, old | {"headline": "The ferry"})
    assert form_of(page)["text"] == ["It leaves at one."]


def test_a_time_that_a_colleague_gave_is_not_replaced():
    article = make_article(published_at=None, zone="", pubstatus="withheld")
    mine, colleague = signed_in(), signed_in()
    url = address("article", "date", article.pk)
    old = opened(mine, url)
    colleague.post(url, opened(colleague, url) | {"published_at": "2025-10-24T09:00", "zone": "Asia/Seoul"})
    page = mine.post(url, old | {"published_at": "2025-10-25T09:00", "zone": "Asia/Seoul"})
    assert page.status_code == 409
    assert Article.objects.get().published_at.isoformat() == "2025-10-24T00:00:00+00:00"


def test_evidence_for_what_a_fact_said_is_not_recorded_for_what_it_says_now():
    fact, report = make_fact("They meet in Gyeongju."), make_article("They will meet in Gyeongju, an aide said.")
    mine = signed_in()
    url = address("fact", "evidence", fact.pk)
    old = opened(mine, url) | {"quote": "They will meet in Gyeongju", "article": report.pk}
    fact.versions.close(datetime.now(tz=UTC))
    fact.versions.create(number=2, statement="They meet in Busan.", as_of=EMBARGO)
    page = mine.post(url, old)
    assert page.status_code == 409
    assert "They meet in Busan." in text_of(page)
    assert not fact.evidence.exists()
    mine.post(url, form_of(page) | {"article": report.pk})
    assert fact.evidence.get().version.number == 2


def test_a_fact_that_a_colleague_withdrew_is_not_put_on_hold():
    fact = make_fact()
    mine = signed_in()
    url = address("fact", "hold", fact.pk)
    old = opened(mine, url)
    Fact.objects.filter(pk=fact.pk).update(editorial_status="on_hold", review_reason="On hold: A source has called.")
    page = mine.post(url, old | {"reason": "Wait."})
    assert page.status_code == 409
    assert form_of(page)["reason"] == ["Wait."]


def button(page, url):
    """The version that the button on this page carries."""
    form = page.content.decode().split(f'action="{url}"')[1]
    return html.unescape(form.split('name="version" value="')[1].split('"')[0])


def test_a_fact_that_a_colleague_reworded_is_not_published_unseen():
    fact = make_fact("They meet in Gyeongju.", editorial_status="draft")
    client = signed_in()
    url = address("fact", "publish", fact.pk)
    seen = button(client.get(change(fact)), url)
    fact.versions.close(datetime.now(tz=UTC))
    fact.versions.create(number=2, statement="They meet in Busan.", as_of=EMBARGO)
    said = text_of(client.post(url, {"version": seen}, follow=True))
    assert "What the fact says: They meet in Busan." in said
    fact.refresh_from_db()
    assert fact.editorial_status == "draft"
    client.post(url, {"version": button(client.get(change(fact)), url)})
    fact.refresh_from_db()
    assert fact.editorial_status == "published"


def test_a_passage_that_a_colleague_rejected_is_not_accepted():
    fact = make_fact()
    piece = make_evidence(fact, state="suggested")
    client = signed_in()
    url = address("evidence", "accept", piece.pk)
    seen = button(client.get(change(fact)), url)
    type(piece).objects.update(state="rejected")
    assert "Not done" in text_of(client.post(url, {"version": seen}, follow=True))
    piece.refresh_from_db()
    assert piece.state == "rejected"
