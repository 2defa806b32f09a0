"""The addresses under /api/v1/."""

from django.urls import include, path, re_path
from rest_framework.routers import SimpleRouter

from facts.api.views.articles import Articles
from facts.api.views.contradictions import Contradictions
from facts.api.views.corrections import Changes, Corrections
from facts.api.views.entities import Entities
from facts.api.views.evidence import PublicEvidence
from facts.api.views.facts import Facts
from facts.api.views.root import Nowhere, Root
from facts.api.views.schema import Docs, Schema
from facts.api.views.tokens import TokenLogin, TokenLogout

app_name = "api"

router = SimpleRouter(use_regex_path=False)
router.register("facts", Facts, basename="fact")
router.register("articles", Articles, basename="article")
router.register("entities", Entities, basename="entity")
router.register("evidence", PublicEvidence, basename="evidence")
router.register("corrections", Corrections, basename="correction")
router.register("changes", Changes, basename="change")
router.register("contradictions", Contradictions, basename="contradiction")

urlpatterns = [
    path("", Root.as_view(), name="root"),
    path("", include(router.urls)),
    path("auth/login/", TokenLogin.as_view(), name="login"),
    path("auth/logout/", TokenLogout.as_view(), name="logout"),
    path("schema/", Schema.as_view(), name="schema"),
    path("docs/", Docs.as_view(), name="docs"),
    # Only what ends in a slash, so that a forgotten slash still leads on to the address that has it.
    re_path(r"^.*/$", Nowhere.as_view()),
]
