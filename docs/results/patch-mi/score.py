"""Compares the answers of every seed with its key: what of each class was named right and accepted.

python3 docs/results/patch-mi/score.py                        # the preset
python3 docs/results/patch-mi/score.py published-weight-30    # or another folder beside this file
"""

import csv
import pathlib
import sys

here = pathlib.Path(__file__).parent / (sys.argv[1] if len(sys.argv) > 1 else "")


def rows(path):
    with open(path) as file:
        return list(csv.DictReader(file))


images = []
for folder in sorted(here.glob("seed-*")):
    named = {row["number"]: row["digit"] for row in rows(folder / "answers.csv")}
    images += [row | {"named": named[row["number"]]} for row in rows(folder / "blind-key.csv")]

judges = [name for name in images[0] if name not in ("number", "class", "restart", "named")]
print("| class | images | named right | named | " + " | ".join(judges) + " |")
print("|---|--:|--:|---|" + "--:|" * len(judges))
for digit in sorted({row["class"] for row in images}):
    own = [row for row in images if row["class"] == digit]
    said = [row["named"] for row in own]
    right = said.count(digit)
    accepted = [sum(row[judge] == "1" for row in own) for judge in judges]
    cells = [digit, len(own), right, " ".join(said), *accepted]
    print("| " + " | ".join(str(cell) for cell in cells) + " |")
right = sum(row["named"] == row["class"] for row in images)
print(f"\n{right} of {len(images)} named right.")
