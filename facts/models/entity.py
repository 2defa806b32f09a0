"""People, places, organisations and events that facts are about."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q


class Entity(models.Model):
    """A person, place, organisation, event or work, known by one name and its other spellings."""

    class Kind(models.TextChoices):
        PERSON = "person"
        PLACE = "place"
        ORGANISATION = "organisation"
        EVENT = "event"
        WORK = "work"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=Kind, help_text="Person, place, organisation, event or work.")
    name = models.CharField(max_length=300, help_text="The name on our pages.")
    description = models.CharField(
        max_length=300, blank=True, help_text="Distinguishes it from others of the same name: “president of the United States”."
    )
    within = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="For a place: the next larger place it is in. A report that names the country then agrees with the city.",
    )
    gazetteer_key = models.CharField(
        max_length=40, blank=True, help_text="For a place: its key in the gazetteer, like geonames:1838524."
    )
    wikidata_id = models.CharField("Wikidata", max_length=20, blank=True, help_text="Like Q22686.")

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "entities"
        constraints = [
            # capture and detection rely on it: a name and a description mean one thing.
            models.UniqueConstraint(fields=["kind", "name", "description"], name="facts_entity_one_per_name"),
            models.CheckConstraint(
                condition=Q(within__isnull=True) | Q(kind="place"),
                name="facts_entity_only_places_lie_in_places",
                violation_error_message="Only a place can be in another place.",
            ),
            models.CheckConstraint(
                condition=Q(within__isnull=True) | ~Q(within=F("id")),
                name="facts_entity_not_within_itself",
                violation_error_message="A place can't be in itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.description})" if self.description else self.name

    def clean(self) -> None:
        """Refuse a circle of places and a place that lies in something else."""
        seen = {self.pk}
        larger = self.within
        while larger is not None:
            if larger.pk in seen:
                raise ValidationError({"within": "This would make a circle: that place is already in this one."})
            if larger.kind != self.Kind.PLACE:
                raise ValidationError({"within": "Choose a place."})
            seen.add(larger.pk)
            larger = larger.within


class EntityAlias(models.Model):
    """Another spelling or title of an entity."""

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(
        max_length=300, help_text="As it is written in texts: “Xi”, “习近平”, “the Chinese president”, “APEC”."
    )
    language = models.CharField(max_length=12, blank=True, help_text="Only if the spelling belongs to one language.")

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "entity aliases"
        constraints = [
            models.UniqueConstraint(fields=["entity", "name"], name="facts_entityalias_one_per_name"),
        ]
        indexes = [
            # detection's lexicon and the admin's search.
            models.Index(fields=["name"], name="facts_alias_name"),
        ]

    def __str__(self) -> str:
        return self.name
