"""Miners of VMI and three steps of the attack, in Python and double precision.

Written from the specification. The divergence of the flow is not taken from its own bookkeeping: log q(z) comes
from the Jacobian of the whole map by automatic differentiation; that of the Gaussian from its covariance.
The random numbers are the program's own: vmi-noise.json (VmiNoise.java).
Run in this folder: python3 vmi.py (PyTorch 1.13). Writes vmi.json.
"""
import json
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
NOISE = json.load(open("vmi-noise.json"))
CLASSES = [1, 3]
SAMPLES = 3
LATENT = 6
REFERENCE = torch.tensor([0.1 * ((i % 7) - 3) for i in range(32)])
target, generator = [
    torch.jit.load("../models/" + name + ".pt").double().eval()
    for name in ("classifier-scripted", "generator")
]
students = [
    torch.jit.load("../models/student-1.pt").double().eval(),
    lambda x, net=torch.jit.load("../models/student-2.pt").double().eval(): net(x)[1],
]
SHUFFLES = [torch.tensor(m).view(LATENT, LATENT) for m in NOISE["shuffles"]]


def arrays(name):
    return [torch.tensor(a["values"]).view(a["shape"]) for a in NOISE[name]]


def numbers(tensor):
    return [float(f"{v:.9g}") for v in tensor.detach().flatten().tolist()]


def flow(own, z0):
    """One class's flow of one latent z0 (6)."""
    x = z0
    for k, shuffle in enumerate(SHUFFLES):
        shift, scale, w1, b1, w2, b2, w3, b3 = own[8 * k : 8 * k + 8]
        x = ((x + shift[0]) * torch.exp(scale[0])) @ shuffle
        left, right = x[:3], x[3:]
        h = F.elu(F.elu(left @ w1 + b1[0]) @ w2 + b2[0])
        x = torch.cat([left, right + h @ w3 + b3[0]])
    return x


def standard(z):
    return -0.5 * (z * z).sum() - 0.5 * len(z) * math.log(2 * math.pi)


def flow_class(own, z0):
    """Latents, divergence and entropy from z0 (3, 6), by the change of variables."""
    z, kl, entropy = [], 0, 0
    for row in z0:
        jacobian = torch.autograd.functional.jacobian(lambda v: flow(own, v), row, create_graph=True)
        log_q = standard(row) - torch.linalg.slogdet(jacobian)[1]
        out = flow(own, row)
        z.append(out)
        kl = kl + (log_q - standard(out)) / len(z0)
        entropy = entropy - log_q / len(z0)
    return torch.stack(z), kl, entropy


def gaussian_class(own, z0):
    """The release's sample estimate, less the constant d / 2; the entropy from the covariance."""
    m, factor = own[0][0], torch.tril(own[1])
    covariance = factor @ factor.T
    z = m + z0 @ factor.T
    kl = -0.5 * torch.logdet(covariance) + 0.5 * (z * z).sum(1).mean() - LATENT / 2
    entropy = 0.5 * torch.logdet(2 * math.pi * math.e * covariance)
    return z, kl, entropy


def independent_class(own, z0):
    """Components that know nothing of each other: of the factor only the diagonal is read."""
    m, spread = own[0][0], torch.diagonal(own[1])
    z = m + z0 * spread
    kl = sum(-torch.log(torch.abs(s)) for s in spread) + 0.5 * (z * z).sum(1).mean() - LATENT / 2
    entropy = sum(0.5 * torch.log(2 * math.pi * math.e * s * s) for s in spread)
    return z, kl, entropy


def mined(miner, own, noise):
    z0 = torch.tensor(noise).view(len(CLASSES), SAMPLES, LATENT)
    parts = [miner([a[c] for a in own], z0[c]) for c in range(len(CLASSES))]
    return [torch.stack([p[i] for p in parts]) for i in range(3)]


def identity(x, y, lomma):
    features, logits = target(x)
    loss = F.nll_loss if lomma else F.cross_entropy
    total = loss(logits, y)
    if lomma:
        for student in students:
            total = total + loss(student(x), y)
        total = total / (1 + len(students)) + F.mse_loss(features, REFERENCE.expand_as(features))
    return total


def attack(miner, start, lomma, make):
    """Each class is an optimisation of its own, as published."""
    own = [a.clone() for a in start]
    steps = [{"identity": 0, "divergence": 0, "entropy": 0} for _ in NOISE["steps"]]
    ends = [None] * len(CLASSES)
    for c, label in enumerate(CLASSES):
        variables = [a[c].clone().requires_grad_(True) for a in own]
        optimizer = make(variables)
        y = torch.full((SAMPLES,), label)
        history = []
        for step, noise in zip(steps, NOISE["steps"]):
            z0 = torch.tensor(noise).view(len(CLASSES), SAMPLES, LATENT)[c]
            z, kl, entropy = miner(variables, z0)
            loss = identity(generator(z), y, lomma)
            optimizer.zero_grad()
            (2.0 * loss + 0.05 * kl).backward()
            optimizer.step()
            for name, value in (("identity", loss), ("divergence", kl), ("entropy", entropy)):
                step[name] += value.item() / len(CLASSES)
            history.append([v.detach().clone() for v in variables])
        ends[c] = history
    for s, step in enumerate(steps):
        step["arrays"] = [
            numbers(torch.stack([ends[c][s][i] for c in range(len(CLASSES))])) for i in range(len(own))
        ]
    return steps


def gaussian_start():
    return [torch.zeros(2, 1, LATENT), torch.eye(LATENT).repeat(2, 1, 1)]


def sgd(variables):
    return torch.optim.SGD(variables, lr=0.01, momentum=0.9)


def adam(variables):
    return torch.optim.Adam(variables, lr=0.01)


miners = {}
for name, miner, start in (
    ("gaussian", gaussian_class, "gaussian"),
    ("independent", independent_class, "gaussian"),
    ("flow", flow_class, "flow"),
):
    z, kl, entropy = mined(miner, arrays(start + "Anywhere"), NOISE["steps"][0])
    miners[name] = {"latents": numbers(z), "divergence": numbers(kl), "entropy": numbers(entropy)}

document = {
    "miners": miners,
    "steps": {
        "gaussian": attack(gaussian_class, gaussian_start(), False, sgd),
        "gaussianLomma": attack(gaussian_class, gaussian_start(), True, sgd),
        "gaussianAdam": attack(gaussian_class, gaussian_start(), False, adam),
        "independentLomma": attack(independent_class, gaussian_start(), True, adam),
        "flow": attack(flow_class, arrays("flowStart"), False, sgd),
    },
}
with open("vmi.json", "w") as out:
    json.dump(document, out)
    out.write("\n")
