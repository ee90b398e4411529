"""Networks in the forms in which people have them, for test_export_model.py and ExportScriptTest."""
import torch
import torch.nn.functional as F
from torch import nn


class Net(nn.Module):
    """Images of 1 x 20 x 24; 20 features, class scores."""

    def __init__(self, num_classes: int = 5):
        super().__init__()
        self.one = nn.Conv2d(1, 20, 3, 2)
        self.norm = nn.BatchNorm2d(20)
        self.drop = nn.Dropout(0.5)
        self.head = nn.Linear(20, num_classes)
        seed(self)

    def body(self, x):
        return self.drop(torch.tanh(self.norm(self.one(x))).mean((2, 3)))

    def forward(self, x):
        return self.head(self.body(x))


def seed(network):
    """Weights that are the same with every release of PyTorch: a fixed wave."""
    with torch.no_grad():
        for p in network.parameters():
            p.copy_(torch.sin(torch.arange(p.numel(), dtype=torch.float64) * 1.7 + 0.3).view_as(p))


class Output:
    """As Hugging Face's classifiers return it."""

    def __init__(self, logits):
        self.logits = logits


class Faces(Net):
    def forward(self, x):
        return Output(super().forward(x))


class Probabilities(Net):
    def forward(self, x):
        return F.softmax(super().forward(x), 1)


class Normalised(Net):
    """Its scores are no layer's output, and it calls its head by its weights."""

    def forward(self, x):
        return F.linear(F.normalize(self.body(x)), F.normalize(self.head.weight)) * 8


class Mixture(Net):
    """Probabilities that no softmax of a layer gives."""

    def forward(self, x):
        return 0.5 * F.softmax(super().forward(x), 1) + 0.1


class Binary(Net):
    def __init__(self):
        super().__init__(1)

    def forward(self, x):
        return torch.sigmoid(super().forward(x)).squeeze(1)


class Attention(nn.Module):
    """A transformer's parts: patches, a class token, attention, reshapes by the batch's length."""

    def __init__(self):
        super().__init__()
        self.patches = nn.Conv2d(1, 8, 4, 4)
        self.token = nn.Parameter(torch.zeros(1, 1, 8))
        self.norm = nn.LayerNorm(8)
        self.mix = nn.Linear(8, 24)
        self.head = nn.Linear(8, 5)
        seed(self)

    def forward(self, x):
        n = x.shape[0]
        x = self.patches(x).flatten(2).transpose(1, 2)
        x = self.norm(torch.cat((self.token.expand(n, -1, -1), x), 1))
        q, k, v = self.mix(x).reshape(n, -1, 3, 2, 4).permute(2, 0, 3, 1, 4).unbind(0)
        x = x + (F.softmax(q @ k.transpose(-2, -1) * 0.5, -1) @ v).transpose(1, 2).reshape(n, -1, 8)
        return self.head(F.gelu(x)[:, 0])


class Pools(nn.Module):
    """What convolutional networks are made of beside convolutions."""

    def __init__(self):
        super().__init__()
        self.one = nn.Conv2d(1, 6, 3, 2, 1)
        self.two = nn.Conv2d(6, 6, 3, 1, 2, 2, groups=3)
        self.up = nn.ConvTranspose2d(6, 4, 4, 2, 1)
        self.act = nn.PReLU(4)
        self.fc = nn.Linear(4, 12)
        self.out = nn.Linear(12, 5)
        seed(self)

    def forward(self, x):
        x = F.max_pool2d(F.hardswish(self.one(x)), 3, 2, 1)
        x = torch.cat((F.leaky_relu(self.two(x)), F.avg_pool2d(F.pad(x, (1, 1, 1, 1)), 3, 1)), 1)
        a, b = x.split((6, 6), 1)
        x = self.act(self.up(a * torch.sigmoid(b) + F.elu(b).clamp(-0.5, 6)))
        x = F.interpolate(x, scale_factor=2.0)
        x = F.adaptive_avg_pool2d(x, 1)
        return self.out(F.softplus(self.fc(x.view(x.size(0), -1))))


class Generator(nn.Module):
    """DCGAN's form: latents (n, 6, 1, 1), images of 1 x 16 x 16 in [-1, 1]."""

    def __init__(self):
        super().__init__()
        self.one = nn.ConvTranspose2d(6, 8, 4)
        self.two = nn.ConvTranspose2d(8, 1, 4, 4)
        seed(self)

    def forward(self, z):
        return torch.tanh(self.two(torch.relu(self.one(z))))


class Bright(nn.Module):
    """Images in no usual range."""

    def forward(self, z):
        return 700 * z.view(-1, 1, 2, 3)


class Critic(Net):
    def __init__(self):
        super().__init__(1)


class Patches(nn.Conv2d):
    """A critic that scores patches."""

    def __init__(self):
        super().__init__(1, 1, 3)


# ---- networks that are refused


class Nan(Net):
    def forward(self, x):
        return super().forward(x) / 0 * 0


class Random(Net):
    def body(self, x):
        return F.dropout(super().body(x), 0.5, True)


class Neighbours(Net):
    def body(self, x):
        return super().body(x - x.mean(0))


class NoGradient(Net):
    def forward(self, x):
        return super().forward(x.detach())


class Labels(Net):
    def forward(self, x):
        return super().forward(x).argmax(1)


class Fixed(Net):
    def forward(self, x):
        return super().forward(x).view(1, 5)


class Several(Net):
    def forward(self, x):
        return super().forward(x), self.body(x)


class Choosing(Net):
    """Computes otherwise for other images in a way that TorchScript cannot see."""

    def forward(self, x):
        return super().forward(x) * (2 if len(list(x)) == 7 and float(x.mean()) < 9 else {1: 2, 2: 3}[len(x)])
