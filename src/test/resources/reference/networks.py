"""Makes the small TorchScript networks of the tests and, with Python's PyTorch, what they answer.

Run in this folder: python3 networks.py (PyTorch 1.13). Writes ../models/*.pt and networks.json.
"""
import io
import json
import math
import zipfile

import torch
from torch import nn
import torch.nn.functional as F

MODELS = "../models/"


class Classifier(nn.Module):
    """Pictures of 1 x 32 x 32 only; (32 features, 5 logits)."""

    def __init__(self, channels: int = 1, classes: int = 5):
        super().__init__()
        self.one = nn.Conv2d(channels, 4, 4, 4)
        self.norm = nn.BatchNorm2d(4)
        self.two = nn.Conv2d(4, 8, 4, 4)
        self.drop = nn.Dropout(0.5)
        self.head = nn.Linear(32, classes)

    def forward(self, x):
        x = torch.tanh(self.norm(self.one(x)))
        features = self.drop(torch.tanh(self.two(x)).flatten(1))
        return features, self.head(features)


class LogitsOnly(nn.Module):
    """Pictures of 1 x 32 x 32 only; 5 logits."""

    def __init__(self, classes: int = 5):
        super().__init__()
        self.one = nn.Conv2d(1, 6, 8, 8)
        self.head = nn.Linear(96, classes)

    def forward(self, x):
        return self.head(F.softplus(self.one(x)).flatten(1))


class Adaptive(nn.Module):
    """Pictures of any size; 5 logits."""

    def __init__(self):
        super().__init__()
        self.one = nn.Conv2d(1, 6, 3, 2)
        self.head = nn.Linear(6, 5)

    def forward(self, x):
        return self.head(F.adaptive_avg_pool2d(torch.tanh(self.one(x)), 1).flatten(1))


class Critic(nn.Module):
    """One score, shape (n, 1); or K logits."""

    def __init__(self, outputs: int = 1):
        super().__init__()
        self.one = nn.Conv2d(1, 4, 8, 4)
        self.head = nn.Linear(196, outputs)

    def forward(self, x):
        return self.head(F.softplus(self.one(x)).flatten(1))


class Generator(nn.Module):
    """Latent vector to 1 x 32 x 32 in [0, 1], or in [-1, 1]."""

    def __init__(self, latent: int = 6, tanh: bool = False, channels: int = 1):
        super().__init__()
        self.one = nn.Linear(latent, 64, bias=False)
        self.norm = nn.BatchNorm1d(64)
        self.two = nn.ConvTranspose2d(4, channels, 8, 8)
        self.tanh = tanh

    def forward(self, z):
        x = torch.tanh(self.norm(self.one(z))).view(-1, 4, 4, 4)
        x = self.two(x)
        return torch.tanh(x) if self.tanh else torch.sigmoid(x)


class NanAbove(nn.Module):
    """As LogitsOnly until the mean of a picture passes the threshold; then not a number."""

    def __init__(self, threshold: float):
        super().__init__()
        self.body = LogitsOnly()
        self.threshold = threshold

    def forward(self, x):
        above = (x.mean((1, 2, 3)) > self.threshold).to(x.dtype).unsqueeze(1)
        # 0 / 0 above, 1 / 1 below
        return self.body(x) * ((1 - above) / (1 - above))


class Dcgan(nn.Module):
    """Takes latents as one-pixel pictures, (n, 12, 1, 1), as DCGAN's own code does."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            nn.ConvTranspose2d(12, 4, 4, 1, 0), nn.BatchNorm2d(4), nn.ReLU(),
            nn.ConvTranspose2d(4, 3, 4, 2, 1), nn.BatchNorm2d(3), nn.ReLU(),
            nn.ConvTranspose2d(3, 2, 4, 2, 1), nn.BatchNorm2d(2), nn.ReLU(),
            nn.ConvTranspose2d(2, 1, 4, 2, 1), nn.Tanh())

    def forward(self, z):
        return self.body(z)


class Embedding(nn.Module):
    """Pictures of 3 x 48 x 48 in [-1, 1] only; 6 numbers, of any length."""

    def __init__(self):
        super().__init__()
        self.one = nn.Conv2d(3, 4, 8, 8)
        self.head = nn.Linear(144, 6)

    def forward(self, x):
        return 3 * self.head(torch.tanh(self.one(x)).flatten(1))


class Nothing(nn.Module):
    """Runs on one-dimensional input only, so on nothing that the program tries."""

    def forward(self, x):
        return torch.zeros([2, 2]) + x[0][0][0][0][0]


def livened(net, scale=1.0):
    """Weights that answer visibly, and running statistics as if trained."""
    for name, parameter in net.named_parameters():
        if parameter.dim() > 1:
            parameter.data.mul_(scale)
    for module in net.modules():
        if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
            module.running_mean.uniform_(-0.3, 0.3)
            module.running_var.uniform_(0.5, 1.5)
            module.weight.data.uniform_(0.8, 1.2)
            module.bias.data.uniform_(-0.2, 0.2)
    return net


def grid(*shape):
    count = math.prod(shape)
    return torch.tensor([0.5 + 0.5 * math.sin(1.7 * i + 0.3) for i in range(count)]).view(*shape)


def save(net, name):
    """Leaves out where this script lies, which PyTorch would keep for its tracebacks."""
    whole = io.BytesIO()
    torch.jit.save(net, whole)
    with zipfile.ZipFile(whole) as given, zipfile.ZipFile(MODELS + name + ".pt", "w") as kept:
        for entry in given.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                kept.writestr(zipfile.ZipInfo(entry.filename), given.read(entry))


def main():
    torch.manual_seed(3)
    target = livened(Classifier(), 3)
    # in training mode: the program must see to evaluation mode itself
    save(torch.jit.script(target.train()), "classifier-scripted")
    target.eval()
    save(torch.jit.trace(target, torch.rand(2, 1, 32, 32)), "classifier-traced")
    save(torch.jit.freeze(torch.jit.script(target)), "classifier-frozen")
    save(torch.jit.script(livened(LogitsOnly(), 3).eval()), "student-1")
    save(torch.jit.script(livened(Classifier(), 3).eval()), "student-2")
    save(torch.jit.script(livened(Classifier(classes=6), 3).eval()), "evaluator")
    save(torch.jit.script(livened(Classifier(channels=3), 3).eval()), "colour")
    save(torch.jit.script(Adaptive().eval()), "adaptive")
    save(torch.jit.script(livened(Critic(), 2).eval()), "critic")
    save(torch.jit.script(livened(Critic(5), 2).eval()), "k-critic")
    save(torch.jit.script(livened(Generator(), 8).eval()), "generator")
    save(torch.jit.trace(livened(Generator(tanh=True), 8).eval(), torch.rand(2, 6)), "generator-tanh")
    save(torch.jit.freeze(torch.jit.script(livened(Generator(10), 3).eval())), "generator-frozen")
    save(torch.jit.script(NanAbove(0.05).eval()), "nan-above")
    save(torch.jit.script(Nothing().eval()), "nothing")
    torch.save(target.state_dict(), MODELS + "state-dict.pt")

    torch.manual_seed(4)
    save(torch.jit.script(livened(Dcgan(), 8).eval()), "generator-dcgan")

    torch.manual_seed(5)
    embedding = livened(Embedding(), 3).eval()
    save(torch.jit.script(embedding), "embedding")
    seen = embedding.double()(2 * grid(3, 3, 48, 48).double() - 1)

    x = grid(3, 1, 32, 32).double().requires_grad_(True)
    features, logits = target.double()(x)
    F.cross_entropy(logits, torch.tensor([0, 2, 4]), reduction="sum").backward()
    generator = torch.jit.load(MODELS + "generator.pt")
    pictures = generator.double()(grid(2, 6).double() * 2 - 1)
    dcgan = torch.jit.load(MODELS + "generator-dcgan.pt").double()
    z = (grid(2, 12).double() * 2 - 1).requires_grad_(True)
    planar = dcgan(z.view(2, 12, 1, 1))
    planar.square().sum().backward()
    answers = {
        "features": features.flatten().tolist(),
        "logits": logits.flatten().tolist(),
        "gradient": x.grad.flatten()[1024:2048].tolist(),
        "images": pictures.flatten()[1024:1152].tolist(),
        "planar": planar.flatten()[1024:1152].tolist(),
        "planarGradient": z.grad.flatten().tolist(),
        "embedding": F.normalize(seen).flatten().tolist(),
    }
    with open("networks.json", "w") as out:
        json.dump({k: [float(f"{v:.9g}") for v in vs] for k, vs in answers.items()}, out)
        out.write("\n")


main()
