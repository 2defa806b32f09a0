"""What a bench found, as a table for people and as one object for machines."""

from dataclasses import dataclass, field
from typing import Any

from rich.console import Console
from rich.table import Table


@dataclass
class Result:
    """Rows of one shape, what they were measured on, and how some of them compare."""

    bench: str
    seeded: dict[str, int]
    rows: list[dict[str, Any]] = field(default_factory=list)
    ratios: dict[str, float] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """One plain object."""
        return {"bench": self.bench, "seeded": self.seeded, "rows": self.rows, "ratios": self.ratios}

    def print(self, console: Console) -> None:
        """Write the table, then the ratios."""
        on = ", ".join(f"{count:,} {noun}" for noun, count in self.seeded.items())
        table = Table(title=f"bench {self.bench}: {on}", title_justify="left")
        for name in self.rows[0] if self.rows else ():
            is_number = not isinstance(self.rows[0][name], str)
            table.add_column(name.replace("_", " "), justify="right" if is_number else "left", no_wrap=not is_number)
        for row in self.rows:
            table.add_row(*(value if isinstance(value, str) else f"{value:,}" for value in row.values()))
        console.print(table)
        for told, ratio in self.ratios.items():
            console.print(f"{told}: {ratio:g}")
