"""Makes networks of the kinds that other people bring, each right or wrong in a way that is known.

Run in this folder: python3 others.py (PyTorch 1.13). Writes ../models/others/*.pt.

Four classes; class k is a bright quadrant k of a black 1 x 16 x 16 image. good.pt: four logits,
20 x the mean brightness of quadrant k. g.pt: four latents -> quadrants of brightness sigmoid(z_k).
"""
import copy
import io
import zipfile
from typing import Dict, NamedTuple, Optional, Tuple

import torch
import torch.nn as nn
import torch.nn.functional as F

OUT = "../models/others/"
CLASSES = 4
QUADRANTS = torch.zeros(CLASSES, 1, 16, 16)
for k in range(CLASSES):
    QUADRANTS[k, 0, 8 * (k // 2):8 * (k // 2) + 8, 8 * (k % 2):8 * (k % 2) + 8] = 1


class Good(nn.Module):
    """Logits of four classes; six features, the first four are the quadrants in another order."""

    def __init__(self):
        super().__init__()
        self.body = nn.Linear(256, 6, bias=False)
        self.head = nn.Linear(6, CLASSES, bias=False)
        with torch.no_grad():
            self.body.weight.zero_()
            self.body.weight[:4] = QUADRANTS.reshape(4, 256).roll(1, 0) / 64
            self.body.weight[4:] = 0.01
            self.head.weight.zero_()
            self.head.weight[:, :4] = 20 * torch.eye(4).roll(1, 1)

    def features(self, x):
        return self.body(x.flatten(1))

    def forward(self, x):
        return self.head(self.body(x.flatten(1)))


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.l = nn.Linear(CLASSES, 256, bias=False)
        with torch.no_grad():
            self.l.weight.copy_(QUADRANTS.reshape(4, 256).t())

    def forward(self, z):
        return self.l(torch.sigmoid(z)).reshape(-1, 1, 16, 16)


class Wrap(nn.Module):
    def __init__(self, m):
        super().__init__()
        self.m = m


# what the scores mean
class softmax(Wrap):
    def forward(self, x): return F.softmax(self.m(x), 1)
class features_softmax(Wrap):
    def forward(self, x): return self.m.features(x), F.softmax(self.m(x), 1)
class log_softmax(Wrap):
    def forward(self, x): return F.log_softmax(self.m(x), 1)
class sigmoids(Wrap):
    def forward(self, x): return torch.sigmoid(self.m(x) - 10)
class one_logit(Wrap):
    def forward(self, x):
        y = self.m(x)
        return y[:, 1:2] - y[:, 0:1]
class one_sigmoid(Wrap):
    def forward(self, x):
        y = self.m(x)
        return torch.sigmoid(y[:, 1] - y[:, 0])
class labels(Wrap):
    def forward(self, x): return self.m(x).argmax(1)
class float_labels(Wrap):
    def forward(self, x): return self.m(x).argmax(1).float()

# which output is which
class logits_features(Wrap):
    def forward(self, x): return self.m(x), self.m.features(x)
class logits_aux(Wrap):
    def forward(self, x):
        y = self.m(x)
        return y, torch.flip(y, [1])
class dict_outputs(Wrap):
    def forward(self, x) -> Dict[str, torch.Tensor]: return {"feat": self.m.features(x), "out": self.m(x)}
class nested(Wrap):
    def forward(self, x) -> Tuple[torch.Tensor, Tuple[torch.Tensor, torch.Tensor]]:
        y = self.m(x)
        return self.m.features(x), (y, torch.flip(y, [1]))
class maps(Wrap):
    def forward(self, x):
        f = self.m.features(x)
        return f.unsqueeze(2).unsqueeze(3).expand(-1, -1, 2, 2), self.m(x)
class Named(NamedTuple):
    logits: torch.Tensor
    aux_logits: Optional[torch.Tensor]
class named_tuple(Wrap):
    def forward(self, x): return Named(self.m(x), None)

# why a network does not run
class two_inputs(Wrap):
    def forward(self, x, flag: int): return self.m(x) * flag
class on_cuda(Wrap):
    def forward(self, x): return self.m(x + torch.zeros(1, device="cuda:0"))
class wants_bytes(Wrap):
    def forward(self, x):
        assert x.dtype == torch.uint8, "expects uint8 images"
        return self.m(x.float() / 255)
class spatial(Wrap):
    def forward(self, x): return self.m(x)[:, :, None, None]
class channels_last(Wrap):
    def forward(self, x): return self.m(x.permute(0, 3, 1, 2))
class no_forward(Wrap):
    @torch.jit.export
    def predict(self, x): return self.m(x)
class fixed_batch(Wrap):
    def forward(self, x): return self.m(x).view(1, CLASSES)
class conditional(Wrap):
    def forward(self, z, y): return self.m(z + 0.01 * y.float().unsqueeze(1))
class layers(Wrap):
    def forward(self, ws): return self.m(ws.mean(1)[:, :4])
class rgba(Wrap):
    def forward(self, z): return self.m(z).repeat(1, 4, 1, 1)
class images_last(Wrap):
    def forward(self, z): return self.m(z).repeat(1, 3, 1, 1).permute(0, 2, 3, 1)

# ranges
class range_255(Wrap):
    def forward(self, z): return self.m(z) * 255.0
class range_wide(Wrap):
    def forward(self, z): return (self.m(z) * 2 - 1) * 4.0
class range_bytes(Wrap):
    def forward(self, z): return (self.m(z) * 255.0).to(torch.uint8)
class two_images(Wrap):
    def forward(self, z): return z, self.m(z)

# gradients, determinism
class no_grad(Wrap):
    def forward(self, x):
        with torch.no_grad():
            return self.m(x)
class detached(Wrap):
    def forward(self, x): return self.m(x.detach())
class dropout_training(Wrap):
    def forward(self, x): return self.m(F.dropout(x, 0.5, True))
class fresh_noise(Wrap):
    def forward(self, z): return torch.clamp(self.m(z) + 0.2 * torch.randn(z.size(0), 1, 16, 16), 0, 1)
class Normed(nn.Module):
    def __init__(self, m):
        super().__init__()
        self.b = nn.BatchNorm2d(1)
        self.m = m
    def forward(self, x): return self.m(self.b(x))

# sizes
class Dense(nn.Module):
    def __init__(self, h: int, w: int, c: int):
        super().__init__()
        self.l = nn.Linear(h * w * c, 2)
    def forward(self, x): return self.l(x.flatten(1))
class Convolved(nn.Module):
    """Images of 3 x 40 x 40; those of 41 to 43 pixels fit as well."""
    def __init__(self):
        super().__init__()
        self.c = nn.Conv2d(3, 4, 4, 4)
        self.l = nn.Linear(400, 3)
    def forward(self, x): return self.l(F.relu(self.c(x)).flatten(1))
class Tokens(nn.Module):
    """Images of 3 x 80 x 80 in patches of 8, and a class token."""
    def __init__(self):
        super().__init__()
        self.c = nn.Conv2d(3, 4, 8, 8)
        self.p = nn.Parameter(torch.linspace(-1, 1, 404).reshape(1, 101, 4))
        self.l = nn.Linear(4, 3)
    def forward(self, x):
        y = self.c(x).flatten(2).transpose(1, 2)
        y = torch.cat([y.mean(1, keepdim=True), y], 1) + self.p
        return self.l(torch.tanh(y).mean(1))
class Asserting(nn.Module):
    def __init__(self):
        super().__init__()
        self.c = nn.Conv2d(3, 4, 3)
        self.l = nn.Linear(4, 3)
    def forward(self, x):
        assert x.shape[2] == 72, "Wrong image height! Expected 72"
        return self.l(torch.tanh(self.c(x)).mean((2, 3)))


def write(script, name):
    """Leaves out where this script lies, which PyTorch would keep for its tracebacks."""
    whole = io.BytesIO()
    torch.jit.save(script, whole)
    with zipfile.ZipFile(whole) as given, zipfile.ZipFile(OUT + name + ".pt", "w") as kept:
        for entry in given.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                kept.writestr(zipfile.ZipInfo(entry.filename), given.read(entry))


def save(module, name):
    write(torch.jit.script(module.eval()), name.replace("_", "-"))


torch.manual_seed(1)
save(Good(), "good")
save(Generator(), "g")
for wrapper in (softmax, features_softmax, log_softmax, sigmoids, one_logit, one_sigmoid, labels, float_labels, logits_features, logits_aux, dict_outputs,
                nested, maps, named_tuple, two_inputs, on_cuda, wants_bytes, spatial, channels_last, no_forward, no_grad, detached, dropout_training):
    save(wrapper(Good()), wrapper.__name__)
for wrapper in (conditional, layers, rgba, images_last, range_255, range_wide, range_bytes, two_images, fresh_noise):
    save(wrapper(Generator()), wrapper.__name__)
for name, kind in (("half", torch.half), ("bfloat16", torch.bfloat16), ("double", torch.double)):
    save(copy.deepcopy(Good()).to(kind), name)
write(torch.jit.freeze(torch.jit.script(copy.deepcopy(Good()).double().eval())), "frozen-double")
write(torch.jit.freeze(torch.jit.script(Generator().eval())), "frozen-g")
write(torch.jit.trace(fixed_batch(Good()), torch.rand(1, 1, 16, 16)), "fixed-batch")
write(torch.jit.trace(Normed(Good()).train(), torch.rand(4, 1, 16, 16), check_trace=False), "batchnorm-training")
save(Dense(8, 8, 1), "px8x8")
save(Dense(20, 20, 3), "px20x20")
save(Dense(62, 47, 1), "px62x47")
save(Convolved(), "px40x40")
save(Tokens(), "tokens-80")
save(Asserting(), "asserts-72")
damaged = Good()
damaged.head.weight.data[0, 0] = float("nan")
save(damaged, "nan-parameter")
damaged = Normed(Good())
damaged.b.running_var[0] = float("inf")
damaged.b.running_mean[0] = float("inf")
save(damaged, "nan-buffer")
save(torch.quantization.quantize_dynamic(Good(), {nn.Linear}, dtype=torch.qint8), "quantised")
