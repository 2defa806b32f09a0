"""Reading with a language model in two steps: questions go out in a file, and answers come back in one."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from facts.detection import readers, run
from facts.detection.reading.llm.question import Question
from facts.detection.reading.llm.reader import LanguageModelReader
from facts.management.benches import seeding
from facts.models import Article, ArticleRevision, CheckRun
from tests.factories import MORNING, make_article, make_fact, make_outlet

NEITHER = {"fact": "f1", "verdict": "neither", "quote": "", "reported": "", "reason": ""}
MOVED = "The Kelmore tunnel will now open on 28 June."
AGAIN = "The Kelmore tunnel will now open on 30 June."
FRENCH = (
    "Le tunnel ouvrira ses portes au mois de juin prochain, a annoncé le ministère des transports dans la capitale. "
    "Les travaux avaient commencé il y a plus de six ans, et ils ont coûté beaucoup plus cher que prévu."
)


class Refusing:
    """A language model that must not be asked."""

    model = "refusing-1"

    def ask(self, questions: Sequence[Question]) -> list[str]:
        raise AssertionError(f"{len(questions)} questions were asked.")


@pytest.fixture
def evaluate(db: None, django_db_blocker: Any) -> Iterator[Callable[..., tuple[str, str]]]:
    """Runs the evaluation. Returns what it prints and what it says beside that."""

    def measured(*arguments: object) -> tuple[str, str]:
        out, err = StringIO(), StringIO()
        call_command("evaluate_detection", *map(str, arguments), stdout=out, stderr=err)
        return out.getvalue(), err.getvalue()

    with django_db_blocker.unblock():
        yield measured
        connection.close()


def write_story(folder: Path, *texts: str, number: int = 1) -> Path:
    """A folder with one story: one fact, and a report for each text, a day apart."""
    folder.mkdir(exist_ok=True)
    fact = {"id": f"{number}-f1", "kind": "date", "subject": "the opening of the Kelmore tunnel", "as_of": "2025-05-02"}
    fact |= {"statement": "The Kelmore tunnel will open on 14 June 2025.", "value": "14 June 2025"}
    reports = [
        {
            "id": f"{number}-r{day}",
            "outlet": "Harbour Wire",
            "title": "Kelmore",
            "published_at": f"2025-05-{10 + day}T09:00:00Z",
            "text": text,
            "labels": [],
        }
        for day, text in enumerate(texts, start=1)
    ]
    (folder / f"{number:02}.json").write_text(json.dumps({"facts": [fact], "reports": reports}))
    return folder


def asked(questions: Path) -> list[dict[str, Any]]:
    """The lines of a file of questions."""
    return [json.loads(line) for line in questions.read_text(encoding="utf8").splitlines()]


def answer(questions: Path, *verdicts: dict[str, str]) -> Path:
    """A file that answers the first questions, each with one verdict on its first fact."""
    path = questions.with_name("answers.jsonl")
    lines_asked = asked(questions)
    assert len(lines_asked) >= len(verdicts)
    pairs = zip(lines_asked[: len(verdicts)], verdicts, strict=True)
    lines = [json.dumps({"custom_id": line["custom_id"], "answer": {"verdicts": [verdict]}}) for line, verdict in pairs]
    path.write_text("\n".join(lines))
    return path


def contradicts(quote: str) -> dict[str, str]:
    """A verdict on the first fact of a question."""
    return NEITHER | {"verdict": "contradicts", "quote": quote, "reported": "another day", "reason": "The day moves."}


def later_report(text: str = "The ferry leaves at one.", **fields: Any) -> Article:
    """A report that came a day after the facts."""
    return make_article(text, outlet=make_outlet(), published_at=MORNING + timedelta(days=1), **fields)


@pytest.mark.django_db(transaction=True)
def test_every_report_is_answered_although_answers_about_earlier_ones_are_stored(
    evaluate: Callable[..., tuple[str, str]], tmp_path: Path
) -> None:
    folder, questions = write_story(tmp_path / "stories", MOVED, AGAIN), tmp_path / "questions.jsonl"
    assert evaluate(folder, "--export-questions", questions)[0].startswith("2 questions, about ")
    answers = answer(questions, contradicts("will now open on 28 June"), contradicts("will now open on 30 June"))
    figures, said = evaluate(folder, "--json", "--answers", answers)
    assert json.loads(figures)["contradicts"]["fp"] == 2
    assert "read locally" not in said


@pytest.mark.django_db(transaction=True)
def test_the_evaluation_counts_the_reports_without_an_answer(evaluate: Callable[..., tuple[str, str]], tmp_path: Path) -> None:
    folder, questions = write_story(tmp_path / "stories", MOVED, AGAIN, MOVED), tmp_path / "questions.jsonl"
    evaluate(folder, "--export-questions", questions)
    said = evaluate(folder, "--json", "--answers", answer(questions, NEITHER))[1]
    assert "2 of 3 reports were read locally" in said


@pytest.mark.django_db(transaction=True)
def test_answers_of_another_model_answer_nothing(evaluate: Callable[..., tuple[str, str]], tmp_path: Path) -> None:
    folder, questions = write_story(tmp_path / "stories", MOVED), tmp_path / "questions.jsonl"
    evaluate(folder, "--export-questions", questions, "--llm-model", "careful-1")
    said = evaluate(folder, "--json", "--answers", answer(questions, NEITHER), "--llm-model", "careful-2")[1]
    assert "1 of 1 reports were read locally" in said


@pytest.mark.django_db(transaction=True)
def test_questions_are_asked_among_the_facts_of_other_matters(evaluate: Callable[..., tuple[str, str]], tmp_path: Path) -> None:
    folder, questions = write_story(tmp_path / "stories", seeding.statement_of(3)), tmp_path / "questions.jsonl"
    evaluate(folder, "--export-questions", questions, "--among", 20)
    assert seeding.subject_of(3) in json.dumps(asked(questions))
    said = evaluate(folder, "--json", "--among", 20, "--answers", answer(questions, NEITHER))[1]
    assert "read locally" not in said


@pytest.mark.django_db(transaction=True)
def test_a_report_in_another_language_is_no_question(evaluate: Callable[..., tuple[str, str]], tmp_path: Path) -> None:
    folder, questions = write_story(tmp_path / "stories", FRENCH, MOVED), tmp_path / "questions.jsonl"
    evaluate(folder, "--export-questions", questions)
    [line] = asked(questions)
    assert MOVED in json.dumps(line)


@pytest.mark.django_db(transaction=True)
def test_folders_are_measured_in_one_database_with_the_traps_of_all(
    evaluate: Callable[..., tuple[str, str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = write_story(tmp_path / "a", MOVED), write_story(tmp_path / "b", AGAIN, number=2)
    (first / "TRAPS.md").write_text("1-r1: negation\n")
    (second / "TRAPS.md").write_text("2-r1: misleading headline\n")
    figures = json.loads(evaluate(first, second, "--json")[0])
    assert (figures["facts"], figures["reports"]) == (2, 2)
    evaluate(first, second)
    table = capsys.readouterr().out
    assert "negation: supports" in table
    assert "misleading headline: supports" in table


@pytest.mark.parametrize("command", ["detect", "evaluate_detection"])
@pytest.mark.django_db
def test_a_wrong_line_of_answers_is_named_before_anything_is_checked(command: str, tmp_path: Path) -> None:
    later_report()
    answers = tmp_path / "answers.jsonl"
    answers.write_text('{"custom_id": "a", "answer": {}}\n{"answer": {}}\n')
    folders = [str(write_story(tmp_path / "stories", MOVED))] if command == "evaluate_detection" else []
    with pytest.raises(CommandError, match="Line 2"):
        call_command(command, *folders, "--answers", str(answers))
    assert not CheckRun.objects.exists()


@pytest.mark.django_db
def test_questions_and_answers_in_one_call_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="not allowed with"):
        call_command("detect", "--export-questions", str(tmp_path / "q"), "--answers", str(tmp_path / "a"))


@pytest.mark.django_db
def test_a_text_that_a_worker_has_claimed_is_left_to_it(tmp_path: Path) -> None:
    make_fact("The ferry leaves at noon.", subject="the ferry")
    article = later_report()
    assert ArticleRevision.objects.unchecked().claim(article.revisions.get().pk)
    call_command("detect", "--export-questions", str(tmp_path / "questions.jsonl"))
    assert not asked(tmp_path / "questions.jsonl")


@pytest.mark.django_db
def test_questions_about_one_checked_article_are_written_where_asked_for_again(tmp_path: Path) -> None:
    make_fact("The ferry leaves at noon.", subject="the ferry")
    article, _ = later_report(), later_report("The ferry leaves at two.")
    ArticleRevision.objects.update(checked_at=MORNING)
    questions = tmp_path / "questions.jsonl"
    call_command("detect", "--export-questions", str(questions), "--article", str(article.uuid))
    assert not asked(questions)
    call_command("detect", "--export-questions", str(questions), "--article", str(article.uuid), "--again")
    [line] = asked(questions)
    assert "leaves at one" in json.dumps(line)
    assert not ArticleRevision.objects.unchecked().exists()


@pytest.mark.django_db
def test_texts_without_an_answer_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_fact("The ferry leaves at noon.", subject="the ferry")
    later_report()
    (tmp_path / "answers.jsonl").touch()
    call_command("detect", "--answers", str(tmp_path / "answers.jsonl"))
    assert "1 texts were read locally" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_fact_is_checked_back_locally_whatever_language_model_is_set() -> None:
    later_report()
    fact = make_fact("The ferry leaves at noon.", subject="the ferry")
    with readers.asking(LanguageModelReader(Refusing())):
        outcome = run.check_back(fact)
    assert (outcome.state, outcome.facts_read) == ("done", 1)
    assert outcome.detector == readers.name(is_local=True)


def test_the_language_model_of_a_block_is_gone_after_it_however_it_ends() -> None:
    reader = LanguageModelReader(Refusing())
    with suppress(RuntimeError), readers.asking(reader):
        assert readers.language_model() is reader
        raise RuntimeError
    assert readers.language_model() is None
