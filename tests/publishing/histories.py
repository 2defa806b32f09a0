"""Random histories of facts, told through the services that editors use, at random moments."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import time_machine
from django.contrib.auth.models import User
from django.utils import timezone

from facts.editorial import correct, evidence, relate, status, triage, verify
from facts.editorial.refusals import Refusal
from facts.models import Article, Contradiction, Entity, Fact, Verification, VerificationStatus
from facts.publishing import resolve
from tests.factories import make_article, make_contradiction, make_fact, make_mention, make_outlet, make_revision

BEGIN = datetime(2025, 11, 1, 8, tzinfo=UTC)


@dataclass
class History:
    """One fact, what happened to it, and when."""

    seed: int
    editors: tuple[User, User]
    rng: random.Random = field(init=False)
    now: datetime = BEGIN
    steps: list[tuple[str, datetime]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    """Every statement it has had; each holds a word that no other text has."""

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)
        with self.at(self.now):
            self.article = make_article(
                "The talks are held today. Nothing else is known.", slug=f"article-of-{self.seed}", byline="Ann Lee and Bo Park"
            )
            self.fact = self._made()

    def _made(self) -> Fact:
        kind = self.rng.choice(["date", "other"])
        statement, value = self._worded(kind)
        fact = make_fact(
            statement,
            kind=kind,
            value=value or None,
            article=self.article,
            quote="The talks are held today.",
            editorial_status="draft",
            slug=f"fact-of-{self.seed}",
            subject=f"the talks {self.seed}",
            importance=self.rng.choice([2, 3]),
            author=self.editors[0],
            created_at=self.now,
        )
        return fact

    def _worded(self, kind: str) -> tuple[str, str]:
        """A statement with a word of its own, and a value for the kind."""
        day = self.rng.randint(1, 28)
        word = f"hall{self.seed}x{len(self.words)}"
        value = f"{day} December 2025" if kind == "date" else ""
        statement = f"The talks are held in {word}{f' on {value}' if value else ''}."
        self.words.append(statement)
        return statement, value

    def at(self, moment: datetime) -> time_machine.travel:
        """The clock, stopped at a moment."""
        return time_machine.travel(moment, tick=False)

    def step(self, name: str | None = None) -> None:
        """Let some time pass, then let one thing happen; what a service refuses did not happen."""
        self.now += timedelta(seconds=self.rng.randint(1, 90_000))
        name = name or self.rng.choice(list(WEIGHTED))
        with self.at(self.now):
            self.fact = Fact.objects.get(pk=self.fact.pk)
            try:
                STEPS[name](self)
            except Refusal:
                return
        self.steps.append((name, self.now))

    def story(self) -> str:
        """What happened, to be read when something is wrong."""
        lines = [f"{moment.isoformat()} {name}" for name, moment in self.steps]
        return "\n".join([f"seed {self.seed}", f"{BEGIN.isoformat()} capture", *lines])


def _publish(history: History) -> None:
    status.publish(history.fact, editor=history.editors[0])


def _verify(history: History) -> None:
    result = history.rng.choice(VerificationStatus.values)
    method = history.rng.choice(Verification.Method.values)
    override = history.rng.choice(["", "The river was rising."])
    editor = history.rng.choice(history.editors)
    verify.verify(history.fact, editor=editor, result=result, method=method, override_reason=override)


def _change(history: History, kind: str, *, is_same_value: bool = False) -> None:
    version = resolve.current(history.fact)
    assert version is not None
    statement, value = history._worded(history.fact.kind)
    correct.correct(
        history.fact,
        expected=version,
        kind=kind,
        editor=history.editors[0],
        statement=statement,
        value_text="" if is_same_value else value,
        notice=history.rng.choice(["", f"Changed to: {statement}"]),
        reason=history.rng.choice(["", "The hall was full."]),
        holds_from=timezone.now() - timedelta(hours=history.rng.randint(0, 40)) if kind == "update" else None,
    )


def _note(history: History) -> None:
    version = resolve.current(history.fact)
    assert version is not None
    correct.correct(
        history.fact, expected=version, kind="editors_note", editor=history.editors[0], statement="Read this with care."
    )


def _embargo(history: History) -> None:
    until = timezone.now() + timedelta(hours=history.rng.randint(1, 60))
    _changed(history.article, embargoed_until=until)


def _release(history: History) -> None:
    _changed(history.article, embargoed_until=None)


def _changed(article: Article, **fields: datetime | None) -> None:
    row = Article.objects.get(pk=article.pk)
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))


def _evidence(history: History) -> None:
    report = make_article(f"Report {history.now.isoformat()}.", outlet=make_outlet(), published_at=timezone.now())
    revision = report.revisions.get()
    stance = history.rng.choice(["supports", "refutes", "context"])
    evidence.record(history.fact, quote=revision.text, stance=stance, editor=history.editors[0], revision=revision)


def _flag(history: History) -> None:
    make_contradiction(history.fact, quote=f"It is not so, {history.now.isoformat()}.")


def _dismiss(history: History) -> None:
    flag = Contradiction.objects.undecided().filter(fact=history.fact).first()
    if flag:
        triage.dismiss(flag, editor=history.editors[0], reason="different_event")


def _relate(history: History) -> None:
    other = make_fact(f"Another fact of {history.seed}.", created_at=timezone.now())
    relate.relate(history.fact, kind=history.rng.choice(["depends_on", "refines"]), other=other, editor=history.editors[0])


def _state_again(history: History) -> None:
    other = make_article("Elsewhere the talks are held today.", published_at=timezone.now())
    make_mention(history.fact, other, "the talks are held today")


def _edit(history: History) -> None:
    text = f"Edited at {history.now.isoformat()}. The talks are held today."
    make_revision(history.article, text, anchored_at=timezone.now())
    make_mention(history.fact, history.article, "The talks are held today.")


def _name(history: History) -> None:
    kind = history.rng.choice(Entity.Kind.values)
    history.fact.entities.add(Entity.objects.create(kind=kind, name=f"Name {history.seed} {history.now.isoformat()}"))


STEPS: dict[str, Callable[[History], None]] = {
    "publish": _publish,
    "verify": _verify,
    "correct": lambda history: _change(history, "correction"),
    "update": lambda history: _change(history, "update"),
    "clarify": lambda history: _change(history, "clarification", is_same_value=True),
    "clarify the value": lambda history: _change(history, "clarification"),
    "note": _note,
    "hold": lambda history: status.hold(history.fact, editor=history.editors[0], reason="hidden reason"),
    "review": lambda history: status.send_to_review(history.fact, editor=history.editors[0]),
    "withdraw": lambda history: _withdraw(history),
    "embargo": _embargo,
    "release": _release,
    "evidence": _evidence,
    "flag": _flag,
    "dismiss": _dismiss,
    "relate": _relate,
    "state again": _state_again,
    "edit": _edit,
    "name": _name,
}
# How often each happens, beside the others.
WEIGHTED = [
    *(
        name
        for name, times in {"publish": 6, "verify": 4, "correct": 3, "update": 3, "evidence": 2}.items()
        for _ in range(times)
    ),
    *(name for name in STEPS if name not in ("publish", "verify", "correct", "update", "evidence")),
]


def _withdraw(history: History) -> None:
    status.withdraw(history.fact, editor=history.editors[0], notice="It rested on a forgery.")


def walk(seed: int, editors: tuple[User, User], *, num_steps: int = 7) -> History:
    """A history of so many steps, the same for the same seed. Most are published early, so that more than silence is seen."""
    history = History(seed, editors)
    early = history.rng.choice([0, 0, 0, 1, 2, num_steps])
    for number in range(num_steps):
        history.step("publish" if number == early else None)
    return history
