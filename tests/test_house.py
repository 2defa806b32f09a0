"""The laws of the house that no other tool holds: sizes, layers, names, templates, colours, and what README promises."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
from django.apps import apps
from django.core.management import get_commands
from django.db.models import Model, TextChoices

from tests import house

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = [ROOT / "facts", ROOT / "newsroom"]
CODE = sorted(path for package in PACKAGES for path in package.rglob("*.py") if "migrations" not in path.parts)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted(path for folder in (ROOT / "templates", ROOT / "facts") for path in folder.rglob("*.html"))
STYLES = sorted((ROOT / "facts" / "static").rglob("*.css"))
READ_BY_PEOPLE = ("*.py", "*.md", "*.html", "*.css", "*.js", "*.toml", "*.yaml", "*.txt", "Makefile", "Dockerfile", "*.example")
MODELS = list(apps.get_app_config("facts").get_models())


def broken(paths: list[Path], reader: Callable[[str], list[str]]) -> list[str]:
    """What the reader finds, with the file it was found in."""
    return [f"{path.relative_to(ROOT)}: {found}" for path in paths for found in reader(path.read_text(encoding="utf-8"))]


def none(found: list[str]) -> None:
    """Fail with every finding on a line of its own."""
    assert not found, "\n" + "\n".join(sorted(found))


def texts() -> list[Path]:
    """Every text that belongs to the project and that people read."""
    listed = subprocess.run(["git", "ls-files", *READ_BY_PEOPLE], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for line in listed.splitlines() if (path := ROOT / line).exists()]


# Sizes


def test_no_function_is_longer_than_a_screen() -> None:
    none(broken(CODE, house.long_functions))


def test_most_functions_are_a_few_lines_long() -> None:
    lengths = [house.length(one) for path in CODE for one in house.functions(path.read_text(encoding="utf-8"))]
    middle, long = house.spread(lengths)
    assert middle <= 10
    assert long <= 30


def test_files_are_short_and_none_is_long() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    none([f"{path.relative_to(ROOT)}: {lines}" for path, lines in lengths.items() if lines > house.LONGEST_FILE])
    assert median(lines for lines in lengths.values() if lines) <= 100


# Layers


def test_every_folder_imports_only_from_below() -> None:
    lint_imports = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint_imports, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_function_imports_anything() -> None:
    none(broken(CODE, house.inner_imports))


# Names and words


def test_no_module_has_a_name_that_says_nothing() -> None:
    none([str(path.relative_to(ROOT)) for path in CODE if {path.stem, path.parent.name} & house.VAGUE_NAMES])


def test_every_package_says_what_its_room_is_for() -> None:
    rooms = [path for path in CODE if path.name == "__init__.py"]
    none([str(path.relative_to(ROOT)) for path in rooms if not path.read_text(encoding="utf-8").startswith('"""')])


def test_every_folder_of_code_is_a_package() -> None:
    folders = {path.parent for path in CODE}
    none([str(folder.relative_to(ROOT)) for folder in folders if not (folder / "__init__.py").exists()])


def test_every_constraint_names_its_model() -> None:
    none([name for model in MODELS for name in misnamed(model)])


def misnamed(model: type[Model]) -> list[str]:
    """Names of the model's constraints that do not begin with `facts_<model>_`."""
    prefix = f"facts_{model._meta.model_name}_"
    return [one.name for one in model._meta.constraints if not one.name.startswith(prefix)]


def test_every_stored_choice_is_written_as_its_name_is() -> None:
    ours = [kind for kind in TextChoices.__subclasses__() if kind.__module__.startswith("facts.")]
    assert ours
    none([str(member) for kind in ours for member in kind if member.value != member.name.lower()])


def test_nothing_is_left_for_later() -> None:
    none(broken([*CODE, *TESTS, *TEMPLATES, *STYLES], house.loose_ends))


def test_no_text_speaks_of_the_place_it_was_written_in() -> None:
    none(broken(texts(), house.words_of_elsewhere))


def test_comments_speak_of_the_code_and_of_nobody() -> None:
    none(broken(CODE, house.told_in_company))


def test_the_name_of_a_test_is_a_sentence() -> None:
    none(broken(TESTS, house.unnamed_tests))


# Templates and colours


def test_a_template_extends_before_it_does_anything_else() -> None:
    none(broken(TEMPLATES, house.unextended))


def test_no_template_holds_a_style_or_a_script() -> None:
    none(broken(TEMPLATES, house.inline_code))


def test_what_is_included_starts_with_an_underscore() -> None:
    ours = {path.name for path in TEMPLATES}
    parts = {name for path in TEMPLATES for name in house.included(path.read_text(encoding="utf-8"))}
    none([name for name in parts & ours if not name.startswith("_")])


def test_every_colour_is_written_once_in_the_tokens() -> None:
    none(broken([path for path in STYLES if path.name != "tokens.css"], house.colours))


# What README promises


def test_readme_names_only_what_can_be_called() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert "run" in house.promised_targets(readme)
    none(sorted(house.promised_targets(readme) - targets))
    none(sorted(house.promised_commands(readme) - set(get_commands())))


def test_readme_shows_only_what_is_there() -> None:
    files = house.promised_files((ROOT / "README.md").read_text(encoding="utf-8"))
    assert files
    none(sorted(name for name in files if not (ROOT / name).exists()))


def test_readme_names_every_folder_of_the_app() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in (ROOT / "facts").glob("*/__init__.py")} - {"migrations", "templatetags"}
    none(sorted(room for room in rooms if f"{room}/" not in readme))


# The readers see what is bad

LONG = "def long():\n" + "    pass\n" * house.LONGEST_FUNCTION
BAD = [
    (house.long_functions, LONG),
    (house.inner_imports, "def late():\n    from os import path\n"),
    (house.inner_imports, "class Room:\n    async def late(self):\n        import os\n"),
    (house.loose_ends, "# TO" + "DO: later"),
    (house.words_of_elsewhere, "see /wor" + "k/main"),
    (house.words_of_elsewhere, "as Issue " + "#12 says"),
    (house.told_in_company, "x = 1  # here we count"),
    (house.told_in_company, 'def f():\n    """We count."""\n'),
    (house.unnamed_tests, "def test_it_works(): ..."),
    (house.unextended, '{% load static %}{% extends "base.html" %}'),
    (house.inline_code, '<p style="color: red">'),
    (house.inline_code, "<script>alert(1)</script>"),
    (house.inline_code, "<style>p {}</style>"),
    (house.inline_code, '<button onclick="go()">'),
    (house.colours, "a { color: #fff; }"),
    (house.colours, "a { border: 1px solid rgb(0 0 0); }"),
    (house.colours, "a{background:white}"),
]
GOOD = [
    (house.long_functions, LONG.removesuffix("    pass\n")),
    (house.loose_ends, "a method to do it"),
    (house.told_in_company, "x = 1  # a week has seven days"),
    (house.told_in_company, "x = 1  # since when we say so"),
    (house.unextended, '{# what it shows #}{% extends "base.html" %}{% load static %}'),
    (house.inline_code, '<script type="application/ld+json">{{ graph }}</script><script src="a.js" defer></script>'),
    (house.colours, "#add a { color: var(--red); } /* #fff */ a { background: url(x.svg#abc); white-space: nowrap; }"),
]


@pytest.mark.parametrize(("reader", "sample"), BAD)
def test_a_reader_finds_what_is_bad(reader: Callable[[str], list[str]], sample: str) -> None:
    assert reader(sample)


@pytest.mark.parametrize(("reader", "sample"), GOOD)
def test_a_reader_lets_what_is_good_pass(reader: Callable[[str], list[str]], sample: str) -> None:
    assert reader(sample) == []


def test_a_promise_is_found_wherever_it_is_made() -> None:
    readme = 'Call `make run`, then:\n\n    make test\n\n`python manage.py ingest FILE` ![](shot.png) <img src="other.webp">'
    assert house.promised_targets(readme) == {"run", "test"}
    assert house.promised_commands(readme) == {"ingest"}
    assert house.promised_files(readme) == {"shot.png", "other.webp"}
