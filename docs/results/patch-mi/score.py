"""Compares answers.csv with key.csv: the shares of each class that were named right and accepted.

python3 docs/results/patch-mi/score.py [answers.csv key.csv]
"""

import csv
import pathlib
import sys

here = pathlib.Path(__file__).parent
paths = sys.argv[1:3] if len(sys.argv) > 2 else [here / "answers.csv", here / "key.csv"]
answers, key = [list(csv.DictReader(open(path))) for path in paths]
named = {row["number"]: row["digit"] for row in answers}
judges = [name for name in key[0] if name not in ("number", "class", "restart")]

print("| class | pictures | named right | named | " + " | ".join(judges) + " |")
print("|---|--:|--:|---|" + "--:|" * len(judges))
reached = 0
for digit in sorted({row["class"] for row in key}):
    own = [row for row in key if row["class"] == digit]
    said = [named[row["number"]] for row in own]
    right = said.count(digit)
    accepted = [sum(row[judge] == "1" for row in own) for judge in judges]
    reached += 2 * right > len(own) and 2 * accepted[-1] >= len(own)
    cells = [digit, len(own), right, " ".join(said), *accepted]
    print("| " + " | ".join(str(cell) for cell in cells) + " |")
print(f"\n{reached} classes: most named right, and at least half accepted by {judges[-1]}")
