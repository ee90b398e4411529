"""Identity losses and their gradients with respect to the logits, in Python and double precision.

Written from the specification, with torch's own arccosh and maximum. Run in this folder:
python3 losses.py (PyTorch 1.13). Writes losses.json.
"""
import json

import torch

torch.set_default_dtype(torch.float64)


def grid(rows, columns, shift, scale):
    """scale sin(1.7 i + shift), row by row."""
    return scale * torch.sin(torch.arange(rows * columns) * 1.7 + shift).reshape(rows, columns)


def max_margin(logits, y):
    own = logits.gather(1, y[:, None]).squeeze(1)
    others = logits.clone()
    others[torch.arange(len(y)), y] = -torch.inf
    return others.max(1).values - own


def poincare(logits, y):
    u = logits / logits.norm(p=1, dim=1, keepdim=True)
    v = torch.clip(torch.eye(logits.shape[1])[y] - 1e-4, 0, 1)
    apart = (u - v).square().sum(1)
    return torch.arccosh(1 + 2 * apart / ((1 - u.square().sum(1)) * (1 - v.square().sum(1))))


def numbers(tensor):
    return [float(f"{v:.9g}") for v in tensor.detach().flatten().tolist()]


def case(loss, logits, y):
    logits = logits.clone().requires_grad_(True)
    values = loss(logits, y)
    values.sum().backward()
    return {
        "logits": numbers(logits),
        "labels": y.tolist(),
        "values": numbers(values),
        "gradient": numbers(logits.grad),
    }


if __name__ == "__main__":
    ordinary = grid(3, 5, 0.4, 6.0), torch.tensor([1, 4, 0])
    # the second number is nearly alone, in favour of the class and against it
    sure = torch.tensor([[0.01, 30.0, -0.02, 0.01], [0.01, -30.0, -0.02, 0.01]]), torch.tensor([1, 1])

    document = {
        "maxMargin": {"ordinary": case(max_margin, *ordinary), "sure": case(max_margin, *sure)},
        "poincare": {"ordinary": case(poincare, *ordinary), "sure": case(poincare, *sure)},
    }
    with open("losses.json", "w") as out:
        json.dump(document, out)
        out.write("\n")
