"""A reported name that is another name of what the fact speaks of."""

import pytest

from facts.editorial import naming, triage
from facts.editorial.refusals import Incomplete
from facts.models import Contradiction, Entity, EntityAlias
from facts.values import Place
from tests.factories import make_contradiction, make_editor, make_fact

pytestmark = pytest.mark.django_db

PORT = Place("Busan port", "venue:busan-port", country="South Korea")


@pytest.fixture
def busan() -> Entity:
    return Entity.objects.create(kind="place", name="Busan")


@pytest.fixture
def flag(busan: Entity) -> Contradiction:
    """They met in Busan, we said; at Busan port, a report says."""
    fact = make_fact("They met in Busan.", kind="place", value="Busan")
    fact.entities.add(busan, Entity.objects.create(kind="person", name="Xi Jinping"))
    return make_contradiction(fact, value=PORT)


def dismiss(flag: Contradiction, entity: Entity | None, reason: str = "same_value_other_form") -> None:
    triage.dismiss(flag, editor=make_editor(), reason=reason, another_name_of=entity)


def test_a_reported_place_is_offered_as_a_name_of_the_places_of_the_fact(flag: Contradiction, busan: Entity) -> None:
    assert naming.offer(flag) == naming.Offer("Busan port", (busan,))


def test_a_remembered_name_is_added_and_nothing_else_is_changed(flag: Contradiction, busan: Entity) -> None:
    EntityAlias.objects.create(entity=busan, name="Pusan")
    dismiss(flag, busan)
    assert set(busan.aliases.values_list("name", flat=True)) == {"Busan port", "Pusan"}
    assert flag.status == "dismissed"


def test_a_name_is_remembered_only_if_the_editor_says_so(flag: Contradiction) -> None:
    dismiss(flag, None)
    assert not EntityAlias.objects.exists()


def test_a_known_name_is_not_offered_again_however_it_is_spelt(flag: Contradiction, busan: Entity) -> None:
    EntityAlias.objects.create(entity=busan, name="the Busan Port")
    assert naming.offer(flag) is None


def test_a_name_with_another_reason_is_refused_and_the_flag_stays_open(flag: Contradiction, busan: Entity) -> None:
    with pytest.raises(Incomplete, match="same value in another form"):
        dismiss(flag, busan, "different_event")
    assert (flag.status, Contradiction.objects.get().status) == ("open", "open")


def test_an_entity_of_another_fact_gets_no_name(flag: Contradiction) -> None:
    with pytest.raises(Incomplete, match="no new name of Tokyo"):
        dismiss(flag, Entity.objects.create(kind="place", name="Tokyo"))
    assert not EntityAlias.objects.exists()


def test_of_several_participants_the_one_that_is_new_is_offered() -> None:
    xi = Entity.objects.create(kind="person", name="Xi Jinping")
    fact = make_fact("Trump and Xi met.", kind="participants", value="only Donald Trump and Xi Jinping")
    fact.entities.add(xi, Entity.objects.create(kind="person", name="Donald Trump"))
    flag = make_contradiction(fact, value="Donald Trump; President Xi")
    offered = naming.offer(flag)
    assert offered is not None
    assert (offered.name, set(offered.entities)) == ("President Xi", set(fact.entities.all()))


@pytest.mark.parametrize("form", ["held elsewhere", "not at Busan", ""])
def test_words_that_name_no_place_are_offered_as_no_name(flag: Contradiction, form: str) -> None:
    Contradiction.objects.filter(pk=flag.pk).update(reported_value=None, reported_form=form)
    assert naming.offer(Contradiction.objects.get()) is None


def test_a_date_is_offered_as_no_name() -> None:
    flag = make_contradiction(make_fact(kind="date", value="30 October 2025"), value="31 October 2025")
    flag.fact.entities.add(Entity.objects.create(kind="place", name="Busan"))
    assert naming.offer(flag) is None
