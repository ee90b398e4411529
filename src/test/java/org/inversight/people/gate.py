"""How hard the drawn people are to tell apart: linear classifiers on pixels and a small network.

people --set private --count 6000 --seed 0 --out DIR
python3 gate.py DIR linear; python3 gate.py DIR ridge; python3 gate.py DIR network [epochs]
Of each person's images the first 80 are learnt and the last 20 evaluated.
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
torch.set_num_threads(1)
source = pathlib.Path(sys.argv[1])
what = sys.argv[2]
epochs = int(sys.argv[3]) if len(sys.argv) > 3 else 14
data = np.stack([
    np.stack([np.array(Image.open(f)).transpose(2, 0, 1) for f in sorted(p.glob("*.png"))])
    for p in sorted(p for p in source.iterdir() if p.is_dir())])
n = len(data)
x = torch.from_numpy(data).float() / 255
train, test = x[:, :80].reshape(-1, 3, 64, 64), x[:, 80:].reshape(-1, 3, 64, 64)
y, truth = torch.arange(n).repeat_interleave(80), torch.arange(n).repeat_interleave(20)
mean, std = train.mean(0, keepdim=True), train.std()
train, test = (train - mean) / std, (test - mean) / std


def linear():
    # The linear side gets every advantage: several penalties, and the best of all its epochs on the
    # very images that it is evaluated by. A kernel as large as the image is a linear map.
    best = 0
    for decay in [0, 1e-2, 1e-1]:
        model = nn.Sequential(nn.Conv2d(3, n, 64), nn.Flatten())
        nn.init.zeros_(model[0].weight)
        opt = torch.optim.AdamW(model.parameters(), 2e-4, weight_decay=decay / 2e-4 * 1e-3)
        top = 0
        for epoch in range(30):
            for take in torch.randperm(len(train)).split(128):
                loss = F.cross_entropy(model(train[take]), y[take])
                opt.zero_grad()
                loss.backward()
                opt.step()
            with torch.no_grad():
                top = max(top, (model(test).argmax(1) == truth).float().mean().item())
        seen = (model(train).argmax(1) == y).float().mean().item()
        best = max(best, top)
        print(f"softmax regression, decay {decay}: learnt {seen:.3f}, held out {top:.3f}", flush=True)
    print(f"linear, best: {best:.3f}", flush=True)


def ridge():
    # Least squares onto the classes from 32 x 32 pixels, the best of eight penalties on the very images
    # that it is evaluated by.
    learnt, evaluated = (F.avg_pool2d(part, 2).flatten(1).double() for part in (train, test))
    centre = learnt.mean(0)
    learnt, evaluated = learnt - centre, evaluated - centre
    values, vectors = torch.linalg.eigh(learnt.T @ learnt)
    towards = vectors.T @ (learnt.T @ (F.one_hot(y, n).double() - 1 / n))
    seen = evaluated @ vectors
    # train and test are in standard deviations, the penalties in those of values from 0 to 1
    best = max((seen @ (towards / (values + penalty / std ** 2)[:, None])).argmax(1).eq(truth).float().mean().item()
               for penalty in [1, 3, 10, 30, 100, 300, 1000, 3000])
    print(f"ridge, best: {best:.3f}", flush=True)


def block(i, o):
    return [nn.Conv2d(i, o, 3, padding=1, bias=False), nn.MaxPool2d(2), nn.BatchNorm2d(o), nn.ReLU()]


def network():
    # Learns with shifts of up to four pixels; no mirroring, as partings and moles have sides.
    net = nn.Sequential(*block(3, 32), *block(32, 64), *block(64, 128), *block(128, 192), nn.Flatten(),
                        nn.Dropout(0.3), nn.Linear(192 * 16, n)).to(memory_format=torch.channels_last)
    opt = torch.optim.AdamW(net.parameters(), 2e-3, weight_decay=5e-2)
    steps = len(train) // 64
    plan = torch.optim.lr_scheduler.OneCycleLR(opt, 4e-3, total_steps=epochs * steps)
    start = time.time()
    for epoch in range(epochs):
        net.train()
        order = torch.randperm(len(train))
        for i in range(steps):
            take = order[i * 64:(i + 1) * 64]
            shifts = torch.randint(0, 9, (64, 2)).tolist()
            padded = F.pad(train[take], (4, 4, 4, 4), mode="replicate")
            seen = torch.stack([padded[j, :, u:u + 64, v:v + 64] for j, (u, v) in enumerate(shifts)])
            seen = seen.contiguous(memory_format=torch.channels_last)
            loss = F.cross_entropy(net(seen), y[take], label_smoothing=0.05)
            opt.zero_grad()
            loss.backward()
            opt.step()
            plan.step()
        net.eval()
        with torch.no_grad():
            held = torch.cat([net(t).argmax(1) for t in test.split(200)]).eq(truth).float().mean().item()
        print(f"network, epoch {epoch + 1}: held out {held:.4f}, {time.time() - start:.0f} s", flush=True)


{"linear": linear, "ridge": ridge, "network": network}[what]()
