import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from facts.editorial import status
from facts.models import ArticleRevision
from facts.publishing.marks import marked
from tests.factories import make_article, make_editor, make_fact, make_mention, make_outlet, make_revision

PAGE = "/articles/where-they-talk/"


def words(page: str) -> str:
    """The text of the article as a reader sees it, without tags."""
    text = page[page.index('<div class="text"') : page.index('<p class="legend')]
    return " ".join(re.sub(r"<[^>]+>", "", text).split())


def test_an_article_tells_headline_byline_and_its_date_with_the_zone(read, story) -> None:
    page = read(PAGE)
    assert "Where they talk" in page
    assert "Lena Ortiz" in page
    assert '<time datetime="2025-10-24T15:00:00+09:00">24 October 2025, 15:00 KST</time>' in page


def test_each_line_of_the_text_is_a_paragraph(read, story) -> None:
    assert read(PAGE).count('<p dir="auto">') == 2


def test_a_stated_fact_is_marked_numbered_and_listed(read, story) -> None:
    page = read(PAGE)
    assert '<mark class="said said-unverified">The talks are held in Gyeongju</mark>' in page
    assert 'href="#fact-1"' in page
    assert 'id="fact-1"' in page
    assert "Fact 1, not verified yet" in page


def test_no_space_is_put_between_a_mark_and_what_follows(read, story) -> None:
    assert re.search(r"Gyeongju</mark>(?:<a.*?</a>)\.", read(PAGE))


def test_the_look_of_marks_is_explained_for_those_that_are_there(read, story) -> None:
    legend = read(PAGE).partition('<p class="legend')[2].partition("</p>")[0]
    assert "Not verified yet" in legend
    assert "Refuted" not in legend


def test_overlapping_facts_share_their_common_passage(read, story) -> None:
    make_fact("They talk.", article=story.article, quote="talks are held in", verification_status="refuted")
    page = read(PAGE)
    assert '<mark class="said said-refuted">talks are held in</mark>' in page
    assert words(page).startswith("The talks are held in")
    assert "".join(one.text for one in marked(story.article)) == story.article.revisions.get().text


def test_a_mark_may_run_over_the_end_of_a_paragraph(read, db: None) -> None:
    article = make_article("One.\n\nTwo.", slug="two")
    make_fact("Both.", article=article, quote="One.\n\nTwo.")
    page = read("/articles/two/")
    assert page.count('<mark class="said said-unverified">') == 2 + 1  # two paragraphs, and the legend
    assert page.count('href="#fact-1"') == 1


def test_a_correction_shows_the_new_value_beside_the_old_words(read, story) -> None:
    story.correct(notice="It was Busan, not Gyeongju.")
    page = read(PAGE)
    assert "It was Busan, not Gyeongju." in page.partition('<div class="text"')[0]
    assert '<mark class="said said-changed">The talks are held in Gyeongju</mark>' in page
    assert "now: <bdi>The talks are held in Busan.</bdi>" in page
    assert "changed since" in page


def test_an_update_without_a_notice_reaches_the_article_too(read, story) -> None:
    assert story.correct(kind="update") is None
    page = read(PAGE)
    assert "Since this was published" not in page
    assert "now: <bdi>The talks are held in Busan.</bdi>" in page


def test_an_edit_elsewhere_in_the_text_leaves_the_note_where_the_old_words_stand(read, story) -> None:
    story.correct()
    revision = make_revision(story.article, "The talks are held in Gyeongju. Nothing else.", anchored_at=timezone.now())
    make_mention(story.fact, story.article, "The talks are held in Gyeongju")
    assert ArticleRevision.objects.filter(article=story.article).latest("number") == revision
    assert "now: <bdi>The talks are held in Busan.</bdi>" in read(PAGE)


def test_a_fact_that_was_recorded_after_its_change_has_no_note(read, story) -> None:
    story.correct()
    later = make_article("They meet in Busan.", slug="later")
    make_mention(story.fact, later, "They meet in Busan")
    assert "now:" not in read("/articles/later/")


def test_a_withdrawn_fact_is_unmarked_and_its_notice_stands_on_top(read, story) -> None:
    status.withdraw(story.fact, editor=make_editor(), notice="It rested on a forgery.")
    page = read(PAGE)
    assert "<mark" not in page
    assert "It rested on a forgery." in page


def test_a_draft_fact_is_not_marked(read, story) -> None:
    make_fact("Hidden.", article=story.article, quote="as it did in spring", editorial_status="draft")
    page = read(PAGE)
    assert "Hidden." not in page
    assert "as it did in spring</mark>" not in page


def test_what_is_not_ours_or_not_out_is_not_there(client: Client, db: None) -> None:
    ahead = timezone.now() + timedelta(hours=1)
    hidden = [
        make_article(slug="foreign", outlet=make_outlet()),
        make_article(slug="embargoed", embargoed_until=ahead),
        make_article(slug="withheld", pubstatus="withheld"),
        make_article(slug="canceled", pubstatus="canceled"),
        make_article(slug="tomorrow", published_at=ahead),
    ]
    listed = client.get("/articles/").content.decode()
    for article in hidden:
        assert client.get(f"/articles/{article.slug}/").status_code == 404, article.slug
        assert article.headline not in listed


def test_markup_in_a_text_is_only_text(read, db: None) -> None:
    make_article("<script>alert(1)</script> & more", headline="<b>Bold</b>", byline="<i>x</i>", slug="bold")
    page = read("/articles/bold/")
    assert "<script>alert" not in page
    assert "<b>" not in page
    assert "<i>" not in page


def test_a_text_in_another_script_says_its_language_and_takes_its_own_direction(read, db: None) -> None:
    make_article("اجتماع في المدينة", headline="اجتماع", language="ar", slug="ar", zone="Asia/Dubai")
    page = read("/articles/ar/")
    assert '<div class="text" lang="ar">' in page
    assert '<p dir="auto">' in page
    assert "UTC+04" in page


def test_the_list_counts_the_published_facts_of_each_article(read, story) -> None:
    make_fact("Hidden.", article=story.article, quote="as it did in spring", editorial_status="draft")
    assert "1 fact on record" in read("/articles/")
