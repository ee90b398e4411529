"""Scores of candidates under fixed small changes, in Python and double precision.

The classifier is linear in the pixels; the changes are composed as in views.py.
Run in this folder: python3 selection.py (PyTorch 1.13). Writes selection.json.
"""
import json

import torch

from views import STILL, grid, numbers, view

torch.set_default_dtype(torch.float64)

TARGETS = [1, 2]
RESTARTS = 3


def changes():
    for degrees in (-10.0, 0.0, 10.0):
        yield {**STILL, "degrees": degrees}
        for top in (0.0, 0.15):
            for left in (0.0, 0.15):
                yield {
                    **STILL,
                    "degrees": degrees,
                    "left": left,
                    "top": top,
                    "width": 0.85,
                    "height": 0.85,
                }


if __name__ == "__main__":
    images = grid(len(TARGETS) * RESTARTS, 1, 32, 32, shift=0.3)
    weights = 3 * grid(1024, 4, shift=5.2)
    wanted = torch.tensor([t for t in TARGETS for _ in range(RESTARTS)])
    answers = [torch.softmax(view(images, v).reshape(6, 1024) @ weights, 1) for v in changes()]
    rows = torch.arange(6)
    probability = torch.stack([a[rows, wanted] for a in answers]).mean(0)
    share = torch.stack([(a.argmax(1) == wanted).double() for a in answers]).mean(0)
    with open("selection.json", "w") as out:
        json.dump({"probability": numbers(probability), "share": numbers(share)}, out)
        out.write("\n")
