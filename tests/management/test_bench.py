import io
import json

import pytest
from django.core.management import call_command
from django.db import connection

from facts.models import Fact


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("bench", ["api", "pages", "admin"])
def test_a_bench_measures_in_a_database_of_its_own_and_leaves_none(django_db_setup, django_db_blocker, bench: str) -> None:
    kept, out = connection.settings_dict["NAME"], io.StringIO()
    with django_db_blocker.unblock():
        call_command("bench", bench, facts=24, requests=2, json=True, stdout=out)
        assert not Fact.objects.exists(), "no row of the bench is left where it was started"
        connection.close()
    told = json.loads(out.getvalue())
    assert connection.settings_dict["NAME"] == kept
    assert (told["bench"], told["seeded"]["facts"]) == (bench, 24)
    assert len(told["rows"]) >= 13
    assert {"name", "median_ms", "p95_ms", "cpu_ms", "requests_per_second", "queries", "bytes"} == set(told["rows"][0])
    assert all(ratio > 0 for ratio in told["ratios"].values())
