from typing import Any

import pytest
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from rest_framework.test import APIClient

from facts.api.serializers import public as shapes
from facts.editorial import relate, verify
from facts.models import Correction, Entity
from facts.publishing import public
from tests.factories import current, make_article, make_editor, make_evidence, make_fact

V1 = "/api/v1"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return SchemaGenerator().get_schema(request=None, public=True)


def test_the_schema_is_valid_openapi_and_made_without_a_warning(
    schema: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    validate_schema(SchemaGenerator().get_schema(request=None, public=True))
    assert capsys.readouterr().err == ""


def test_every_address_and_its_filters_are_described(schema: dict[str, Any]) -> None:
    paths = set(schema["paths"])
    nouns = ("facts", "articles", "entities", "evidence", "corrections", "contradictions")
    assert paths >= {f"{V1}/{noun}/{end}" for noun in nouns for end in ("", "{uuid}/")}
    assert {f"{V1}/changes/", f"{V1}/articles/{{uuid}}/check/", f"{V1}/auth/login/"} <= paths
    described = {parameter["name"] for parameter in schema["paths"][f"{V1}/facts/"]["get"]["parameters"]}
    assert described == {
        "kind", "verification_status", "language", "article", "entity", "q", "changed_since", "cursor", "page_size",
    }  # fmt: skip
    assert "description" in schema["paths"][f"{V1}/facts/{{uuid}}/"]["get"]["parameters"][0]


def test_the_schema_is_told_to_everybody_as_json_and_yaml(anyone: APIClient) -> None:
    assert anyone.get(f"{V1}/schema/", headers={"Accept": "application/json"}).json()["openapi"].startswith("3.")
    assert anyone.get(f"{V1}/schema/").content.startswith(b"openapi: 3.")


def test_the_docs_page_loads_from_here_only_and_holds_no_script(anyone: APIClient) -> None:
    page = anyone.get(f"{V1}/docs/", headers={"Accept": "text/html"})
    policy = page.headers["Content-Security-Policy"]
    assert "img-src 'self' data:" in policy
    assert "unsafe" not in policy
    assert b"<style" not in page.content
    assert b"://" not in page.content
    script = anyone.get(f"{V1}/docs/?script=")
    assert script.headers["Content-Type"].startswith("application/javascript")
    assert b"/api/v1/schema/" in script.content


def test_only_the_docs_page_has_the_wider_policy(anyone: APIClient) -> None:
    assert "data:" not in anyone.get(f"{V1}/facts/").headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_each_public_answer_has_exactly_the_fields_that_are_described() -> None:
    article = make_article()
    fact = make_fact(article=article)
    entity = Entity.objects.create(kind="place", name="Busan")
    version = current(fact)
    correction = Correction.objects.create(
        fact=fact, kind="update", notice="New.", old_version=version, new_version=version, published_by=make_editor()
    )
    change = fact.changes.create(kind="updated", summary="New.", correction=correction)
    relate.relate(fact, kind="depends_on", other=make_fact(), editor=make_editor())
    verify.verify(fact, editor=make_editor(), result="disputed", method="call")
    told = [
        (shapes.FactSerializer, public.fact(fact)),
        (shapes.FactDetail, public.fact_detail(fact)),
        (shapes.ArticleSerializer, public.article(article)),
        (shapes.ArticleDetail, public.article_detail(article)),
        (shapes.FactInText, public.article_detail(article)["facts"][0]),
        (shapes.Span, public.article_detail(article)["facts"][0]["spans"][0]),
        (shapes.PublicValue, public.fact_detail(fact)["timeline"][0]),
        (shapes.PlaceOfFact, public.fact_detail(fact)["places"][0]),
        (shapes.Check, public.fact_detail(fact)["verification"]),
        (shapes.RelationOfFact, public.fact_detail(fact)["relations"][0]),
        (shapes.EntitySerializer, public.entity(entity)),
        (shapes.EvidenceSerializer, public.evidence(make_evidence(fact))),
        (shapes.CorrectionSerializer, public.correction(correction)),
        (shapes.ChangeSerializer, public.change(change)),
    ]
    for shape, answer in told:
        assert set(shape().fields) == set(answer), shape.__name__
