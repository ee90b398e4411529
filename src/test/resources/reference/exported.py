"""Exports a classifier with docs/export/export_model.py as a user would, and keeps what the original gives for a fixed image.

Run in this folder: python3 exported.py (PyTorch 1.13). Writes ../models/exported.pt, ../models/exported.json and exported.json.
ExportScriptTest runs it elsewhere: python3 exported.py FOLDER writes all three there.
"""
import json
import os
import sys

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "..", "..", "..", "..")
sys.path[:0] = [os.path.join(TOP, "docs", "export"), os.path.join(TOP, "src", "test", "python")]
sys.dont_write_bytecode = True
MODELS = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "..", "models")
ANSWERS = sys.argv[1] if len(sys.argv) > 1 else HERE

import export_model  # noqa: E402
import export_networks  # noqa: E402

os.chdir(os.path.join(TOP, "src", "test", "python"))  # so that the card names the source as a user would
code = export_model.main(["export_networks.py:Net", "--size", "20", "24", "--mean", "0.4", "--std", "0.2", "--range", "-1", "1",
                          "--name", "Exported", "--out", os.path.join(MODELS, "exported.pt")])
if code:
    sys.exit(code)

network = export_networks.Net().eval()
x = 0.5 + 0.5 * torch.sin(1.7 * torch.arange(2 * 20 * 24, dtype=torch.float64) + 0.3).view(2, 1, 20, 24)
x = x.float().requires_grad_()
features = network.body((2 * x - 1 - 0.4) / 0.2)
logits = network.head(features)
gradient, = torch.autograd.grad((logits * torch.linspace(-1, 2, 5)).sum(), x)
answers = {"features": features, "logits": logits, "gradient": gradient}
with open(os.path.join(ANSWERS, "answers.json" if len(sys.argv) > 1 else "exported.json"), "w", encoding="utf-8") as out:
    json.dump({k: [float(f"{v:.9g}") for v in t.detach().flatten().tolist()] for k, t in answers.items()}, out)
    out.write("\n")
