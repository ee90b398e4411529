"""Three steps of GMI and KEDMI and six of the pixel baseline, in Python and double precision.

Written from the specification (batch means, the release's own momentum formula, torch.optim.Adam),
not from the Java code. The random numbers are the program's own: noise.json (AttackNoise.java).
Run in this folder: python3 attacks.py (PyTorch 1.13). Writes attacks.json.
"""
import json

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
NOISE = json.load(open("noise.json"))
LATENT = 6
REFERENCE = torch.tensor([0.1 * ((i % 7) - 3) for i in range(32)])


def load(name):
    return torch.jit.load("../models/" + name + ".pt").double().eval()


target, generator, critic, k_critic = map(
    load, ["classifier-scripted", "generator", "critic", "k-critic"]
)
students = [load("student-1"), lambda x, net=load("student-2"): net(x)[1]]


def cross_entropy(logits, y):
    return F.cross_entropy(logits, y)


def nll_of_logits(logits, y):
    return F.nll_loss(logits, y)


def identity(x, y, lom, augmented):
    """The release's identity loss: batch mean; the regulariser is the target's alone, undivided."""
    loss = nll_of_logits if lom else cross_entropy
    features, logits = target(x)
    total = loss(logits, y)
    if augmented:
        for student in students:
            total = total + loss(student(x), y)
        total = total / (1 + len(students))
    if lom:
        total = total + 1.0 * F.mse_loss(features, REFERENCE.expand_as(features))
    return total


def prior(x, k_class):
    if k_class:
        lse = torch.logsumexp(k_critic(x), 1)
        return F.softplus(lse).mean() - lse.mean()
    return -critic(x).mean()


def numbers(tensor):
    return [float(f"{v:.9g}") for v in tensor.detach().flatten().tolist()]


def gmi(lom, augmented, with_critic, step_size):
    z = torch.tensor(NOISE["start"]).view(-1, LATENT)
    y = torch.tensor([1, 1, 3, 3])
    rate = step_size * len(y) / 100
    v = torch.zeros_like(z)
    steps = []
    for _ in range(3):
        z = z.detach().requires_grad_(True)
        x = generator(z)
        id_loss = identity(x, y, lom, augmented)
        pr = prior(x, False) if with_critic else torch.zeros(())
        (g,) = torch.autograd.grad(pr + 100 * id_loss, z)
        v_new = 0.9 * v - rate * g
        z = torch.clamp(z.detach() - 0.9 * v + 1.9 * v_new, -1, 1)
        v = v_new
        steps.append({"latents": numbers(z), "identity": id_loss.item(), "prior": pr.item()})
    return steps


def kedmi(lom, augmented, k_class):
    y = torch.tensor([1, 3])
    mu = torch.zeros(2, LATENT, requires_grad=True)
    log_var = torch.ones(2, LATENT, requires_grad=True)
    optimizer = torch.optim.Adam([mu, log_var], lr=0.02)
    steps = []
    for noise in NOISE["steps"]:
        eps = torch.tensor(noise).view(2, LATENT)
        z = torch.clamp(mu + torch.exp(0.5 * log_var) * eps, -1, 1)
        x = generator(z)
        id_loss = identity(x, y, lom, augmented)
        pr = prior(x, k_class)
        optimizer.zero_grad()
        (pr + 100 * id_loss).backward()
        gradient = mu.grad.clone()
        optimizer.step()
        steps.append(
            {
                "mean": numbers(mu),
                "logVariance": numbers(log_var),
                "gradient": numbers(gradient),
                "identity": id_loss.item(),
                "prior": pr.item(),
            }
        )
    return steps


def pixel(rate, steps):
    """Each picture on its own: plain descent and clamp; what is shown has the lowest loss so far."""
    y = torch.tensor([0, 2, 4])
    x = torch.zeros(3, 1, 32, 32)
    low = torch.full((3,), float("inf"))
    best = x.clone()
    result = []
    for _ in range(steps):
        x = x.detach().requires_grad_(True)
        losses = F.cross_entropy(target(x)[1], y, reduction="none")
        (g,) = torch.autograd.grad(losses.sum(), x)
        better = losses < low
        low = torch.where(better, losses, low)
        best = torch.where(better.view(3, 1, 1, 1), x, best)
        x = torch.clamp(x - rate * g, 0, 1)
        # one row of each picture and its sum
        rows = numbers(best[:, 0, 13])
        result.append(
            {"identity": losses.mean().item(), "rows": rows, "sums": numbers(best.sum((1, 2, 3)))}
        )
    return result


document = {
    "gmi": {
        "plain": gmi(False, False, True, 1.0),
        "noCritic": gmi(False, False, False, 1.0),
        "lomma": gmi(True, True, True, 1.0),
        "students": gmi(False, True, True, 1.0),
    },
    "kedmi": {
        "plain": kedmi(False, False, True),
        "lomma": kedmi(True, True, True),
        "scalarCritic": kedmi(False, False, False),
    },
    "pixel": {"slow": pixel(0.1, 6), "fast": pixel(2.0, 6)},
}
with open("attacks.json", "w") as out:
    json.dump(document, out)
    out.write("\n")
