"""The generator with styles, its critic and their losses, in Python and double precision.

Written from the papers' formulas, not from the Java code. Weights and inputs are sines, so that both
sides can make them. Run in this folder: python3 faces.py (PyTorch 1.13). Writes faces.json.
"""
import json
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def wave(count, begin, step):
    return torch.sin(begin + step * torch.arange(count))


class Waves:
    """Hands out weights in the order in which the program lists a network's arrays."""

    def __init__(self):
        self.k = 0

    def next(self, *shape):
        size = math.prod(shape)
        fan_in = size // shape[0]
        scale = 0.1 if fan_in == 1 else 1.4 / math.sqrt(fan_in)
        self.k += 1
        return (scale * wave(size, 0.5 + self.k - 1, 0.37)).view(shape)


def leaky(x):
    return F.leaky_relu(x, 0.2)


def doubled(x):
    return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)


def numbers(tensor):
    return [float(f"{v:.9g}") for v in tensor.detach().flatten().tolist()]


def sample(tensor):
    flat = tensor.detach().flatten()
    return numbers(flat[:: max(1, len(flat) // 23)])


def generator(z, side):
    weights = Waves()
    channels, units = [256, 256, 128, 64, 24], [2, 2, 3, 2, 1]
    constant = weights.next(256, 4, 4)
    first = weights.next(4096, 128), weights.next(4096)
    style = z
    for _ in range(2):
        w, b = weights.next(128, 128), weights.next(128)
        style = math.sqrt(2) * leaky(F.linear(style, w, b))
    x = constant + F.linear(z, *first).view(-1, 256, 4, 4)
    image = None
    for i in range(4 if side == 32 else 5):
        c = channels[i]
        before = x
        if i > 0:
            x = doubled(F.conv2d(x, weights.next(c, channels[i - 1], 1, 1)))
        for _ in range(units[i]):
            kernels, mix, bias = weights.next(c, 1, 3, 3), weights.next(c, c, 1, 1), weights.next(c, 1, 1)
            if i == 4:
                y = 1.4 * F.conv2d(F.conv2d(x, kernels, padding=1, groups=c), mix)
            else:
                s = F.linear(style, weights.next(c, 128), weights.next(c))
                # modulated and demodulated weights of each image, as in StyleGAN2
                own = mix[None, :, :, 0, 0] * s[:, None, :]
                own = own * math.sqrt(2) / (own.square().sum(2, keepdim=True) + 1e-8).sqrt()
                # the kernels come before the mixing, so the scale of x may come before both
                blurred = F.conv2d(x, kernels, padding=1, groups=c)
                y = torch.einsum("noc,nchw->nohw", own, blurred)
            x = leaky(y + bias)
        if i >= 2:
            part = F.conv2d(x, weights.next(3, c, 1, 1), weights.next(3))
            image = part if image is None else doubled(image) + part
    if side == 64:
        # four pixels for each place of the resolution before
        fine = F.pixel_shuffle(F.conv2d(before, weights.next(12, 64, 1, 1), weights.next(12)), 2)
        line = torch.tensor([1.0, 2.0, 1.0]) / 4
        kernel = torch.outer(line, line).expand(3, 1, 3, 3)
        image = image + F.conv2d(fine, kernel, padding=1, groups=3)
        # and one unit more, with a style
        kernels, mix, bias = weights.next(24, 1, 3, 3), weights.next(24, 24, 1, 1), weights.next(24, 1, 1)
        s = F.linear(style, weights.next(24, 128), weights.next(24))
        own = mix[None, :, :, 0, 0] * s[:, None, :]
        own = own * math.sqrt(2) / (own.square().sum(2, keepdim=True) + 1e-8).sqrt()
        y = leaky(torch.einsum("noc,nchw->nohw", own, F.conv2d(x, kernels, padding=1, groups=24)) + bias)
        image = image + F.conv2d(y, weights.next(3, 24, 1, 1), weights.next(3))
    # the recipe's images are 0.2 times the sum, in -1 to 1
    return (0.2 * image + 1) / 2


def critic(images, side, fade, deviation=None):
    weights = Waves()
    x = 2 * images - 1
    added, stored = weights.next(256, 1, 1), weights.next(1)
    if side == 64:
        weights.next(1)  # fade, which is set
    blocks = []
    for i, o in ((32, 64), (64, 128), (128, 256)):
        blocks.append([weights.next(i, i, 3, 3), weights.next(i), weights.next(o, i, 3, 3), weights.next(o), weights.next(o, i, 1, 1)])
    last = weights.next(256, 256, 3, 3), weights.next(256)
    features = weights.next(128, 256, 4, 4), weights.next(128)
    scores = weights.next(3, 128), weights.next(3)
    small = weights.next(32, 3, 3, 3), weights.next(32)
    if side == 64:
        stem = weights.next(32, 3, 4, 4), weights.next(32)
        x = fade * leaky(F.conv2d(x, *stem, 2, 1)) + (1 - fade) * leaky(F.conv2d(F.avg_pool2d(x, 2), *small, 1, 1))
    else:
        x = leaky(F.conv2d(x, *small, 1, 1))
    for w1, b1, w2, b2, w3 in blocks:
        x = leaky(F.conv2d(leaky(F.conv2d(x, w1, b1, 1, 1)), w2, b2, 2, 1)) + F.conv2d(F.avg_pool2d(x, 2), w3)
    if deviation is None:
        groups = [x[i:i + 4] for i in range(0, len(x), 4)]
        apart = torch.stack([(g.var(0, unbiased=False) + 1e-8).sqrt().mean() for g in groups]).repeat_interleave(4)
    else:
        apart = torch.full((len(x),), float(stored))
    x = leaky(F.conv2d(x, *last, 1, 1) + apart.view(-1, 1, 1, 1) * added)
    x = leaky(F.conv2d(x, *features)).flatten(1)
    return F.linear(x, *scores)


out = {}
for side in (32, 64):
    z = wave(2 * 128, 0.3, 1.7).view(2, 128).requires_grad_()
    image = generator(z, side)
    weight = wave(image.numel(), 0.2, 0.13).view(image.shape)
    (image * weight).sum().backward()
    pictures = (0.5 + 0.4 * wave(8 * 3 * side * side, 0, 0.011)).view(8, 3, side, side)
    out[str(side)] = {
        "image": sample(image),
        "gradient": sample(z.grad),
        "scores": numbers(critic(pictures, side, 0.3)),
        "whole": numbers(critic(pictures, side, 1)),
        "alone": numbers(critic(pictures, side, 1, "stored")),
    }

real, fake, moved = wave(6, 0, 0.9), wave(6, 1, 1.3), wave(6, 0.01, 0.9)
outputs = wave(4 * 9, 0, 0.7).view(4, 9)
answers = [[0, 2], [1, 1], [2, 0], [0, 3]]
values = wave(4 * 2, 2, 0.5).view(4, 2)
truth = torch.tensor(answers)
out["losses"] = {
    "critic": F.softplus(fake - real).mean().item(),
    "generator": F.softplus(real - fake).mean().item(),
    "slope": (2 * (moved - real).square().mean() / 0.05**2).item(),
    "labels": ((F.cross_entropy(outputs[:, :3], truth[:, 0]) + F.cross_entropy(outputs[:, 3:7], truth[:, 1])) / 2
               + F.mse_loss(outputs[:, 7:], values)).item(),
}
json.dump(out, open("faces.json", "w"), indent=1)
