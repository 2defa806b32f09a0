"""A quote becomes a fact; an ambiguous one asks which is meant."""

import pytest

from facts.models import Fact, FactRelation, Mention
from tests.admin.pages import TEXT, address, signed_in, text_of
from tests.factories import make_article, make_fact

pytestmark = pytest.mark.django_db


def page_of(article):
    return address("article", "capture", article.pk)


def sent(**fields):
    """A filled form."""
    return {
        "quote": "the summit in Gyeongju",
        "statement": "The leaders meet in Gyeongju.",
        "kind": "place",
        "value_text": "Gyeongju",
        "subject": "the meeting",
        "importance": "3",
        "role": "explicit",
    } | fields


def test_a_quote_becomes_a_draft_with_its_value_and_its_place():
    article = make_article(TEXT)
    response = signed_in().post(page_of(article), sent())
    assert response.url == address("article", "change", article.pk)
    fact = Fact.objects.get()
    assert (fact.editorial_status, fact.importance) == ("draft", 3)
    assert fact.versions.get().readable_value == "Gyeongju, South Korea"
    assert fact.mentions.get().exact == "the summit in Gyeongju"


def test_an_ambiguous_quote_lists_its_places_and_the_chosen_one_is_taken():
    client, article = signed_in(), make_article(TEXT)
    asked = client.post(page_of(article), sent(quote="Gyeongju"))
    assert not Fact.objects.exists()
    assert "Which one?" in text_of(asked)
    places = [choice for choice, _ in asked.context["form"].fields["start"].widget.choices]
    assert places == [TEXT.index("Gyeongju"), TEXT.rindex("Gyeongju")]
    assert "The leaders meet in Gyeongju." in asked.content.decode()
    client.post(page_of(article), sent(quote="Gyeongju", start=places[1]))
    assert Mention.objects.get().start == places[1]


def test_a_quote_that_does_not_stand_in_the_text_is_refused_at_its_field():
    page = signed_in().post(page_of(make_article(TEXT)), sent(quote="the summit in Paris"))
    assert page.context["form"].errors["quote"]


def test_a_value_that_cannot_be_read_is_refused_at_its_field_and_nothing_is_lost():
    page = signed_in().post(page_of(make_article(TEXT)), sent(kind="date", value_text="when it rains"))
    assert page.context["form"].errors["value_text"]
    assert "when it rains" in page.content.decode()
    assert not Fact.objects.exists()


def test_the_next_fact_of_the_same_sentence_begins_with_its_quote():
    client, article = signed_in(), make_article(TEXT)
    page = client.post(page_of(article), sent(_another="1"), follow=True)
    assert page.context["form"]["quote"].value() == "the summit in Gyeongju"
    assert page.context["form"]["subject"].value() == "the meeting"


def test_an_implied_fact_says_by_which_it_is_implied():
    article = make_article(TEXT)
    literal = make_fact(article=article, quote="the summit in Gyeongju")
    signed_in().post(page_of(article), sent(role="implied", implied_by=literal.pk))
    relation = FactRelation.objects.get()
    assert (relation.kind, relation.other) == ("implied_by", literal)
    assert relation.fact.mentions.get().role == "implied"


def test_an_article_without_a_time_gives_no_facts_yet():
    article = make_article(TEXT, published_at=None, zone="", pubstatus="withheld")
    assert "when this article is to be published" in text_of(signed_in().post(page_of(article), sent()))
    assert not Fact.objects.exists()


def test_who_may_not_add_facts_records_none():
    assert signed_in("view_article").post(page_of(make_article(TEXT)), sent()).status_code == 403


def test_a_fact_that_is_on_record_is_shown_and_the_passage_can_be_added_to_it():
    client, article = signed_in(), make_article(TEXT)
    known = make_fact("The leaders meet in Gyeongju.", kind="place", value="Gyeongju", subject="the meeting")
    asked = client.post(page_of(article), sent())
    assert asked.context["form"].errors["same_as"]
    assert "Yes: add this passage to “The leaders meet in Gyeongju.”" in text_of(asked)
    assert Fact.objects.count() == 1
    client.post(page_of(article), sent(same_as=str(known.pk)))
    assert known.mentions.get().exact == "the summit in Gyeongju"
    assert Fact.objects.count() == 1


def test_a_fact_like_one_on_record_is_recorded_anyway_if_the_editor_says_so():
    client, article = signed_in(), make_article(TEXT)
    make_fact("The leaders meet in Gyeongju.", kind="place", value="Gyeongju", subject="the meeting")
    client.post(page_of(article), sent(same_as="new"))
    assert Fact.objects.count() == 2


@pytest.mark.parametrize("same_as", ["999999", "9" * 40, "old", "-1"])
def test_an_answer_that_names_no_fact_records_nothing(same_as):
    article = make_article(TEXT)
    make_fact("The leaders meet in Gyeongju.", kind="place", value="Gyeongju", subject="the meeting")
    page = signed_in().post(page_of(article), sent(same_as=same_as))
    assert page.context["form"].errors["same_as"]
    assert Fact.objects.count() == 1


def test_a_draft_of_our_own_gets_facts():
    article = make_article(TEXT, released_at=None)
    signed_in().post(page_of(article), sent())
    assert Fact.objects.get().mentions.get().exact == "the summit in Gyeongju"
