"""One change of a fact is one line of the log with its articles; a hold that readers have seen has a line of its own."""

from django.db import migrations, models
from django.utils import timezone


def fold(apps, schema_editor):
    """Give each line the articles of the lines that told the same change of one article each, and drop those."""
    Change = apps.get_model("facts", "Change")
    lines = {}
    for line in Change.objects.order_by("pk").iterator():
        whole = lines.get(told(line))
        if line.article_id is None:
            lines[told(line)] = line
        elif whole is not None:
            whole.articles.add(line.article_id)
            Change.objects.filter(pk=line.pk).delete()
        else:
            line.articles.add(line.article_id)
    # PostgreSQL alters no table that has checks of foreign keys before it.
    schema_editor.connection.check_constraints()


def told(line):
    return line.fact_id, line.kind, line.summary, line.correction_id


def tell_of_holds(apps, schema_editor):
    """Add the line of the hold for facts that readers have seen and that are out of sight since."""
    Change, Fact = apps.get_model("facts", "Change"), apps.get_model("facts", "Fact")
    HistoricalFact = apps.get_model("facts", "HistoricalFact")
    hidden = Fact.objects.filter(editorial_status__in=["on_hold", "in_review"], changes__kind="published").distinct()
    for fact in hidden.order_by("pk"):
        held = HistoricalFact.objects.filter(id=fact.pk, editorial_status="on_hold").order_by("-history_date").first()
        summary = f"{fact.subject}: on hold while we check it again."
        moment = held.history_date if held else timezone.now()
        Change.objects.create(kind="held", fact=fact, summary=summary, changed_at=moment)
    schema_editor.connection.check_constraints()


def unfold(apps, schema_editor):
    """Tell each change once more for each of its articles, as the log did before."""
    Change = apps.get_model("facts", "Change")
    for line in Change.objects.order_by("pk"):
        for article in line.articles.all():
            Change.objects.create(
                kind=line.kind,
                fact_id=line.fact_id,
                summary=line.summary,
                changed_at=line.changed_at,
                correction_id=line.correction_id,
                article=article,
            )
    Change.objects.filter(kind="held").delete()
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):
    dependencies = [
        ("facts", "0002_detection_reads_reports_once"),
    ]

    operations = [
        # Two ways from an article to its changes can't have one name.
        migrations.AlterField(
            model_name="change",
            name="article",
            field=models.ForeignKey("facts.article", on_delete=models.PROTECT, null=True, blank=True, related_name="+"),
        ),
        migrations.AddField(
            model_name="change",
            name="articles",
            field=models.ManyToManyField(
                "facts.article", help_text="Our articles that stated the fact then.", related_name="changes"
            ),
        ),
        migrations.AlterField(
            model_name="change",
            name="kind",
            field=models.CharField(
                max_length=9,
                choices=[
                    ("published", "Published"),
                    ("verified", "verification changed"),
                    ("held", "on hold"),
                    ("corrected", "Corrected"),
                    ("updated", "Updated"),
                    ("clarified", "Clarified"),
                    ("noted", "editor's note added"),
                    ("withdrawn", "Withdrawn"),
                ],
            ),
        ),
        migrations.RunPython(fold, unfold),
        migrations.RunPython(tell_of_holds, migrations.RunPython.noop),
        migrations.RemoveField(model_name="change", name="article"),
    ]
