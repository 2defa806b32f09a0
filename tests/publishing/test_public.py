"""The allow-list: nothing else leaves."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from facts.editorial import correct, status
from facts.models import Article, Correction, Entity, EntityAlias, Evidence, Source
from facts.publishing import jsonld, marks, public
from tests.factories import current, make_article, make_editor, make_evidence, make_fact, make_outlet

pytestmark = pytest.mark.django_db
SECRET = "Viktor Geheim"


def tomorrow() -> Any:
    return timezone.now() + timedelta(days=1)


def test_a_fact_has_these_fields_and_no_more() -> None:
    fact = make_fact(article=make_article(), internal_note=SECRET, review_reason=SECRET)
    told = public.fact(fact)
    assert set(told) == {
        *("id", "url", "slug", "kind", "subject", "claimant", "language", "verification_status", "temporal_state"),
        *("statement", "value", "readable_value", "valid_from", "valid_until", "as_of", "modified_at"),
        *("reports_differ", "articles", "entities", "corrections"),
    }
    detail = public.fact_detail(fact)
    assert set(detail) - set(told) == {
        *("number", "rank", "reason", "recorded_at", "superseded_at", "public_since", "first_stated_at", "verification"),
        *("timeline", "places", "relations", "evidence", "asked"),
    }
    assert SECRET not in json.dumps(detail)
    assert SECRET not in json.dumps(told)


def test_a_typed_value_is_told_as_json_and_in_words() -> None:
    told = public.fact(make_fact(kind="date", value="30 October 2025"))
    assert told["readable_value"] == "30 October 2025"
    assert told["value"]["precision"] == "day"


@pytest.mark.parametrize("state", ["draft", "in_review", "on_hold", "withdrawn"])
def test_a_fact_that_is_not_published_is_refused(state: str) -> None:
    fact = make_fact(editorial_status=state)
    for tell in (public.fact, jsonld.claim):
        with pytest.raises(public.NotPublic):
            tell(fact)


HIDDEN = [{"embargoed_until": "tomorrow"}, {"published_at": "tomorrow"}, {"pubstatus": "withheld"}, {"pubstatus": "canceled"}]


@pytest.fixture(params=HIDDEN, ids=lambda fields: "-".join(map(str, *fields.items())))
def hidden(request: pytest.FixtureRequest) -> Article:
    """An article of ours that is not out."""
    fields = {name: tomorrow() if value == "tomorrow" else value for name, value in request.param.items()}
    return make_article(SECRET, headline=SECRET, **fields)


def test_an_article_that_is_not_out_is_refused(hidden: Article) -> None:
    for tell in (public.article, jsonld.news_article):
        with pytest.raises(public.NotPublic):
            tell(hidden)


def test_a_fact_does_not_name_an_article_that_is_not_out(hidden: Article) -> None:
    fact = make_fact(article=make_article())
    make_fact_in(hidden, fact)
    assert SECRET not in json.dumps([public.fact(fact), jsonld.claim(fact)])


def make_fact_in(article: Article, fact: Any) -> None:
    revision = article.revisions.get()
    fact.mentions.create(revision=revision, exact=SECRET, start=0, end=len(SECRET))


def test_a_correction_does_not_name_an_article_that_is_not_out(hidden: Article) -> None:
    fact = make_fact(article=make_article())
    make_fact_in(hidden, fact)
    correction = corrected(fact)
    assert hidden in correction.articles.all()
    assert SECRET not in json.dumps(public.correction(correction))
    assert "correction" not in json.dumps(public.fact(fact)["articles"])


def corrected(fact: Any) -> Correction:
    correction = correct.correct(
        fact, expected=current(fact), kind="correction", editor=make_editor(), statement="It leaves at one."
    )
    assert correction is not None
    return correction


def test_others_articles_are_not_ours_to_publish() -> None:
    with pytest.raises(public.NotPublic):
        public.article(make_article(outlet=make_outlet()))


def test_evidence_in_a_report_that_is_not_out_is_refused(hidden: Article) -> None:
    with pytest.raises(public.NotPublic):
        public.evidence(make_evidence(make_fact(), article=hidden))


@pytest.mark.parametrize("fields", [{"state": "suggested"}, {"state": "rejected"}, {"is_internal": True}])
def test_evidence_that_nobody_stands_for_in_public_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(public.NotPublic):
        public.evidence(make_evidence(make_fact(), **fields))


def test_a_confidential_source_is_its_alias_and_nothing_else() -> None:
    source = Source.objects.create(
        kind="person",
        name=SECRET,
        url="https://geheim.example/",
        is_confidential=True,
        alias="a senior diplomat",
        internal_note=SECRET,
    )
    report = make_article(f"{SECRET} told us.", outlet=make_outlet(), headline=SECRET, url="https://geheim.example/1")
    told = public.evidence(make_evidence(make_fact(), article=report, quote="told us", source=source))
    assert told["source"] == {"name": "a senior diplomat", "url": ""}
    assert "eheim" not in json.dumps(told)


def test_evidence_names_the_report() -> None:
    report = make_article("Yes.", outlet=make_outlet("Harbour Post"), headline="It is so", url="https://post.example/1")
    told = public.evidence(make_evidence(make_fact(), article=report))
    assert (told["report"]["outlet"], told["report"]["url"]) == ("Harbour Post", "https://post.example/1")
    assert not set(told) & {"detector", "score", "reason", "recorded_by", "note"}


def test_a_correction_names_both_values_and_its_articles_but_no_editor() -> None:
    article = make_article(headline="Ferry")
    fact = make_fact("It is in Seoul.", kind="other", article=article)
    told = public.correction(corrected(fact))
    assert told["articles"][0]["headline"] == "Ferry"
    assert "It is in Seoul." in told["notice"]
    assert not set(told) & {"published_by", "contradiction"}


def test_a_correction_of_a_fact_on_hold_is_refused() -> None:
    fact = make_fact()
    correction = corrected(fact)
    status.hold(fact, editor=make_editor(), reason="unclear")
    correction.fact.refresh_from_db()
    with pytest.raises(public.NotPublic):
        public.correction(correction)


def test_an_entity_tells_its_names_and_where_it_lies() -> None:
    korea = Entity.objects.create(kind="place", name="South Korea")
    busan = Entity.objects.create(kind="place", name="Busan", within=korea)
    EntityAlias.objects.create(entity=busan, name="부산")
    told = public.entity(busan)
    assert (told["aliases"], told["within"]["name"]) == (["부산"], "South Korea")


def test_a_news_article_names_correction_policy_and_claims() -> None:
    article = make_article(byline="Jo Reporter")
    fact = make_fact(article=article)
    make_fact(article=article, editorial_status="draft")
    correction = corrected(fact)
    told = jsonld.news_article(article)
    assert told["@type"] == "NewsArticle"
    assert told["correction"]["@type"] == "CorrectionComment"
    assert told["correction"]["text"] == correction.notice
    assert told["publisher"]["correctionsPolicy"].endswith("/about/")
    assert told["mentions"] == [{"@type": "Claim", "@id": jsonld.claim(fact)["@id"]}]
    assert told["dateModified"] > told["datePublished"]


def test_several_corrections_are_a_list() -> None:
    fact = make_fact(article=(article := make_article()))
    corrected(fact)
    correct.correct(fact, expected=current(fact), kind="correction", editor=make_editor(), statement="It leaves at two.")
    assert len(jsonld.news_article(article)["correction"]) == 2


def test_no_claim_of_ours_is_marked_as_a_review() -> None:
    fact = make_fact(article=(article := make_article()), claimant="The harbour")
    assert "ClaimReview" not in json.dumps([jsonld.claim(fact), jsonld.news_article(article)])
    assert jsonld.claim(fact)["author"] == {"name": "The harbour"}


def test_json_ld_can_not_leave_its_script_element() -> None:
    written = jsonld.dumps({"a": "</script><!-- & \u2028"})
    assert not set("<>&\u2028") & set(written)
    assert json.loads(written) == {"a": "</script><!-- & \u2028"}


def test_an_article_is_cut_at_its_facts_and_overlaps_have_both() -> None:
    text = "Die Fähre 🛳️ leaves Busan at noon."
    article = make_article(text)
    whole = make_fact(article=article, quote="leaves Busan at noon")
    part = make_fact(article=article, quote="Busan")
    draft = make_fact(article=article, quote="Fähre 🛳️", editorial_status="draft")
    segments = marks.marked(article)
    assert "".join(segment.text for segment in segments) == text
    assert [segment.facts for segment in segments if segment.text == "Busan"] == [(whole, part)]
    assert all(draft not in segment.facts for segment in segments)
    assert any(draft in segment.facts for segment in marks.marked(article, internal=True))


def test_orphans_are_not_marked() -> None:
    article = make_article()
    fact = make_fact(article=article)
    fact.mentions.update(anchor_state="orphaned")
    assert [segment.facts for segment in marks.marked(article)] == [()]


def test_evidence_states_are_all_that_the_guard_knows() -> None:
    assert set(Evidence.State.values) == {"suggested", "accepted", "rejected"}
