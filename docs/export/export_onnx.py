"""Turns an ONNX model of an image network into a torch.nn.Module; used by export_model.py.

Layers with constant weights become torch.nn.Linear, so that a classifier's head is found in them. Shapes are computed as lists
of numbers beside the tensors; under the tracer they stay functions of the input, so that any batch runs.
"""
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import nn

from export_sources import Failure


def read(file):
    """The network of a file."""
    try:
        graph = onnx.load(file).graph
    except Exception as e:
        raise Failure(f"{file} cannot be read as an ONNX model ({type(e).__name__}); export it again, with its external data beside it")
    return OnnxNetwork(graph, file)


def check(file, network, x):
    """Compares the network with the model that it was read from; returns a note, and raises where they differ."""
    try:
        import onnxruntime
        told, = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"]).run(None, {network.input: x.numpy()})[:1]
        by = "onnxruntime"
    except ImportError:
        try:
            from onnx.reference import ReferenceEvaluator
        except ImportError:
            return "the ONNX model itself was not run: install onnxruntime to have the rebuilt network compared with it"
        told, by = ReferenceEvaluator(file).run(None, {network.input: x.numpy()})[0], "onnx.reference"
    with torch.no_grad():
        found = network(x)
    found = found[0] if isinstance(found, tuple) else found
    worst = float((found - torch.from_numpy(told)).abs().max() / found.abs().max().clamp(min=1e-6))
    if not worst <= 1e-3:
        raise Failure(f"the rebuilt network differs from the ONNX model by {worst:.2g} of the largest value ({by}); export from the "
                      "network that the ONNX model was made of")
    return f"the rebuilt network differs from the ONNX model by {worst:.2g} of the largest value ({by})"


class OnnxNetwork(nn.Module):
    """Runs the nodes of a graph in their order."""

    def __init__(self, graph, file):
        super().__init__()
        self.constants, self.layers, self.made = {}, nn.ModuleDict(), 0
        for array in graph.initializer:
            self.keep(array.name, numpy_helper.to_array(array))
        inputs = [i.name for i in graph.input if i.name not in self.constants]
        if len(inputs) != 1:
            raise Failure(f"{file} takes {len(inputs)} inputs ({', '.join(inputs)}), and one is expected; "
                          "export it with the images as the only input")
        self.input, self.outputs, self.nodes = inputs[0], [o.name for o in graph.output], []
        for node in graph.node:
            attributes = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
            if node.op_type == "Constant":
                self.keep(node.output[0], constant(attributes))
            elif node.op_type not in OPERATORS and node.op_type not in ("Gemm", "MatMul"):
                raise Failure(f"{file} uses the ONNX operator {node.op_type}, which is not known here; export from the network that the "
                              "ONNX model was made of, or convert it to PyTorch with onnx2torch and pickle that")
            else:
                self.nodes.append((node.op_type, list(node.input), list(node.output), attributes))
        self.make_layers()

    def keep(self, name, array):
        self.register_buffer(f"constant{len(self.constants)}", torch.from_numpy(array.copy()))
        self.constants[name] = f"constant{len(self.constants)}"

    def constant(self, name):
        return getattr(self, self.constants[name]) if name in self.constants else None

    def make_layers(self):
        """Gemm, and MatMul with the addition behind it, become linear layers where their weights are constant."""
        nodes, self.nodes = self.nodes, []
        for op, taken, given, attributes in nodes:
            weight = self.constant(taken[1]) if op in ("Gemm", "MatMul") else None
            before = self.nodes[-1] if self.nodes else None
            if weight is not None and weight.dim() == 2 and not attributes.get("transA"):
                weight = weight if attributes.get("transB") else weight.t()
                bias = self.constant(taken[2]) if len(taken) > 2 else None
                self.layer(weight * attributes.get("alpha", 1.0), None if bias is None else bias * attributes.get("beta", 1.0), taken[0], given)
            elif op == "Add" and before and before[0] == "Linear" and before[2][0] in taken and self.bias(taken, before) is not None:
                bias, layer = self.bias(taken, before), self.layers.pop(self.nodes.pop()[3]["layer"])
                self.layer(layer.weight.detach(), bias, before[1][0], given)
            else:
                self.nodes.append((op, taken, given, attributes))

    def layer(self, weight, bias, taken, given):
        linear = nn.Linear(weight.shape[1], weight.shape[0], bias=bias is not None)
        linear.load_state_dict({"weight": weight} if bias is None else {"weight": weight, "bias": bias.expand(weight.shape[0])})
        self.made += 1
        name = f"linear{self.made}"
        self.layers[name] = linear
        self.nodes.append(("Linear", [taken], given, {"layer": name}))

    def bias(self, taken, before):
        other = self.constant(taken[1] if taken[0] == before[2][0] else taken[0])
        layer = self.layers[before[3]["layer"]]
        return other if other is not None and layer.bias is None and other.shape == (layer.out_features,) else None

    def forward(self, x):
        values = {name: getattr(self, place) for name, place in self.constants.items()}
        values[self.input] = x
        for op, taken, given, attributes in self.nodes:
            arguments = [values[name] if name else None for name in taken]
            if op == "Linear":
                results = self.layers[attributes["layer"]](*arguments)
            else:
                results = OPERATORS[op](attributes, *arguments)
            values.update(zip(given, results if op == "Split" else [results]))
        outs = [values[name] for name in self.outputs]
        return outs[0] if len(outs) == 1 else tuple(outs)


# ---- operators: attributes first, then the inputs


def constant(attributes):
    if "value" in attributes:
        return numpy_helper.to_array(attributes["value"])
    import numpy
    return numpy.array(next(iter(attributes.values())))


def numbers(value):
    """A shape, axes or the like, whether computed (list) or constant (tensor)."""
    return list(value) if isinstance(value, (list, tuple)) else value.reshape(-1).tolist() if isinstance(value, torch.Tensor) else [value]


def told(attributes, name, values, place, default=None):
    """What older models have as an attribute and newer ones as an input."""
    if name in attributes:
        return attributes[name]
    return numbers(values[place]) if len(values) > place and values[place] is not None else default


def padding(a, dims):
    """(begin, end) of each of the last dims, and the same as torch.nn.functional.pad wants it: from the last one on."""
    if a.get("auto_pad", b"NOTSET") not in (b"NOTSET", b"VALID"):
        raise Failure("the ONNX model pads by auto_pad, whose amount depends on the size; export it with explicit pads")
    pads = a.get("pads", [0] * 2 * dims)
    return [pads[d + side * dims] for d in reversed(range(dims)) for side in (0, 1)]


def conv(a, x, w, b=None):
    dims = w.dim() - 2
    return (F.conv2d if dims == 2 else F.conv1d)(F.pad(x, padding(a, dims)), w, b, a.get("strides", [1] * dims), 0,
                                                 a.get("dilations", [1] * dims), a.get("group", 1))


def conv_transpose(a, x, w, b=None):
    pads = padding(a, 2)
    if pads[0] != pads[1] or pads[2] != pads[3]:
        raise Failure("the ONNX model has a transposed convolution with unequal pads; export it with equal ones")
    return F.conv_transpose2d(x, w, b, a.get("strides", [1, 1]), [pads[2], pads[0]], a.get("output_padding", [0, 0]),
                              a.get("group", 1), a.get("dilations", [1, 1]))


def max_pool(a, x):
    return F.max_pool2d(F.pad(x, padding(a, 2), value=float("-inf")), a["kernel_shape"], a.get("strides", [1, 1]), 0,
                        a.get("dilations", [1, 1]), bool(a.get("ceil_mode")))


def average_pool(a, x):
    pads = padding(a, 2)
    if a.get("count_include_pad") or not any(pads):
        return F.avg_pool2d(F.pad(x, pads), a["kernel_shape"], a.get("strides", [1, 1]), 0, bool(a.get("ceil_mode")))
    return F.avg_pool2d(x, a["kernel_shape"], a.get("strides", [1, 1]), [pads[2], pads[0]], bool(a.get("ceil_mode")), False)


def clip(a, x, low=None, high=None):
    low = a.get("min") if low is None else low
    high = a.get("max") if high is None else high
    return x if low is None and high is None else torch.clamp(x, low, high)


def reduce(f):
    def run(a, x, *more):
        axes = told(a, "axes", (x, *more), 1)
        return f(x, axes if axes is not None else list(range(x.dim())), bool(a.get("keepdims", 1)))
    return run


def reshape(a, x, shape):
    if isinstance(x, list):  # of numbers, already in one row
        return x
    shape = [x.shape[i] if isinstance(n, int) and n == 0 else n for i, n in enumerate(numbers(shape))]
    if isinstance(shape[0], int) and shape[0] == 1 and x.shape[0] != 1 and -1 not in shape[1:]:
        shape[0] = -1  # a model that was exported for one image
    elif isinstance(shape[0], int) and shape[0] == 1 and x.shape[0] != 1:
        shape[0] = x.shape[0]
    return x.reshape(shape)


def squeeze(a, x, *more):
    axes = told(a, "axes", (x, *more), 1)
    if isinstance(x, list):
        return x[0]
    for axis in sorted((d % x.dim() for d in axes), reverse=True):
        x = x.squeeze(axis)
    return x


def unsqueeze(a, x, *more):
    axes = told(a, "axes", (x, *more), 1)
    if not isinstance(x, torch.Tensor) or x.dim() == 0 and not x.is_floating_point():
        return [x]
    for axis in sorted(axes):
        x = x.unsqueeze(axis)
    return x


def gather(a, x, index):
    if isinstance(x, list):
        return x[int(index)] if index.dim() == 0 else [x[i] for i in index.tolist()]
    if index.dim() == 0:
        return x.select(a.get("axis", 0), int(index))
    axis = a.get("axis", 0) % x.dim()
    return x.index_select(axis, index.reshape(-1)).reshape(list(x.shape[:axis]) + list(index.shape) + list(x.shape[axis + 1:]))


def concat(a, *parts):
    if any(isinstance(p, list) for p in parts):
        return [n for p in parts for n in numbers(p)]
    return torch.cat(parts, a["axis"])


def slices(a, x, *more):
    starts, ends = told(a, "starts", (x, *more), 1), told(a, "ends", (x, *more), 2)
    axes = told(a, "axes", (x, *more), 3, list(range(len(starts))))
    steps = told({}, "steps", (x, *more), 4, [1] * len(starts))
    if isinstance(x, list):
        return x[starts[0]:ends[0]:steps[0]]
    for start, end, axis, step in zip(starts, ends, axes, steps):
        if step < 0:  # turned round as a whole: what exporters write where they compute paddings
            x = x.flip(axis)
            continue
        x = x[(slice(None),) * (axis % x.dim()) + (slice(start, end, step),)]
    return x


def split(a, x, *more):
    lengths = told(a, "split", (x, *more), 1)
    axis = a.get("axis", 0)
    return torch.split(x, lengths, axis) if lengths else torch.chunk(x, a.get("num_outputs", 2), axis)


def pad(a, x, *more):
    pads = told(a, "pads", (x, *more), 1)
    value = float(more[1]) if len(more) > 1 and more[1] is not None else a.get("value", 0.0)
    dims = len(pads) // 2
    return F.pad(x, [pads[d + side * dims] for d in reversed(range(dims)) for side in (0, 1)], a.get("mode", b"constant").decode(), value)


def resize(a, x, *more):
    scales = numbers(more[1]) if len(more) > 1 and more[1] is not None and len(more[1]) else None
    size = None if scales else [int(n) for n in numbers(more[2])[2:]]
    if a.get("mode", b"nearest") == b"nearest":
        return F.interpolate(x, size, scales[2:] if scales else None, "nearest")
    aligned = a.get("coordinate_transformation_mode") == b"align_corners"
    return F.interpolate(x, size, scales[2:] if scales else None, "bilinear", align_corners=aligned)


def expand(a, x, shape):
    shape = [-1] * (x.dim() - len(numbers(shape))) + numbers(shape)
    ahead = len(shape) - x.dim()  # dimensions that come in front; of the others, 1 leaves what is there
    return x.expand([-1 if i >= ahead and isinstance(n, int) and n == 1 else n for i, n in enumerate(shape)])


def constant_of_shape(a, shape):
    value = numpy_helper.to_array(a["value"]).item() if "value" in a else 0.0
    if isinstance(shape, list):
        return [value] * int(shape[0]) if len(shape) == 1 else torch.full(shape, value)
    return torch.full(shape.tolist(), value)


def of_lists(f):
    """Number by number where a shape is computed, else of tensors."""
    def run(a, *values):
        if any(isinstance(v, list) for v in values):
            parts = [numbers(v) for v in values]
            return [f(*part) for part in zip(*(p * (max(map(len, parts)) if len(p) == 1 else 1) for p in parts))]
        return f(*values)
    return run


TYPES = {1: torch.float32, 6: torch.int32, 7: torch.int64, 9: torch.bool, 10: torch.float32, 11: torch.float32}
OPERATORS = {
    "Add": of_lists(lambda x, y: x + y), "Sub": of_lists(lambda x, y: x - y), "Mul": of_lists(lambda x, y: x * y),
    "Div": of_lists(lambda x, y: x / y if isinstance(x, torch.Tensor) and x.is_floating_point() else x // y),
    "Pow": of_lists(lambda x, y: x ** y),
    "MatMul": lambda a, x, y: x @ y,
    "Gemm": lambda a, x, y, c=0.0: a.get("alpha", 1.0) * (x.t() if a.get("transA") else x) @ (y.t() if a.get("transB") else y)
    + a.get("beta", 1.0) * c,
    "Conv": conv, "ConvTranspose": conv_transpose, "MaxPool": max_pool, "AveragePool": average_pool,
    "GlobalAveragePool": lambda a, x: x.mean((2, 3), True),
    "BatchNormalization": lambda a, x, s, b, m, v: F.batch_norm(x, m, v, s, b, False, 0.0, a.get("epsilon", 1e-5)),
    "InstanceNormalization": lambda a, x, s, b: F.instance_norm(x, None, None, s, b, eps=a.get("epsilon", 1e-5)),
    "LayerNormalization": lambda a, x, s, b=None: F.layer_norm(x, s.shape, s, b, a.get("epsilon", 1e-5)),
    "Relu": lambda a, x: F.relu(x), "Sigmoid": lambda a, x: torch.sigmoid(x), "Tanh": lambda a, x: torch.tanh(x),
    "LeakyRelu": lambda a, x: F.leaky_relu(x, a.get("alpha", 0.01)), "PRelu": lambda a, x, s: torch.where(x > 0, x, x * s),
    "Elu": lambda a, x: F.elu(x, a.get("alpha", 1.0)), "Softplus": lambda a, x: F.softplus(x),
    "Gelu": lambda a, x: F.gelu(x, approximate=a.get("approximate", b"none").decode()),
    "HardSigmoid": lambda a, x: torch.clamp(x * a.get("alpha", 0.2) + a.get("beta", 0.5), 0, 1), "HardSwish": lambda a, x: F.hardswish(x),
    "Erf": lambda a, x: torch.erf(x), "Sqrt": lambda a, x: torch.sqrt(x), "Exp": lambda a, x: torch.exp(x), "Clip": clip,
    "Softmax": lambda a, x: F.softmax(x, a.get("axis", -1)), "LogSoftmax": lambda a, x: F.log_softmax(x, a.get("axis", -1)),
    "ReduceMean": reduce(torch.mean), "ReduceSum": reduce(torch.sum),
    "Flatten": lambda a, x: x.flatten(a.get("axis", 1)), "Reshape": reshape, "Squeeze": squeeze, "Unsqueeze": unsqueeze,
    "Transpose": lambda a, x: x.permute(a.get("perm", list(reversed(range(x.dim()))))), "Concat": concat, "Gather": gather,
    "Slice": slices, "Split": split, "Pad": pad, "Resize": resize, "Expand": expand,
    "Shape": lambda a, x: [len(x)] if isinstance(x, list) else list(x.shape)[a.get("start", 0):a.get("end", x.dim())],
    "Cast": lambda a, x: x.to(TYPES[a["to"]]) if isinstance(x, torch.Tensor) else x,
    "ConstantOfShape": constant_of_shape, "Equal": of_lists(lambda x, y: x == y),
    "Where": of_lists(lambda c, x, y: torch.where(c, x, y) if isinstance(c, torch.Tensor) and c.dim() else x if c else y),
    "Identity": lambda a, x: x, "Dropout": lambda a, x, *more: x,
}
