"""Reports of the benchmark, grouped by what makes them hard."""

from pathlib import Path

from facts.management.evaluation import traps


def test_a_report_counts_under_every_trap_that_is_named_for_it(tmp_path: Path) -> None:
    lines = [
        "# Traps",
        "",
        "01-r1: earlier than as_of",
        "01-r2: old number as old; headline without a country",
        "01-r2: rounding",
    ]
    (tmp_path / "TRAPS.md").write_text("\n".join(lines), encoding="utf-8")
    found = traps.read(tmp_path)
    assert found["earlier than the fact"] == {"01-r1"}
    assert found["old told as old"] == found["misleading headline"] == found["words, rounding, units, sums"] == {"01-r2"}


def test_a_folder_without_a_list_of_traps_has_none(tmp_path: Path) -> None:
    assert traps.read(tmp_path) == {}
