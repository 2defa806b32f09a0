"""The local reader: complete, in the right order, bounded."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import pytest
from django.conf import settings

from facts.detection.finding import Case
from facts.detection.reading import local
from facts.detection.reading import report as reports
from facts.detection.reading.local import LocalReader
from facts.detection.reading.reader import NoReader, Reading
from facts.values import Reference

NOW = Reference(datetime(2025, 5, 20, 9, tzinfo=UTC), "Europe/London")
OPENS = "The Kelmore tunnel will open to traffic on 14 June 2025."
COSTS = "The Kelmore tunnel cost 31 million euros."
ELSEWHERE = "The Orlen film festival begins on 3 May 2025."
MOVED = (
    "The Kelmore tunnel will not open on 14 June 2025 as planned but on 2 July 2025, the ministry said on Monday. "
    "It rained all day. The tunnel has cost 31 million euros, the ministry said."
)


def case(statement: str, *, key: int = 1) -> Case:
    """A recorded fact."""
    return Case(key, key, "other", statement, "the tunnel", None, datetime(2025, 5, 1, tzinfo=UTC))


def readings(text: str, *statements: str) -> list[Reading]:
    """What the shipped reader says of a text."""
    report = reports.read(text, title="Kelmore tunnel", reference=NOW)
    facts = [case(statement, key=key) for key, statement in enumerate(statements, 1)]
    return local.load(settings.DETECTION_MODEL).read(report, facts)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The shipped model in a folder that a test may damage."""
    return Path(shutil.copytree(settings.DETECTION_MODEL, tmp_path / "model"))


def test_one_pass_tells_three_facts_apart() -> None:
    opens, costs, elsewhere = readings(MOVED, OPENS, COSTS, ELSEWHERE)
    assert opens.contradicts > max(opens.supports, opens.neither)
    assert costs.supports > 5 * costs.contradicts
    assert elsewhere.neither > max(opens.neither, costs.neither)


def test_the_sentence_that_decides_comes_first() -> None:
    opens, costs, _ = readings(MOVED, OPENS, COSTS, ELSEWHERE)
    assert (opens.passages[0].sentence, costs.passages[0].sentence) == (0, 2)
    assert opens.passages[0].contradicts > 0.5


def test_each_reading_names_its_fact_and_its_reader() -> None:
    found = readings(MOVED, OPENS, COSTS)
    assert [one.fact for one in found] == [1, 2]
    assert {one.reader for one in found} == {local.load(settings.DETECTION_MODEL).name}
    for one in found:
        assert one.supports + one.neither + one.contradicts == pytest.approx(1, abs=0.01)


def test_a_sentence_about_another_fact_has_a_rival() -> None:
    opens, costs = readings(MOVED, OPENS, COSTS)
    last = {one.sentence: one for one in opens.passages}[2]
    assert last.rival > 10 * (last.supports + last.contradicts)
    assert costs.passages[0].rival < 0.5


def test_nothing_asked_and_nothing_to_read_are_answered() -> None:
    assert readings(MOVED) == []
    (empty,) = readings("", OPENS)
    assert (empty.neither, empty.passages) == (1.0, ())


def test_what_stands_at_the_end_of_a_long_report_is_read() -> None:
    filler = "The council heard from residents for most of the evening, and nobody left before ten. " * 60
    (opens,) = readings(filler + MOVED, OPENS)
    assert opens.contradicts > 0.5
    assert not opens.is_partial


@pytest.fixture
def few_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four parts are read and not forty. The next test reads all forty, which take as long in any text."""
    monkeypatch.setattr(local, "MAX_PARTS", 4)


@pytest.mark.usefixtures("few_parts")
@pytest.mark.parametrize(
    "text",
    [
        "word " * 50_000,
        "x" * 50_000,
        f"{OPENS} " * 4_000,
        "| 14 June | 15 June |\n" * 5_000,
        "09:14 The tunnel is open.\n" * 3_000,
        "會談" * 20_000,
    ],
    ids=["words", "one word", "repetition", "table", "live blog", "no spaces"],
)
def test_no_text_keeps_a_reader_for_long(text: str) -> None:
    started = perf_counter()
    (reading,) = readings(text, OPENS)
    assert perf_counter() - started < 60
    assert 0 <= reading.contradicts <= 1


def test_a_text_that_is_too_long_is_read_where_it_shares_words_and_says_so() -> None:
    evening = "The council heard from residents of all eleven wards for most of the evening, and a clerk wrote down each word. "
    started = perf_counter()
    (opens,) = readings(f"{evening * 450} {MOVED} {evening * 450}", OPENS)
    assert perf_counter() - started < 60
    assert opens.is_partial
    assert opens.contradicts > opens.supports


@pytest.mark.parametrize("name", local.FILES)
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(NoReader, match=name):
        LocalReader(copy)


@pytest.mark.parametrize("name", local.FILES)
def test_a_broken_file_is_refused(copy: Path, name: str) -> None:
    (copy / name).write_bytes(b"not a model")
    with pytest.raises(NoReader, match="can't be loaded"):
        LocalReader(copy)


def test_half_a_file_is_refused(copy: Path) -> None:
    path = copy / "network.onnx"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(NoReader, match="can't be loaded"):
        LocalReader(copy)


def test_labels_in_another_order_are_refused(copy: Path) -> None:
    path = copy / "model.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"labels": ["contradicts", "neither", "supports"]}))
    with pytest.raises(NoReader, match="labels"):
        LocalReader(copy)


def test_the_vocabulary_of_another_model_is_caught(copy: Path) -> None:
    path = copy / "tokenizer.json"
    words = json.loads(path.read_text(encoding="utf8"))
    vocabulary = words["model"]["vocab"]
    # The same words under other numbers, as another model of the same make has them; what is special keeps its own.
    plain = [word for word in vocabulary if not word.startswith(("[", "<"))]
    numbers = [vocabulary[word] for word in plain]
    vocabulary |= dict(zip(plain, numbers[1_000:] + numbers[:1_000], strict=True))
    path.write_text(json.dumps(words), encoding="utf8")
    with pytest.raises(NoReader, match="self-test"):
        LocalReader(copy)


@pytest.mark.parametrize("text", ["", "🙂🙃🙂", "会談は釜山で行われた。", "\x00\ufeff", "\ud800 lone"])
@pytest.mark.parametrize("statement", ["", "The talks are in Busan.", "🙂", "long " * 10_000])
def test_whatever_is_asked_the_answer_is_three_probabilities(text: str, statement: str) -> None:
    (found,) = readings(text, statement)
    assert found.supports + found.neither + found.contradicts == pytest.approx(1, abs=0.01)
