"""Optimizer steps by torch.optim: python3 optimizers.py writes optimizers.json (PyTorch 1.13)."""
import json
import math

import torch

START = [math.sin(1.7 * i + 0.4) for i in range(6)]


def gradient(x, step):
    """Depends on where x is and on the step."""
    return 0.3 * x + torch.tensor([math.sin(1.1 * i + 0.9 * step) for i in range(6)], dtype=torch.float64)


def run(make):
    x = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimizer = make([x])
    rows = []
    for step in range(1, 6):
        x.grad = gradient(x.detach(), step)
        optimizer.step()
        rows.append([float(f"{v:.9g}") for v in x.tolist()])
    return rows


result = {
    "plain": run(lambda p: torch.optim.SGD(p, 0.05)),
    "momentum": run(lambda p: torch.optim.SGD(p, 0.05, momentum=0.9)),
    "nesterov": run(lambda p: torch.optim.SGD(p, 0.05, momentum=0.9, nesterov=True)),
    "nesterov-decay": run(
        lambda p: torch.optim.SGD(p, 0.05, momentum=0.9, nesterov=True, weight_decay=0.1)
    ),
    "plain-decay": run(lambda p: torch.optim.SGD(p, 0.05, weight_decay=0.1)),
    "adam": run(lambda p: torch.optim.Adam(p, 0.02)),
    "adam-half": run(lambda p: torch.optim.Adam(p, 0.02, betas=(0.5, 0.9))),
    "adam-still": run(lambda p: torch.optim.Adam(p, 0.02, betas=(0, 0.99))),
}
with open("optimizers.json", "w") as out:
    json.dump(result, out)
    out.write("\n")
