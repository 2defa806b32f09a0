"""A login that expires inside a form loses nothing and sends nothing."""

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client

from facts.admin import unsent
from facts.models import Article, Contradiction, Correction, Entity
from tests.admin.pages import TEXT, address, form_of, opened, text_of, venue_flag
from tests.factories import latest, make_article, make_editor, make_fact, make_outlet

pytestmark = pytest.mark.django_db


def browser():
    """An editor's browser that checks forgery as a real one does."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_editor("mara", superuser=True))
    return client


def send(client, url, form):
    """Press the button, with the token of the page that is open."""
    token = client.cookies["csrftoken"].value
    return client.post(url, form | {"csrfmiddlewaretoken": token})


def expire(client):
    """The session is gone on the server."""
    Session.objects.all().delete()


def log_in(client, url, name="mara"):
    """Log in on the page that asks for it, and be led back."""
    page = client.get(url)
    assert page.status_code == 200
    token = client.cookies["csrftoken"].value
    sent = {"username": name, "password": name, "csrfmiddlewaretoken": token, "next": url.split("next=")[1]}
    return client.post(url, sent, follow=True)


def lose_and_return(client, url, **typed):
    """Open a form, type, lose the login, send, log in again: the page that comes back."""
    form = opened(client, url) | typed
    expire(client)
    response = send(client, url, form)
    assert response.url.startswith("/admin/login/")
    return log_in(client, response.url)


def test_the_fields_of_an_article_come_back_unsent_and_can_then_be_saved():
    client, article = browser(), make_article()
    url = address("article", "change", article.pk)
    page = lose_and_return(client, url, byline="By Mara")
    assert unsent.SHOWN in text_of(page)
    assert form_of(page)["byline"] == ["By Mara"]
    assert not Article.objects.get().byline
    assert send(client, url, form_of(page)).status_code == 302
    assert Article.objects.get().byline == "By Mara"


def test_a_new_text_comes_back_unsent_and_can_then_be_saved():
    client, article = browser(), make_article("It leaves at noon.")
    url = address("article", "revise", article.pk)
    page = lose_and_return(client, url, text="It leaves at one.")
    assert form_of(page)["text"] == ["It leaves at one."]
    assert latest(article).text == "It leaves at noon."
    send(client, url, form_of(page))
    assert latest(article).text == "It leaves at one."


def test_a_pasted_article_comes_back():
    client, outlet = browser(), make_outlet()
    page = lose_and_return(client, "/admin/facts/article/add/", text=TEXT, headline="Leaders meet", outlet=[outlet.pk])
    assert form_of(page)["text"] == [TEXT]
    assert not Article.objects.exists()


def test_a_captured_fact_and_a_new_entity_come_back():
    client, article = browser(), make_article(TEXT)
    page = lose_and_return(client, address("article", "capture", article.pk), statement="They meet.", quote="The leaders meet")
    assert form_of(page)["statement"] == ["They meet."]
    page = lose_and_return(client, address("entity", "add"), name="Busan", kind=["place"])
    assert form_of(page)["name"] == ["Busan"]
    assert not Entity.objects.exists()


def test_the_draft_of_a_decision_comes_back_and_nothing_is_decided():
    client, flag = browser(), venue_flag()
    url = address("contradiction", "change", flag.pk)
    answers = {"was_true": "no", "is_true": "no", "correction-notice": "It was Busan all along."}
    page = lose_and_return(client, url, **answers)
    assert "It was Busan all along." in page.content.decode()
    assert Contradiction.objects.get().status == "open"
    assert not Correction.objects.exists()


def test_it_is_shown_once():
    client, article = browser(), make_article()
    url = address("article", "change", article.pk)
    lose_and_return(client, url, byline="By Mara")
    assert opened(client, url)["byline"] == [""]


def test_what_a_colleague_saved_meanwhile_is_not_replaced():
    client, article = browser(), make_article(outlet=make_outlet())
    url = address("article", "change", article.pk)
    form = opened(client, url) | {"byline": "By Mara"}
    expire(client)
    response = send(client, url, form)
    Article.objects.update(pubstatus="canceled")
    page = log_in(client, response.url)
    assert send(client, url, form_of(page)).status_code == 409
    assert Article.objects.get().pubstatus == "canceled"


def test_a_pressed_button_is_never_pressed_again():
    client = browser()
    fact = make_fact(editorial_status="draft")
    opened(client, address("fact", "change", fact.pk))
    expire(client)
    response = send(client, address("fact", "publish", fact.pk), {})
    log_in(client, "/admin/login/?next=/admin/")
    client.get(address("fact", "publish", fact.pk))
    fact.refresh_from_db()
    assert response.url.startswith("/admin/login/")
    assert fact.editorial_status == "draft"


def test_it_is_not_kept_for_ever():
    client, article = browser(), make_article()
    url = address("article", "change", article.pk)
    form = opened(client, url) | {"byline": "By Mara"}
    expire(client)
    response = send(client, url, form)
    session = client.session
    kept = session[unsent.KEY]
    kept[url]["kept_at"] = "2020-01-01T00:00:00+00:00"
    session[unsent.KEY] = kept
    session.save()
    assert form_of(log_in(client, response.url))["byline"] == [""]


def test_passwords_and_what_is_too_long_are_not_kept():
    client, article = browser(), make_article()
    url = address("article", "change", article.pk)
    form = opened(client, url)
    expire(client)
    for typed in ({"byline": "x" * (unsent.LONGEST + 1)}, {"new_password": "secret"}):
        response = send(client, url, form | typed)
        assert response.url.startswith("/admin/login/")
        assert unsent.KEY not in client.session
    page = client.get(response.url)
    assert "too long to be kept" in text_of(page)


def test_forms_that_are_not_the_newsrooms_are_not_kept():
    client = browser()
    user = User.objects.get()
    url = f"/admin/auth/user/{user.pk}/change/"
    form = opened(client, url)
    expire(client)
    send(client, url, form | {"first_name": "Mara"})
    assert unsent.KEY not in client.session


def test_no_more_than_three_forms_are_kept():
    client = browser()
    urls = [address("article", "change", make_article().pk) for _ in range(4)]
    forms = {url: opened(client, url) for url in urls}
    expire(client)
    for url in urls:
        send(client, url, forms[url])
    assert list(client.session[unsent.KEY]) == urls[1:]


def test_who_may_not_change_the_row_does_not_get_its_form():
    client, article = browser(), make_article()
    make_editor("sam", "view_article")
    url = address("article", "change", article.pk)
    form = opened(client, url) | {"byline": "By Mara"}
    expire(client)
    response = send(client, url, form)
    page = log_in(client, response.url, name="sam")
    assert page.status_code == 200
    assert "By Mara" not in page.content.decode()


def test_a_form_that_was_open_while_its_editor_logged_in_again_elsewhere_comes_back():
    client, article = browser(), make_article()
    url = address("article", "change", article.pk)
    form = opened(client, url) | {"byline": "By Mara", "csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    expire(client)
    log_in(client, "/admin/login/?next=/admin/")

    page = client.post(url, form, headers={"origin": "http://testserver"}, follow=True)
    assert page.redirect_chain == [(url, 302)]
    assert form_of(page)["byline"] == ["By Mara"]
    assert not Article.objects.get().byline
    assert send(client, url, form_of(page)).status_code == 302
    assert Article.objects.get().byline == "By Mara"


@pytest.mark.parametrize("origin", [{}, {"origin": "http://elsewhere.example"}])
def test_what_another_site_sends_is_refused_and_never_shown(origin):
    client, article = browser(), make_article()
    url = address("article", "change", article.pk)
    form = opened(client, url) | {"byline": "By Mara", "csrfmiddlewaretoken": "x" * 64}
    assert client.post(url, form, headers=origin).status_code == 403
    assert opened(client, url)["byline"] == [""]
