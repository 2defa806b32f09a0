"""Where facts are stated, those first whose passage an edit removed."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from facts.admin.badges import badge
from facts.admin.base import ReadOnlyAdmin
from facts.admin.filters import PlaceFilter
from facts.models import Mention


@admin.register(Mention)
class MentionAdmin(ReadOnlyAdmin[Mention]):
    """Mentions. For one that is not found any more an editor adds where the fact is stated now."""

    list_display = ["exact", "anchor", "role", "of_fact", "in_article", "mend"]
    list_filter = [PlaceFilter, "anchor_state", "role"]
    list_select_related = ["fact", "revision__article__outlet"]
    search_fields = ["exact", "fact__subject", "revision__headline"]
    ordering = ["-pk"]

    @admin.display(description="position", ordering="anchor_state")
    def anchor(self, mention: Mention) -> SafeString:
        """Whether the quote still stands where it stood."""
        return badge(mention.anchor_state)

    @admin.display(description="fact", ordering="fact__subject")
    def of_fact(self, mention: Mention) -> SafeString:
        """The fact, a click away."""
        return format_html('<a href="{}">{}</a>', reverse("admin:facts_fact_change", args=[mention.fact_id]), mention.fact)

    @admin.display(description="article", ordering="revision__headline")
    def in_article(self, mention: Mention) -> SafeString:
        """The article, a click away, with the number of the text."""
        address = reverse("admin:facts_article_change", args=[mention.revision.article_id])
        return format_html('<a href="{}">{}</a> (text {})', address, mention.revision.headline, mention.revision.number)

    @admin.display(description="")
    def mend(self, mention: Mention) -> SafeString | str:
        """For one that is not found: add where the fact is stated now."""
        if mention.anchor_state != Mention.AnchorState.ORPHANED:
            return ""
        address = reverse("admin:facts_fact_mention", args=[mention.fact_id])
        return format_html('<a href="{}?article={}">Add a mention</a>', address, mention.revision.article_id)
