#!/usr/bin/env python3
"""Writes a network as a TorchScript archive with a model card, the form in which Inversight opens models.

    python export_model.py SOURCE --size 112 --mean 0.5 --std 0.5 --classes names.txt --out target.pt

SOURCE is one of
    net.py:Net, package.module:Net     a class, or a function that returns the network; its state_dict by --weights
    torchvision:NAME, timm:NAME        a model by name; --weights FILE, or DEFAULT (torchvision), or pretrained (timm)
    hf:NAME or hf:FOLDER               an image classifier of Hugging Face
    FILE                               a pickled network, an ONNX model, a torch.export program, a TorchScript archive

The network is put into evaluation mode, float32 and the processor's memory; a classifier is made to return (features,
logits). What is written is read again and compared with the original, outputs and input gradients, on random images; if
it differs, nothing is kept and the exit code is 1. Needs PyTorch 1.13 or newer, and the package that a source belongs to.
"""
import argparse
import importlib
import json
import os
import sys
import warnings
import zipfile

# Some releases of oneDNN convolve wrongly in virtual machines of AMD processors; not with these kernels. Read once, at its loading.
os.environ.setdefault("ONEDNN_MAX_CPU_ISA", "SSE41")

import torch
import torch.nn.functional as F
from torch import nn

from export_checks import compare, examine, inputs
from export_sources import Failure, open_source, reason

RELATIONS = {  # what a classifier returns, as a function of what its last layer returns
    "logits": lambda y: y,
    "probabilities": lambda y: F.softmax(y, 1),
    "log-probabilities": lambda y: F.log_softmax(y, 1),
    "sigmoids": torch.sigmoid,
}


# ---- what the network takes and returns


def first_channels(network, height, width):
    """Of the first layer, or None."""
    for weight in network.state_dict().values():
        if weight.dim() == 4:
            return weight.shape[1]
        if weight.dim() == 2 and weight.shape[1] in (height * width, 3 * height * width):
            return weight.shape[1] // (height * width)
    return None


def pick(out, wanted):
    """The one tensor that counts of what a network returns: the tensor itself, `.logits`, or the output named by --output."""
    if isinstance(out, torch.Tensor) and wanted is None:
        return out
    keys = list(out) if isinstance(out, dict) else list(range(len(out))) if isinstance(out, (tuple, list)) else list(getattr(out, "__dict__", ()))
    if not keys:
        raise Failure(f"the network returns a {type(out).__name__}, and a tensor is expected; give a class whose forward returns one")
    wanted = "logits" if wanted is None and ("logits" in keys or hasattr(out, "logits")) else wanted
    wanted = keys[0] if wanted is None and len(keys) == 1 else wanted
    if wanted is None:
        raise Failure(f"the network returns several outputs ({', '.join(map(str, keys))}); say by --output which one counts")
    try:
        return out[int(wanted)] if str(wanted).isdigit() else out[wanted] if isinstance(out, dict) else getattr(out, wanted)
    except (KeyError, IndexError, AttributeError):
        raise Failure(f"the network returns no output {wanted}; it returns {', '.join(map(str, keys))}")


class Wrapped(nn.Module):
    """What is traced: one tensor, or (features, logits) seen at the input and the output of the head."""

    def __init__(self, network, args, head=None, relation="logits"):
        super().__init__()
        self.network, self.kind, self.output, self.relation, self.seen = network, args.kind, args.output, relation, {}
        self.headed = head is not None
        if head is not None:
            head.register_forward_hook(lambda layer, taken, given: self.seen.update(features=taken[0], logits=given))

    def forward(self, x):
        out = pick(self.network(x), self.output)
        if self.kind == "generator":
            return out
        if self.headed and self.relation != "other":
            out = self.seen["logits"]
        elif self.relation == "probabilities":
            out = out.clamp(min=1e-12).log()
        out = out.flatten(1) if out.dim() > 1 else out.unsqueeze(1)
        if self.kind == "classifier" and out.shape[1] == 1:  # one logit s is the two logits 0 and s
            out = torch.cat((torch.zeros_like(out), out), 1)
        return (self.seen["features"].flatten(1), out) if self.headed else out


class Split(nn.Module):
    """What is scripted: the body, whose head was taken away, and the head."""

    def __init__(self, body, head):
        super().__init__()
        self.body, self.head = body, head

    def forward(self, x):
        features = self.body(x)
        return features, self.head(features)


def find_head(network, x, args):
    """Name and module of the layer that makes the logits, and what the network returns as a function of its output."""
    if isinstance(network, torch.jit.ScriptModule) or args.kind != "classifier":
        return None, None, None
    modules, seen = dict(network.named_modules()), []
    if args.head is not None and args.head not in modules:
        last = [name for name, m in modules.items() if isinstance(m, nn.Linear)][-3:]
        raise Failure(f"the network has no layer {args.head}; its last linear layers are {', '.join(last) or '(none)'}")
    hooks = [m.register_forward_hook(lambda m, taken, given, name=name: seen.append((name, m, taken, given)))
             for name, m in modules.items() if name == args.head or args.head is None and list(m.parameters(False))]
    out = pick(network(x), args.output).detach()
    for hook in hooks:
        hook.remove()
    out = out.flatten(1) if out.dim() > 1 else out.unsqueeze(1)
    for name, m, taken, given in reversed(seen):
        if taken and isinstance(given, torch.Tensor) and given.dim() > 1 and given.flatten(1).shape == out.shape:
            for relation, f in RELATIONS.items():
                if torch.allclose(f(given.flatten(1)), out, rtol=1e-4, atol=1e-6):
                    return name, m, relation
    for name, m, taken, given in reversed(seen):  # scaled or normalised after the last layer: its input are features still
        if taken and (name == args.head or isinstance(m, nn.Linear) and given.shape == out.shape):
            return name, m, "other"
    return None, None, None


def write(network, wrapped, head, args, expected):
    """Scripts, or else traces; returns the way and the differences. Nothing is left where neither agrees with the original."""
    part, failures = args.out + ".part", []
    try:
        for way in ("script", "trace"):
            if args.method in ("auto", way):
                try:
                    module = scripted(network, wrapped, head) if way == "script" else torch.jit.trace(wrapped, inputs(args, 2))
                    torch.jit.save(module, part)
                    without_paths(part)
                    found = compare(part, expected, args)
                    if max(found) <= args.tolerance:
                        os.replace(part, args.out)
                        return way, found
                    failures.append(f"{way}: outputs differ by {found[0]:.2g}, gradients by {found[1]:.2g} of the largest value")
                except Exception as e:
                    failures.append(f"{way}: {reason(e)}")
    finally:
        if os.path.exists(part):
            os.remove(part)
    raise Failure(f"no TorchScript archive agrees with the original ({'; '.join(failures)}); simplify its forward, or raise --tolerance "
                  f"above {args.tolerance:g} if such a difference does not matter")


def without_paths(file):
    """Leaves out the debugging entries of an archive, which name files of this machine."""
    with zipfile.ZipFile(file) as given, zipfile.ZipFile(file + "2", "w") as kept:
        for entry in given.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                kept.writestr(zipfile.ZipInfo(entry.filename), given.read(entry))
    os.replace(file + "2", file)


def scripted(network, wrapped, head):
    """The network itself, or body and head; only where it returns what is wanted without a wrapper."""
    if isinstance(wrapped.network, torch.jit.ScriptModule):
        return network
    if head is None:
        return torch.jit.script(network)
    parent, _, name = head.rpartition(".")
    parent = network.get_submodule(parent)
    layer = getattr(parent, name)
    hooks, layer._forward_hooks = layer._forward_hooks, type(layer._forward_hooks)()
    setattr(parent, name, nn.Identity())
    try:
        return torch.jit.script(Split(network, layer))
    finally:
        setattr(parent, name, layer)
        layer._forward_hooks = hooks


# ---- the card


def measured_range(network, args):
    """Lowest and highest value of 256 generated images, and the range that they suggest."""
    with torch.no_grad():
        values = [network(inputs(args, 32 + i)) for i in range(8)]
    low, high = min(float(v.min()) for v in values), max(float(v.max()) for v in values)
    for lowest, highest in ((0, 1), (-1, 1), (0, 255)):
        if lowest - 0.05 * (highest - lowest) <= low and high <= highest + 0.05 * (highest - lowest):
            return low, high, [lowest, highest]
    raise Failure(f"256 generated images lie in [{low:.3g}, {high:.3g}], no usual range; say by --range which values are black and white")


def card(args, outs, way, found):
    last = outs[-1].shape
    kind = args.kind
    scores = kind == "classifier" or kind == "critic" and last[1] > 1
    outputs = ("image" if kind == "generator" else "embedding" if kind == "verifier" else "score" if not scores
               else "features+logits" if len(outs) == 2 else "logits")
    classes = args.classes or [str(i) for i in range(last[1])]
    if scores and len(classes) != last[1]:
        raise Failure(f"the network returns {last[1]} scores, and {len(classes)} class names are given; give one name per score")
    height, width = (last[2:] if kind == "generator" else args.size)
    return {
        "name": args.name or os.path.splitext(os.path.basename(args.out))[0], "kind": kind, "format": "torchscript",
        "architecture": None, "weights": os.path.basename(args.out), "channels": last[1] if kind == "generator" else args.channels,
        "height": height, "width": width, "range": args.range, "mean": args.mean, "deviation": args.std,
        "classes": classes if scores else [], "outputs": outputs,
        "features": last[1] if kind == "verifier" else outs[0].shape[1] if len(outs) == 2 else 0,
        "latent": args.latent if kind == "generator" else 0, "conditional": False, "multiplyAdds": 0,
        "provenance": {
            "madeBy": f"{args.source}, exported by torch.jit.{way} of PyTorch {torch.__version__}", "licence": args.licence,
            "departures": [f"Outputs differ from the original's by at most {found[0]:.2g}, input gradients by {found[1]:.2g} of the "
                           "largest value, on random inputs."]},
        "measurements": [], "negatives": [], "access": args.access}


# ---- the command


def arguments(words):
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("source", help="see above")
    p.add_argument("--out", required=True, help="archive to write; its card goes beside it as .json")
    p.add_argument("--kind", choices=("classifier", "generator", "critic", "verifier"), default="classifier")
    p.add_argument("--size", type=int, nargs="+", help="side of the images in pixels, or height and width")
    p.add_argument("--channels", type=int, choices=(1, 3), help="of the images; found from the first layer")
    p.add_argument("--range", type=float, nargs=2, help="lowest and highest value of the images before mean and std (0 1)")
    p.add_argument("--mean", type=float, nargs="+", help="as in transforms.Normalize, one value or one per channel")
    p.add_argument("--std", type=float, nargs="+", help="as in transforms.Normalize")
    p.add_argument("--classes", help="text file with one class name a line")
    p.add_argument("--latent", type=int, help="length of a generator's latent vector")
    p.add_argument("--head", help="name of the layer whose input are the features; found by itself where it returns the scores")
    p.add_argument("--output", help="which output counts, by its key or place, where the network returns several")
    p.add_argument("--weights", help="state_dict, checkpoint or .safetensors")
    p.add_argument("--args", default="{}", help="JSON object of arguments for the class or the named model")
    p.add_argument("--code", help="Python file that defines the class of a pickled network")
    p.add_argument("--trust", action="store_true", help="open pickles that may run code")
    p.add_argument("--access", choices=("weights", "scores", "labels"), default="weights", help="what an attacker sees of it")
    p.add_argument("--method", choices=("auto", "script", "trace"), default="auto", help="auto: script, and trace where that fails")
    p.add_argument("--tolerance", type=float, default=1e-4, help="largest relative difference that is kept (1e-4)")
    p.add_argument("--name", help="as shown")
    p.add_argument("--licence", help="of the weights")
    return p.parse_args(words)


def complete(network, known, args, notes):
    """Fills in what the source knows and what can be found, and says what is a guess."""
    args.planar = False
    if not os.path.isdir(os.path.dirname(os.path.abspath(args.out))) or os.path.abspath(args.out) == os.path.abspath(args.source):
        raise Failure(f"{args.out} cannot be written; --out must be another file than the source, in a folder that exists")
    for option in ("size", "mean", "std"):
        if getattr(args, option) is None and option in known:
            setattr(args, option, [float(v) if option != "size" else int(v) for v in known[option]])
    if args.classes:
        with open(args.classes, encoding="utf-8-sig") as lines:
            args.classes = [line.strip() for line in lines if line.strip()]
    else:
        args.classes = known.get("classes")
    if args.kind == "generator":
        if args.latent is None:
            raise Failure("a generator needs --latent, the length of its latent vector")
    elif args.size is None:
        raise Failure("the size of the images is not known; say it by --size, as in --size 112")
    else:
        args.size = (list(args.size) * 2)[:2]
        args.channels = args.channels or first_channels(network, *args.size)
        if args.channels not in (1, 3):
            raise Failure("the number of channels cannot be seen in the weights; say --channels 1 or --channels 3")
        if args.mean is None and args.std is None:
            notes.append("no --mean and --std: images are taken to be given as they are in --range")
        args.range = args.range or [0.0, 1.0]
    args.mean, args.std = list(args.mean or [0.0]), list(args.std or [1.0])
    for option in ("mean", "std"):
        if args.kind != "generator" and len(getattr(args, option)) not in (1, args.channels):
            raise Failure(f"--{option} has {len(getattr(args, option))} values, and 1 or {args.channels} are expected")
    if min(args.std) <= 0 or args.range and not args.range[0] < args.range[1]:
        raise Failure("--std must be above 0, and --range needs its lowest value first")


def prepare(network, args, notes):
    """The wrapper to trace, and the name of the head where the network can also be scripted as body and head."""
    if args.kind == "generator":
        try:
            network(inputs(args, 2))
        except Exception:
            args.planar = True  # the form of DCGAN's own generators, which the program knows
        return Wrapped(network, args), None
    try:
        out = network(inputs(args, 7))
    except Exception:  # said by examine, with what to do
        return Wrapped(network, args), None
    if isinstance(network, torch.jit.ScriptModule) and isinstance(out, tuple) and len(out) == 2 and args.output is None:
        return network, None
    name, head, relation = find_head(network, inputs(args, 7), args)
    scores = pick(out, args.output)
    if scores.dim() > 2 and scores[0].numel() != scores.shape[1] or not scores.is_floating_point():
        raise Failure(f"the network returns {scores.dtype} of {list(scores.shape)} for 7 images, and scores or an embedding (7, length) are "
                      "expected; give a class whose forward averages a map of scores, or ends before its argmax")
    if args.kind == "classifier" and head is None:
        notes.append("no last layer was found whose output are the logits, so there are no features and LOM cannot be used"
                     + ("" if isinstance(network, torch.jit.ScriptModule) else "; --head names it"))
        rows = scores.flatten(1)
        if rows.shape[1] > 1 and (rows >= 0).all() and torch.allclose(rows.sum(1), torch.ones(len(rows)), atol=1e-4):
            relation = "probabilities"
    if relation not in (None, "logits", "other"):
        notes.append(f"the network returns {relation}; " + (
            f"the logits of {name} before them are exported" if head is not None else "their logarithms are exported as logits"))
    elif head is not None and relation == "other":
        notes.append(f"the scores are not the output of {name} itself; its input is exported as the features")
    return Wrapped(network, args, head, relation or "logits"), name


def export(args, notes):
    """The lines to show; writes the archive and the card."""
    network, known = open_source(args)
    network = network.float().cpu().eval()
    for p in network.parameters():
        p.requires_grad_(False)
    complete(network, known, args, notes)
    wrapped, head = prepare(network, args, notes)
    expected = examine(wrapped, args)
    if args.source.endswith(".onnx"):
        notes.append(importlib.import_module("export_onnx").check(args.source, network, inputs(args, 1)))
    outs = expected[0][0]
    if args.kind == "generator":
        if outs[0].dim() != 4 or outs[0].shape[1] not in (1, 3):
            raise Failure(f"the network returns {list(outs[0].shape)}, and images (n, 1 or 3, height, width) are expected of a generator")
        if args.range is None:
            low, high, args.range = measured_range(wrapped, args)
            notes.append(f"256 generated images lie in [{low:.3g}, {high:.3g}]; the range is taken to be {args.range}")
    card(args, outs, "script", (0.0, 0.0))  # refuses before anything is written
    way, found = write(network, wrapped, head, args, expected)
    with open(os.path.splitext(args.out)[0] + ".json", "w", encoding="utf-8") as out:
        json.dump(card(args, outs, way, found), out, indent=2, ensure_ascii=False)
    shapes = " and ".join(str(list(o.shape)[1:]) for o in outs)
    return [f"{args.out}: {args.kind}, {list(inputs(args, 1).shape)[1:]} to {shapes}, by torch.jit.{way}"
            + (f"; features are the input of {head}" if head else ""),
            f"largest difference from the original: outputs {found[0]:.2g}, input gradients {found[1]:.2g} of the largest value"]


def main(words=None):
    args, notes = arguments(words), []
    if hasattr(torch.backends, "nnpack"):
        torch.backends.nnpack.set_flags(False)  # it warns at each convolution where the processor is not supported
    warnings.simplefilter("ignore")  # TorchScript's deprecation, which docs/own-models.md explains, and the tracer's
    try:
        with torch.jit.optimized_execution(False):  # as the program runs it
            lines = export(args, notes)
    except Failure as e:
        print(f"export_model: {e}.", file=sys.stderr)
        return 1
    except OSError as e:
        print(f"export_model: {e.filename} cannot be read or written ({e.strerror}); choose another file.", file=sys.stderr)
        return 1
    for line in [f"note: {note}" for note in notes] + lines:
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
