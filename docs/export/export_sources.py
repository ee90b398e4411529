"""Opens networks in the forms in which people have them; used by export_model.py."""
import importlib
import json
import os
import sys
import zipfile

import torch
from torch import nn


class Failure(Exception):
    """What was expected, what was found and what to do, in one sentence."""


def reason(e):
    """The line of an error that says most: TorchScript's tracebacks end with it."""
    lines = [line.strip() for line in str(e).splitlines() if line.strip()]
    told = [line for line in lines if line.startswith(("RuntimeError: ", "torch.jit.Error: "))]
    return (told or lines or [type(e).__name__])[0][:200].rstrip(".")


def need(package):
    try:
        return importlib.import_module(package)
    except ImportError as e:
        raise Failure(f"this source needs the Python package {package} ({reason(e)}); "
                      f"install it, for example by: pip install {package}")


def open_source(args):
    """The network, and what its source says of its input and classes: size, mean, std, classes where known."""
    prefix, _, name = args.source.partition(":")
    if prefix in ("torchvision", "timm", "hf"):
        return {"torchvision": from_torchvision, "timm": from_timm, "hf": from_hugging_face}[prefix](name, args)
    if os.path.isfile(args.source):
        return from_file(args.source, args), {}
    if ":" in args.source:
        return from_class(*args.source.rsplit(":", 1), args), {}
    raise Failure(f"{args.source} is no file and no source such as net.py:Net, torchvision:resnet18, timm:NAME or hf:NAME; "
                  "see --help")


def load_module(place):
    """A module by its name or its file, with the files beside it within reach of its imports."""
    folder = os.path.dirname(os.path.abspath(place)) if place.endswith(".py") else os.getcwd()
    sys.path.insert(0, folder)
    try:
        return importlib.import_module(os.path.basename(place)[:-3] if place.endswith(".py") else place)
    except Exception as e:
        raise Failure(f"{place} cannot be imported ({type(e).__name__}: {reason(e)}); "
                      "name the file or the module that defines the network")


def from_class(place, name, args):
    maker = getattr(load_module(place), name, None)
    if maker is None:
        raise Failure(f"{place} defines no {name}; name the class of the network, as in net.py:Net")
    return with_weights(make(maker, args), args)


def make(maker, args, **more):
    try:
        network = maker(**more, **json.loads(args.args))
    except Exception as e:
        raise Failure(f"{args.source} cannot be made ({type(e).__name__}: {reason(e)}); "
                      "give what it needs, as in --args '{\"num_classes\": 10}'")
    if not isinstance(network, nn.Module):
        raise Failure(f"{args.source} gives a {type(network).__name__}, and a torch.nn.Module is expected; "
                      "name its class or a function that returns it")
    return network


def from_torchvision(name, args):
    models = need("torchvision").models
    if not callable(getattr(models, name, None)):
        raise Failure(f"torchvision has no model {name}; see torchvision.models.list_models()")
    if args.weights is None or os.path.isfile(args.weights):
        return with_weights(make(getattr(models, name), args, weights=None), args), {}
    if args.weights not in models.get_model_weights(name).__members__:
        raise Failure(f"torchvision has no weights {args.weights} of {name}; it has {', '.join(models.get_model_weights(name).__members__)}")
    weights = models.get_model_weights(name)[args.weights]
    preset = weights.transforms()
    known = {"size": preset.crop_size * 2, "mean": preset.mean, "std": preset.std, "classes": weights.meta["categories"]}
    return make(getattr(models, name), args, weights=weights), known


def from_timm(name, args):
    timm = need("timm")
    pretrained = args.weights == "pretrained"
    network = make(lambda **more: timm.create_model(name, pretrained=pretrained, **more), args)
    told = network.pretrained_cfg
    known = {"size": told["input_size"][1:], "mean": told["mean"], "std": told["std"]}
    return network if pretrained else with_weights(network, args), known


def from_hugging_face(name, args):
    transformers = need("transformers")
    try:
        network = transformers.AutoModelForImageClassification.from_pretrained(name)
    except Exception as e:
        raise Failure(f"{name} cannot be opened as an image classifier of Hugging Face ({reason(e)}); "
                      "give its name on the hub, or the folder that save_pretrained wrote")
    labels = network.config.id2label
    known = {"classes": [labels[i] for i in sorted(labels)]}
    try:
        told = transformers.image_processing_utils.BaseImageProcessor.get_image_processor_dict(name)[0]
    except Exception:  # a model without its preprocessor: size, mean and std are asked for as for any other
        return network, known
    size = told.get("crop_size") if told.get("do_center_crop") else told.get("size")
    sides = list(size.values()) if isinstance(size, dict) else [size]
    known["size"] = [size["height"], size["width"]] if isinstance(size, dict) and "height" in size else sides[:1] * 2
    if told.get("do_normalize", True):
        known.update(mean=told["image_mean"], std=told["image_std"])
    return network, known


def from_file(file, args):
    if file.endswith(".onnx"):
        need("onnx")
        return importlib.import_module("export_onnx").read(file)
    names = zipfile.ZipFile(file).namelist() if zipfile.is_zipfile(file) else []
    if any("/code/" in name or name.endswith("/constants.pkl") for name in names) and not file.endswith(".pt2"):
        return torch.jit.load(file, map_location="cpu")
    if file.endswith(".pt2"):
        return from_program(file)
    if args.code:  # a network that was pickled by a script is looked for in __main__
        sys.modules["__main__"].__dict__.update(
            {k: v for k, v in vars(load_module(args.code)).items() if not k.startswith("__")})
    found = unpickle(file, args)
    if isinstance(found, nn.Module):
        return found
    raise Failure(f"{file} holds a {type(found).__name__} and no network; if it is a state_dict, name the class that it belongs to: "
                  f"export_model.py net.py:Net --weights {file}")


def unpickle(file, args):
    try:
        return torch.load(file, map_location="cpu", weights_only=not args.trust)
    except Exception as e:
        if args.trust:
            raise Failure(f"{file} cannot be opened ({type(e).__name__}: {reason(e)}); if it needs a class, give the file that "
                          "defines it by --code net.py")
        raise Failure(f"{file} is no file of weights alone, and a pickle of Python objects can run any code when it is opened; "
                      "add --trust if you know where it comes from")


def from_program(file):
    if not hasattr(getattr(torch, "export", None), "load"):
        raise Failure(f"{file} is a torch.export program, and PyTorch {torch.__version__} cannot read it; use PyTorch 2.1 or newer")
    try:
        graph = torch.export.load(file).module()
    except Exception as e:
        raise Failure(f"{file} cannot be read as a torch.export program ({type(e).__name__}: {reason(e)}); read it with the PyTorch that wrote it")
    for node in list(graph.graph.nodes):  # linear layers become modules again, so that a head can be found
        if node.target is torch.ops.aten.linear.default and all(n.op == "get_attr" for n in node.args[1:] if n is not None):
            values = [value_at(graph, n.target) for n in node.args[1:] if n is not None]
            layer = nn.Linear(values[0].shape[1], values[0].shape[0], bias=len(values) == 2)
            layer.load_state_dict(dict(zip(("weight", "bias"), values)))
            graph.add_submodule(node.name, layer)
            with graph.graph.inserting_before(node):
                node.replace_all_uses_with(graph.graph.call_module(node.name, (node.args[0],)))
            graph.graph.erase_node(node)
    graph.recompile()
    graph.eval = graph.train = lambda mode=True: graph  # an exported program has no modes, and raises where one is set
    return graph


def value_at(graph, path):
    for part in path.split("."):
        graph = getattr(graph, part)
    return graph.detach()


def with_weights(network, args):
    """Loads --weights, which may lie inside a checkpoint and under a prefix (DataParallel, Lightning, torch.compile)."""
    if args.weights is None:
        return network
    if not os.path.isfile(args.weights):
        raise Failure(f"the weights {args.weights} do not exist; give the file that torch.save(model.state_dict(), ...) wrote")
    if args.weights.endswith(".safetensors"):
        state = need("safetensors.torch").load_file(args.weights)
    else:
        state = unpickle(args.weights, args)
    if isinstance(state, nn.Module):
        state = state.state_dict()
    if not isinstance(state, dict) or not state:
        raise Failure(f"{args.weights} holds a {type(state).__name__}, and a state_dict is expected; save model.state_dict()")
    for key in ("state_dict", "model_state_dict", "model", "net"):
        state = state[key] if isinstance(state.get(key), dict) else state
    wanted = list(network.state_dict()) or [""]
    prefixes = {key[: -len(wanted[0])] for key in state if key.endswith(wanted[0])}
    prefix = next((p for p in sorted(prefixes, key=len) if all(p + key in state for key in wanted)), "")
    state = {key[len(prefix):]: value for key, value in state.items() if key.startswith(prefix)}
    try:
        network.load_state_dict(state)
    except RuntimeError as e:
        told = [line.strip() for line in str(e).splitlines()[1:]] or [str(e)]
        raise Failure(f"{args.weights} does not fit {args.source} ({told[0][:160].rstrip('.')}); name the class and the --args that it was "
                      "trained with")
    return network
