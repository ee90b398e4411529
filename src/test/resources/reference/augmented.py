"""Identity losses over views and students, and their gradients, in Python and double precision.

Written from the specification. The random views are the program's own: view-draws.json
(ViewDraws.java). Run in this folder: python3 augmented.py (PyTorch 1.13). Writes augmented.json.
"""
import json

import torch
import torch.nn.functional as F

from losses import max_margin, poincare
from views import STILL, numbers, view

torch.set_default_dtype(torch.float64)
DRAWS = json.load(open("view-draws.json"))
LABELS = torch.tensor([1, 1, 3])
REFERENCE = torch.tensor([0.1 * ((i % 7) - 3) for i in range(32)])


def load(name):
    return torch.jit.load("../models/" + name + ".pt").double().eval()


target, first = load("classifier-scripted"), load("student-1")
second = load("student-2")


def cross_entropy(logits, y):
    return F.cross_entropy(logits, y, reduction="none")


def logit(logits, y):
    return -logits.gather(1, y[:, None]).squeeze(1)


def seen(x, draws):
    """None: the picture itself; numbers: one view for all; a list of numbers: one each."""
    if draws is None:
        return x
    if isinstance(draws[0], list):
        return torch.cat([seen(x[i : i + 1], d) for i, d in enumerate(draws)])
    return view(x, dict(zip(STILL, draws)))


def identity(x, views, models, loss, average_logits=False, feature_weight=0.0):
    """models: (weight, network) pairs, the target first."""
    shown = [seen(x, v) for v in views]
    total = 0
    for weight, model in models:
        logits = [model(s) for s in shown]
        logits = [out[1] if isinstance(out, tuple) else out for out in logits]
        if average_logits:
            own = loss(sum(logits) / len(logits), LABELS)
        else:
            own = sum(loss(out, LABELS) for out in logits) / len(logits)
        total = total + weight * own
    total = total / sum(weight for weight, _ in models)
    if feature_weight:
        away = [(target(s)[0] - REFERENCE).square().mean(1) for s in shown]
        total = total + feature_weight * sum(away) / len(away)
    return total


def case(**arguments):
    pictures = 0.5 + 0.5 * torch.sin(1.7 * torch.arange(3 * 32 * 32) + 0.3)
    x = pictures.reshape(3, 1, 32, 32).requires_grad_(True)
    values = identity(x, **arguments)
    (g,) = torch.autograd.grad(values.sum(), x)
    norms = g.square().sum((1, 2, 3)).sqrt()
    return {"values": numbers(values), "rows": numbers(g[:, 0, 13]), "norms": numbers(norms)}


ALONE = [(1, target)]
ENSEMBLE = [(2, target), (1, first), (0.5, second)]
BATCH, PICTURE = DRAWS["batch"], DRAWS["picture"]

document = {
    "losses": case(views=[None, *BATCH[1:]], models=ALONE, loss=cross_entropy),
    "logits": case(views=PICTURE[:2], models=ALONE, loss=cross_entropy, average_logits=True),
    "poincare": case(views=PICTURE, models=ALONE, loss=poincare),
    "maxMargin": case(views=[BATCH[0]], models=ALONE, loss=max_margin),
    "weights": case(views=[None], models=ENSEMBLE, loss=cross_entropy),
    "everything": case(views=[None, BATCH[1]], models=ENSEMBLE, loss=logit, feature_weight=1.0),
}
with open("augmented.json", "w") as out:
    json.dump(document, out)
    out.write("\n")
