import pytest
from rest_framework.test import APIClient

from facts.models import Correction, Entity, Evidence, Source
from facts.publishing import public
from tests.factories import MORNING, current, make_article, make_editor, make_evidence, make_fact, make_outlet

V1 = "/api/v1"
# Code points that take one, two, three and four bytes, and a family that is five of them on one place of the screen.
TEXT = "Ça va. 習近平 met 👨‍👩‍👧 in Busan. Trump’s tour ends."


def test_spans_count_code_points_of_the_text_that_is_told(anyone: APIClient) -> None:
    article = make_article(TEXT)
    fact = make_fact("The tour ends.", article=article, quote="Trump’s tour ends")
    hidden = make_fact("Not yet.", article=article, quote="in Busan", editorial_status="draft")
    told = anyone.get(f"{V1}/articles/{article.uuid}/").json()
    (stated,) = told["facts"]
    (span,) = stated["spans"]
    assert told["text"][span["start"] : span["end"]] == span["exact"] == "Trump’s tour ends"
    assert stated["id"] == str(fact.uuid)
    assert str(hidden.uuid) not in str(told)


def test_only_our_own_articles_that_are_out_are_listed_the_latest_first(anyone: APIClient) -> None:
    older = make_article("One.")
    newer = make_article("Two.", published_at=MORNING.replace(day=25))
    make_article("Three.", outlet=make_outlet())
    draft = make_article("Four.", pubstatus="withheld")
    listed = anyone.get(f"{V1}/articles/").json()["results"]
    assert listed == [public.article(newer), public.article(older)]
    assert anyone.get(f"{V1}/articles/{draft.uuid}/").status_code == 404


def test_an_entity_is_public_once_a_published_fact_speaks_of_it(anyone: APIClient) -> None:
    south = Entity.objects.create(kind="place", name="South Korea")
    busan = Entity.objects.create(kind="place", name="Busan", within=south)
    busan.aliases.create(name="부산")
    make_fact().entities.add(busan)
    make_fact(editorial_status="draft").entities.add(Entity.objects.create(kind="person", name="Informant"))
    assert anyone.get(f"{V1}/entities/").json()["results"] == [public.entity(busan)]
    assert anyone.get(f"{V1}/entities/", {"q": "부산"}).json()["results"] == [public.entity(busan)]


def test_evidence_is_public_once_an_editor_accepts_it_and_an_alias_stands_for_a_confidential_source(anyone: APIClient) -> None:
    fact = make_fact()
    source = Source.objects.create(kind="person", name="Ann Real", is_confidential=True, alias="a senior diplomat")
    shown = make_evidence(fact, source=source)
    make_evidence(fact, state="suggested", found_by="detector", detector="test 1", quote="Found by a machine.")
    make_evidence(fact, is_internal=True, quote="For us only.")
    make_evidence(make_fact(editorial_status="draft"), quote="On a draft.")
    (told,) = anyone.get(f"{V1}/evidence/", {"fact": fact.uuid}).json()["results"]
    assert told["source"] == {"name": "a senior diplomat", "url": ""}
    assert anyone.get(f"{V1}/evidence/{shown.uuid}/").json() == told
    assert anyone.get(f"{V1}/evidence/").json()["results"] == [told]
    assert Evidence.objects.count() == 4


def test_the_corrections_log_tells_old_and_new_value_and_the_articles(anyone: APIClient) -> None:
    article = make_article()
    fact = make_fact(article=article)
    version = current(fact)
    correction = Correction.objects.create(
        fact=fact, kind="correction", old_version=version, new_version=version, old_form="Seoul", new_form="Busan",
        notice="Busan, not Seoul.", published_by=make_editor("Mary Editor"), published_at=MORNING,
    )  # fmt: skip
    correction.articles.add(article)
    answer = anyone.get(f"{V1}/corrections/{correction.uuid}/")
    assert answer.json() == public.correction(correction)
    assert anyone.get(f"{V1}/corrections/", {"article": article.uuid}).json()["results"] == [answer.json()]
    assert "Mary" not in answer.content.decode()


def test_the_change_log_is_told_newest_first_and_since_a_moment(anyone: APIClient) -> None:
    fact = make_fact()
    fact.changes.create(kind="published", summary="Published.", changed_at=MORNING)
    last = fact.changes.create(kind="verified", summary="Verified.", changed_at=MORNING.replace(day=26))
    make_fact(editorial_status="draft").changes.create(kind="verified", summary="A draft's.")
    listed = anyone.get(f"{V1}/changes/").json()["results"]
    assert [line["summary"] for line in listed] == ["Verified.", "Published."]
    since = anyone.get(f"{V1}/changes/", {"changed_since": "2025-10-25"}).json()["results"]
    assert [line["number"] for line in since] == [last.pk]


def test_the_root_leads_to_every_list(anyone: APIClient) -> None:
    addresses = anyone.get(f"{V1}/").json()
    answers = {name: anyone.get(address).status_code for name, address in addresses.items()}
    assert answers.pop("contradictions") == 401
    assert set(answers.values()) == {200}


@pytest.mark.parametrize("path", ["nowhere/", "facts/7/", "facts/7/more/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_address_that_is_none_is_told_in_the_form_of_all_errors(anyone: APIClient, path: str, method: str) -> None:
    answer = getattr(anyone, method)(f"{V1}/{path}")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (404, "not_found")


def test_a_forgotten_slash_leads_on(anyone: APIClient) -> None:
    assert anyone.get(f"{V1}/facts").headers["Location"] == f"{V1}/facts/"


def test_any_site_may_read_and_none_may_write(anyone: APIClient) -> None:
    origin = {"Origin": "https://elsewhere.example"}
    assert anyone.get(f"{V1}/facts/", headers=origin).headers["Access-Control-Allow-Origin"] == "*"
    asked = anyone.options(f"{V1}/articles/", headers=origin | {"Access-Control-Request-Method": "POST"})
    assert "POST" not in asked.headers["Access-Control-Allow-Methods"]
