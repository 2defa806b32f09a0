from django.db import migrations

# Who could do it until now, by the permission that was asked for then, goes on doing it.
INHERITED = {
    "withdraw_fact": ("publish_fact", "Can withdraw facts"),
    "override_verification": ("verify_fact", "Can verify against the rules, with a reason"),
}


def give_to_those_who_could(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    User = apps.get_model("auth", "User")
    fact = ContentType.objects.filter(app_label="facts", model="fact").first()
    if fact is None:
        # A new database: Django makes all permissions after the last migration, and nobody holds one yet.
        return
    for codename, (before, name) in INHERITED.items():
        permission, _ = Permission.objects.get_or_create(content_type=fact, codename=codename, defaults={"name": name})
        for group in Group.objects.filter(permissions__content_type=fact, permissions__codename=before):
            group.permissions.add(permission)
        for user in User.objects.filter(user_permissions__content_type=fact, user_permissions__codename=before):
            user.user_permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("facts", "0005_pending_corrections_and_decision_log"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="fact",
            options={
                "ordering": ["-pk"],
                "permissions": [
                    ("verify_fact", "Can verify facts"),
                    ("publish_fact", "Can publish and correct facts"),
                    ("withdraw_fact", "Can withdraw facts"),
                    ("override_verification", "Can verify against the rules, with a reason"),
                ],
            },
        ),
        migrations.AlterModelOptions(
            name="source",
            options={
                "ordering": ["name"],
                "permissions": [("view_confidential_source", "Can see who a confidential source is")],
            },
        ),
        migrations.RunPython(give_to_those_who_could, migrations.RunPython.noop),
    ]
