"""Runs networks on random inputs and compares what they answer; used by export_model.py."""
import torch

from export_sources import Failure, reason

BATCHES = (7, 1)


def inputs(args, batch):
    """Latent vectors, or images in the network's own values; the same ones at each call."""
    generator = torch.Generator().manual_seed(batch)
    if args.kind == "generator":
        z = torch.randn(batch, args.latent, generator=generator)
        return z[:, :, None, None] if args.planar else z
    x = torch.rand(batch, args.channels, *args.size, generator=generator) * (args.range[1] - args.range[0]) + args.range[0]
    return (x - torch.tensor(args.mean).view(-1, 1, 1)) / torch.tensor(args.std).view(-1, 1, 1)


def answers(network, args):
    """For each batch: outputs, and the gradient of a weighted sum of the last output to the input (None: there is none)."""
    found = []
    for batch in BATCHES:
        x = inputs(args, batch).requires_grad_()
        outs = network(x)
        outs = list(outs) if isinstance(outs, (tuple, list)) else [outs]
        last = outs[-1].flatten(1)
        gradient = None
        if last.requires_grad:
            gradient, = torch.autograd.grad((last * torch.linspace(-1, 2, last.shape[1])).sum(), x, allow_unused=True)
        found.append(([out.detach() for out in outs], gradient))
    return found


def examine(network, args):
    """Runs the original as the attacks will; returns what it answers."""
    shape = list(inputs(args, 1).shape)[1:]
    try:
        found, again = answers(network, args), answers(network, args)
    except Failure:
        raise
    except Exception as e:
        if args.source.endswith(".pt2"):
            raise Failure(f"the program does not run on batches of {' and '.join(map(str, BATCHES))} of {shape} ({reason(e)}); correct --size, or "
                          "export it again with the batch left open: dynamic_shapes={'x': {0: torch.export.Dim.AUTO}}")
        raise Failure(f"the network does not run on batches of {' and '.join(map(str, BATCHES))} of {shape} ({reason(e)}); correct --size or "
                      "--latent, or give a class whose forward takes one batch of any length")
    many, gradient = found[0]
    if any(not torch.isfinite(out).all() for outs, _ in found for out in outs):
        raise Failure("the network returns NaN or infinite values on random images; check its weights, --range, --mean and --std")
    if any(not torch.equal(a, b) for one, two in zip(found, again) for a, b in zip(one[0], two[0])):
        raise Failure("the network gives other values for the same images; take out what is random in its forward (dropout, noise)")
    for batch, (outs, _) in zip(BATCHES, found):
        if any(out.shape[0] != batch for out in outs):
            raise Failure(f"the network returns {[list(out.shape) for out in outs]} for a batch of {batch}; give a class whose forward returns "
                          "one row per image")
    x = inputs(args, BATCHES[0])
    alone = network(x[:1])
    alone = alone[-1] if isinstance(alone, (tuple, list)) else alone
    if difference([alone.detach()], [many[-1][:1]]) > 1e-3:
        raise Failure("the network gives an image other values alone than among others; let batch normalisation use its running "
                      "statistics (track_running_stats=True)")
    if args.access == "weights" and (gradient is None or not torch.isfinite(gradient).all() or not gradient.any()):
        what = "no" if gradient is None else "a NaN or infinite" if not torch.isfinite(gradient).all() else "an all-zero"
        raise Failure(f"the network has {what} gradient to its input; load its trained --weights, take no_grad, detach and rounding out "
                      "of its forward, or "
                      "say --access scores, and attacks by queries remain")
    return found


def difference(ones, others):
    """Largest difference, as a share of the largest value; infinite where shapes differ or anything is NaN."""
    worst = 0.0
    for one, other in zip(ones, others):
        if one.shape != other.shape or not torch.isfinite(other).all():
            return float("inf")
        worst = max(worst, float((one - other).abs().max() / one.abs().max().clamp(min=1e-6)))
    return worst if len(ones) == len(others) else float("inf")


def compare(file, expected, args):
    """Reads an archive and returns how far outputs and gradients are from the expected ones."""
    found = answers(torch.jit.load(file, map_location="cpu"), args)
    outputs = max(difference(a[0], b[0]) for a, b in zip(expected, found))
    gradients = [([a[1]], [b[1]] if b[1] is not None else []) for a, b in zip(expected, found) if a[1] is not None]
    return outputs, max((difference(a, b) for a, b in gradients), default=0.0)
