"""How hard the drawn people are to tell apart: a linear classifier on pixels and a small network.

people --set private --count 6000 --seed 0 --out DIR; python3 gate.py DIR [epochs]
Of each person's pictures the first 80 are learnt and the last 20 judged.
"""
import pathlib
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import nn

torch.manual_seed(0)
source = pathlib.Path(sys.argv[1])
epochs = int(sys.argv[2]) if len(sys.argv) > 2 else 8
if source.is_dir():
    people = [[np.array(Image.open(f)).transpose(2, 0, 1) for f in sorted(p.glob("*.png"))]
              for p in sorted(source.glob("person-*"))]
    data = np.stack([np.stack(p) for p in people])
else:
    data = np.fromfile(source, np.uint8).reshape(60, 100, 3, 64, 64)
n = len(data)
x = torch.from_numpy(data).float() / 255
train, test = x[:, :80].reshape(-1, 3, 64, 64), x[:, 80:].reshape(-1, 3, 64, 64)
y, truth = torch.arange(n).repeat_interleave(80), torch.arange(n).repeat_interleave(20)
mean, std = train.mean(0, keepdim=True), train.std()
train, test = (train - mean) / std, (test - mean) / std

# Softmax regression with squared weights penalised. Its solution lies in the span of the training
# pictures, so it is sought there: logits = K a with K the pictures' inner products.
a, b = train.flatten(1), test.flatten(1)
k, kt = a @ a.T / a.shape[1], b @ a.T / a.shape[1]
best = 0
for decay in [1e-4, 1e-3, 1e-2]:
    w = torch.zeros(len(a), n, requires_grad=True)
    bias = torch.zeros(n, requires_grad=True)
    opt = torch.optim.LBFGS([w, bias], max_iter=50, line_search_fn="strong_wolfe")

    def closure():
        opt.zero_grad()
        logits = k @ w
        loss = F.cross_entropy(logits + bias, y) + decay / 2 * (w * logits).sum()
        loss.backward()
        return loss

    opt.step(closure)
    with torch.no_grad():
        held = ((kt @ w + bias).argmax(1) == truth).float().mean().item()
        seen = ((k @ w + bias).argmax(1) == y).float().mean().item()
    best = max(best, held)
    print(f"linear, penalty {decay}: learnt {seen:.3f}, held out {held:.3f}", flush=True)
print(f"linear, best: {best:.3f}", flush=True)


def block(i, o):
    return [nn.Conv2d(i, o, 3, padding=1, bias=False), nn.BatchNorm2d(o), nn.ReLU(), nn.MaxPool2d(2)]


net = nn.Sequential(*block(3, 32), *block(32, 64), *block(64, 128), *block(128, 256), nn.Flatten(),
                    nn.Dropout(0.3), nn.Linear(4096, n))
opt = torch.optim.AdamW(net.parameters(), 2e-3, weight_decay=5e-2)
steps = len(train) // 64
plan = torch.optim.lr_scheduler.OneCycleLR(opt, 4e-3, total_steps=epochs * steps)
start = time.time()
for epoch in range(epochs):
    net.train()
    order = torch.randperm(len(train))
    for i in range(steps):
        take = order[i * 64:(i + 1) * 64]
        shift = torch.randint(-4, 5, (2,)).tolist()
        loss = F.cross_entropy(net(torch.roll(train[take], shift, (2, 3))), y[take], label_smoothing=0.05)
        opt.zero_grad()
        loss.backward()
        opt.step()
        plan.step()
    net.eval()
    with torch.no_grad():
        held = torch.cat([net(t).argmax(1) for t in test.split(200)]).eq(truth).float().mean().item()
    print(f"network, epoch {epoch + 1}: held out {held:.4f}, {time.time() - start:.0f} s", flush=True)
