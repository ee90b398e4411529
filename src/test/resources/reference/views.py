"""Views of small pictures with torch's affine_grid and grid_sample, in Python and double precision.

Each view's map is composed here from 3 x 3 matrices in affine_grid's normalised coordinates.
Run in this folder: python3 views.py (PyTorch 1.13). Writes views.json.
"""
import json
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def grid(*shape, shift):
    """0.5 + 0.5 sin(1.7 i + shift)."""
    return (0.5 + 0.5 * torch.sin(torch.arange(math.prod(shape)) * 1.7 + shift)).reshape(shape)


def theta(v, rows, columns):
    shifted = torch.tensor([[1, 0, -2 * v["right"]], [0, 1, -2 * v["down"]], [0, 0, 1.0]])
    mirrored = torch.diag(torch.tensor([-1.0 if v["mirrored"] else 1.0, 1, 1]))
    cropped = torch.tensor(
        [
            [v["width"], 0, 2 * v["left"] + v["width"] - 1],
            [0, v["height"], 2 * v["top"] + v["height"] - 1],
            [0, 0, 1.0],
        ]
    )
    a = math.radians(v["degrees"])
    c, s = math.cos(a), math.sin(a)
    wide, high = columns, rows
    if v["expanded"]:
        wide = columns * abs(c) + rows * abs(s)
        high = rows * abs(c) + columns * abs(s)
    to_pixels = torch.diag(torch.tensor([wide / 2, high / 2, 1]))
    turned = torch.tensor([[c, -s, 0], [s, c, 0], [0, 0, 1]])
    from_pixels = torch.diag(torch.tensor([2 / columns, 2 / rows, 1]))
    return (from_pixels @ turned @ to_pixels @ cropped @ mirrored @ shifted)[:2]


def view(x, v):
    maps = theta(v, *x.shape[2:]).expand(len(x), 2, 3)
    where = F.affine_grid(maps, list(x.shape), align_corners=False)
    x = F.grid_sample(x, where, "bilinear", "zeros", align_corners=False)
    x = torch.clamp(x * v["brightness"], 0, 1)
    grey = x
    if x.shape[1] == 3:
        grey = (x * torch.tensor([0.2989, 0.587, 0.114])[:, None, None]).sum(1, keepdim=True)
    mean = grey.mean((1, 2, 3), keepdim=True)
    return torch.clamp(mean + v["contrast"] * (x - mean), 0, 1)


STILL = {
    "degrees": 0.0,
    "expanded": False,
    "left": 0.0,
    "top": 0.0,
    "width": 1.0,
    "height": 1.0,
    "mirrored": False,
    "right": 0.0,
    "down": 0.0,
    "brightness": 1.0,
    "contrast": 1.0,
}
ALL = {
    "degrees": -17.0,
    "expanded": True,
    "left": 0.05,
    "top": 0.02,
    "width": 0.9,
    "height": 0.97,
    "mirrored": True,
    "right": 0.08,
    "down": -0.05,
    "brightness": 1.15,
    "contrast": 0.85,
}
VIEWS = {
    "rotated": {"degrees": 25.0},
    "expanded": {"degrees": 25.0, "expanded": True},
    "cropped": {"left": 0.1, "top": 0.3, "width": 0.8, "height": 0.6},
    "mirrored": {"mirrored": True},
    "shifted": {"right": 0.2, "down": -0.15},
    "brighter": {"brightness": 1.2},
    "flatter": {"contrast": 0.7},
    "all": ALL,
}


def numbers(tensor):
    return [float(f"{v:.9g}") for v in tensor.detach().flatten().tolist()]


def case(shape, chosen):
    v = {**STILL, **chosen}
    x = grid(*shape, shift=0.3).requires_grad_(True)
    seen = view(x, v)
    (seen * grid(*shape, shift=1.1)).sum().backward()
    return {
        "view": [float(value) for value in v.values()],
        "values": numbers(seen),
        "gradient": numbers(x.grad),
    }


if __name__ == "__main__":
    document = {
        "colour": {name: case((2, 3, 5, 7), v) for name, v in VIEWS.items()},
        "grey": {name: case((1, 1, 8, 8), v) for name, v in VIEWS.items()},
    }
    with open("views.json", "w") as out:
        json.dump(document, out)
        out.write("\n")
