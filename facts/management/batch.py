"""Questions for a language model in a file, and answers from one: options that commands share."""

from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from facts.detection import readers
from facts.detection.reading.llm.batch import AnswerBook, BadBatch, QuestionCollector, read_answers
from facts.detection.reading.llm.reader import LanguageModelReader

UNNAMED = "batch"


def add_arguments(parser: ArgumentParser) -> None:
    """The options of a command that can read with answers made elsewhere."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--export-questions", type=Path, metavar="FILE", help="Write the language model's questions there, and check nothing."
    )
    group.add_argument("--answers", type=Path, metavar="FILE", help="Read with the answers in this file.")
    parser.add_argument(
        "--llm-model", default="", metavar="NAME", help="The model that is asked; the same for questions and answers."
    )


def exported(options: Mapping[str, Any], ask: Callable[[LanguageModelReader], None]) -> str:
    """Write the questions that `ask` puts to the reader. Returns a sentence; raises CommandError where it can't be written."""
    collector = QuestionCollector(_model(options))
    ask(LanguageModelReader(collector))
    try:
        options["export_questions"].write_text("".join(f"{line}\n" for line in collector.lines()), encoding="utf-8")
    except OSError as error:
        raise CommandError(f"The questions can't be written: {error}") from error
    tokens = sum(question.tokens for question in collector.questions.values())
    return f"{len(collector.questions)} questions, about {tokens} tokens."


def answering(options: Mapping[str, Any]) -> AbstractContextManager[None]:
    """The block in which answers from the file count, where one is given. Raises CommandError, naming the wrong line."""
    if options["answers"] is None:
        return nullcontext()
    try:
        with options["answers"].open(encoding="utf-8") as lines:
            answers = read_answers(lines)
    except (OSError, UnicodeDecodeError, BadBatch) as error:
        raise CommandError(f"{options['answers']}: {error}") from error
    return readers.asking(LanguageModelReader(AnswerBook(_model(options), answers)))


def _model(options: Mapping[str, Any]) -> str:
    return options["llm_model"] or settings.DETECTION_LLM_MODEL or UNNAMED
