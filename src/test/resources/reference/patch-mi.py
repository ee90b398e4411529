"""Two steps of Patch-MI, in Python and double precision.

Written from the specification with PyTorch's own layers (ConvTranspose2d, instance_norm, batch_norm, Adam), one
generator and one discriminator a class, each stepped alone. Weights and noise are a formula that
PatchMiAttackTest.java repeats. Run in this folder: python3 patch-mi.py (PyTorch 1.13). Writes patch-mi.json.
"""
import json

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
CLASSES = [1, 3]
BATCH, LATENT = 3, 3
PATCH, STRIDE, PADDING, FEATURES = 6, 4, 1, 4
SMOOTHING, WEIGHT, RATE = 0.6, 2.0, 0.01
SIDE = 32
WIDTHS = [8, 4, 2]
target = torch.jit.load("../models/classifier-scripted.pt").double().eval()


def scattered(count, kind, index):
    """count numbers in [-0.5, 0.5), rounded to single precision."""
    i = torch.arange(count, dtype=torch.int64)
    number = (i * 7919 + i * i * 31 + index * 104729 + kind * 1299709 + 17) % 1009
    return (number.double() / 1009 - 0.5).float().double()


def start(kind, parts):
    """For each class its arrays; all classes lie in one array, one after the other."""
    own = [[] for _ in CLASSES]
    for index, (mean, shape) in enumerate(parts):
        whole = (mean + scattered(len(CLASSES) * torch.Size(shape).numel(), kind, index)).float().double()
        for mine, part in zip(own, whole.view(len(CLASSES), *shape)):
            mine.append(part.clone().requires_grad_())
    return own


GENERATOR = [(0, (WIDTHS[0] * 16, LATENT)), (0, (WIDTHS[0] * 16,))]
for wide, narrow in zip(WIDTHS, WIDTHS[1:]):
    GENERATOR += [(0, (narrow, 4, wide, 2, 2)), (1, (narrow,)), (0, (narrow,))]
GENERATOR += [(0, (1, 4, WIDTHS[-1], 2, 2)), (0, (1,))]
DISCRIMINATOR = [
    (0, (FEATURES, 1, PATCH, PATCH)),
    (0, (FEATURES,)),
    (0, (FEATURES, FEATURES, 1, 1)),
    (0, (FEATURES, FEATURES, 1, 1)),
    (0, (1, FEATURES, 1, 1)),
    (0, (1,)),
]


def transposed(parts):
    """The 4 x 4 kernels (in, out, 4, 4) of which the four 2 x 2 ones (out, 4, in, 2, 2) are parts."""
    out, _, inside, _, _ = parts.shape
    kernel = parts.new_zeros(inside, out, 4, 4)
    for row in range(2):
        for column in range(2):
            for j in range(2):
                for l in range(2):
                    mine = parts[:, 2 * row + column, :, j, l].t()
                    place = torch.zeros(4, 4)
                    place[3 - 2 * j - row, 3 - 2 * l - column] = 1
                    kernel = kernel + mine[:, :, None, None] * place
    return kernel


def generate(own, z):
    x = F.leaky_relu((z @ own[0].t() + own[1]).view(len(z), WIDTHS[0], 4, 4), 0.2)
    at = 2
    for _ in WIDTHS[1:]:
        x = F.conv_transpose2d(x, transposed(own[at]), stride=2, padding=1)
        x = F.leaky_relu(F.batch_norm(x, None, None, own[at + 1], own[at + 2], training=True), 0.2)
        at += 3
    x = F.conv_transpose2d(x, transposed(own[at]), own[at + 1], stride=2, padding=1)
    return (torch.tanh(x) + 1) / 2


def judge(own, pictures):
    x = F.leaky_relu(F.conv2d(2 * pictures - 1, own[0], own[1], STRIDE, PADDING), 0.2)
    for level in (2, 3):
        x = F.leaky_relu(F.instance_norm(F.conv2d(x, own[level])), 0.2)
    return F.conv2d(x, own[4], own[5]).mean((1, 2, 3)), x.shape[2] * x.shape[3]


def bce(logits, label):
    return F.binary_cross_entropy_with_logits(logits, torch.full_like(logits, label))


def latents(step):
    return 3 * scattered(len(CLASSES) * BATCH * LATENT, 2, step).view(len(CLASSES), BATCH, LATENT)


def auxiliary(step):
    """Pictures (n, classes, h, w), each class its own."""
    return (0.5 + scattered(BATCH * len(CLASSES) * SIDE * SIDE, 3, step)).float().double().view(
        BATCH, len(CLASSES), SIDE, SIDE
    )


def numbers(tensor):
    return [float(f"{v:.9g}") for v in tensor.detach().flatten().tolist()]


def joined(own):
    return [numbers(torch.stack(list(parts))) for parts in zip(*own)]


generators = start(0, GENERATOR)
discriminators = start(1, DISCRIMINATOR)
with torch.no_grad():
    first = [generate(g, z) for g, z in zip(generators, latents(1))]
    verdicts = [judge(d, auxiliary(1)[:, c : c + 1]) for c, d in enumerate(discriminators)]
document = {
    "images": numbers(torch.stack(first).flatten()[::41]),
    "logits": numbers(torch.stack([v[0] for v in verdicts], 1)),
    "patches": verdicts[0][1],
    "steps": [],
}
adam = [
    [torch.optim.Adam(own, lr=RATE, betas=(0.5, 0.999)) for own in networks]
    for networks in (generators, discriminators)
]
for step in (1, 2):
    terms = []
    for c, label in enumerate(CLASSES):
        g, d = generators[c], discriminators[c]
        fake = generate(g, latents(step)[c])
        loss_d = bce(judge(d, auxiliary(step)[:, c : c + 1])[0], 1 - SMOOTHING) + bce(judge(d, fake.detach())[0], 0.0)
        adam[1][c].zero_grad()
        loss_d.backward()
        adam[1][c].step()
        realism = bce(judge(d, fake)[0], 1.0)
        identity = F.cross_entropy(target(fake)[1], torch.full((BATCH,), label))
        adam[0][c].zero_grad()
        (realism + WEIGHT * identity).backward()
        adam[0][c].step()
        terms.append([identity, realism, loss_d])
    means = torch.tensor(terms).mean(0).tolist()
    document["steps"].append(dict(zip(("identity", "realism", "discriminator"), means)))
document["generators"] = joined(generators)
document["discriminators"] = joined(discriminators)
json.dump(document, open("patch-mi.json", "w"), indent=None)
