"""Compares the answers of every seed with its key: what of each class was named right and accepted.

python3 docs/results/patch-mi/score.py
"""

import csv
import pathlib

here = pathlib.Path(__file__).parent


def rows(path):
    with open(path) as file:
        return list(csv.DictReader(file))


pictures = []
for folder in sorted(here.glob("seed-*")):
    named = {row["number"]: row["digit"] for row in rows(folder / "answers.csv")}
    pictures += [row | {"named": named[row["number"]]} for row in rows(folder / "blind-key.csv")]

judges = [name for name in pictures[0] if name not in ("number", "class", "restart", "named")]
print("| class | pictures | named right | named | " + " | ".join(judges) + " |")
print("|---|--:|--:|---|" + "--:|" * len(judges))
for digit in sorted({row["class"] for row in pictures}):
    own = [row for row in pictures if row["class"] == digit]
    said = [row["named"] for row in own]
    right = said.count(digit)
    accepted = [sum(row[judge] == "1" for row in own) for judge in judges]
    cells = [digit, len(own), right, " ".join(said), *accepted]
    print("| " + " | ".join(str(cell) for cell in cells) + " |")
right = sum(row["named"] == row["class"] for row in pictures)
print(f"\n{right} of {len(pictures)} named right.")
