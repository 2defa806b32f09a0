"""The readers' addresses. A fact's, an article's and a correction's are permanent."""

from django.urls import path

from facts.public.feeds import changes
from facts.public.sitemaps import robots, sitemap
from facts.public.views import about, articles, corrections, entities, facts, start

app_name = "public"
urlpatterns = [
    path("", start.start, name="start"),
    path("facts/", facts.listed, name="facts"),
    path("facts/<slug:slug>/", facts.one, name="fact"),
    path("articles/", articles.listed, name="articles"),
    path("articles/<slug:slug>/", articles.one, name="article"),
    path("articles/<slug:slug>/versions/", articles.versions, name="article_versions"),
    path("articles/<slug:slug>/versions/<int:number>/", articles.version, name="article_version"),
    path("corrections/", corrections.listed, name="corrections"),
    path("corrections/<uuid:uuid>/", corrections.one, name="correction"),
    path("entities/<uuid:uuid>/", entities.one, name="entity"),
    path("about/", about.about, name="about"),
    path("feed/", changes, name="feed"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
]
