"""One step of KEDMI with LOM and students, written as a researcher would with PyTorch: the other side of `bench --against`.

    python3 lomma_step.py SAMPLE_FOLDER IMAGES THREADS

reads the sample's cards and weights (safetensors), and then, for each number N that comes in a line on standard input,
makes N steps and prints the seconds that one took and the last identity loss. `--channels-last` in front lays the arrays
out so. Needs torch and numpy alone. Initial mean 0, log variance 1, Adam 0.02, clamp 1, weights of every loss 1 but the
identity loss's 100: the specification's, as far as they bear on the cost of a step.
"""
import json
import os
import struct
import sys
import time

import numpy
import torch
import torch.nn as nn
import torch.nn.functional as F


class Apply(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


def convolution(i, o, k, s, p):
    return nn.Conv2d(i, o, k, s, p)


def normalised(i, o, k, s, p):
    return [nn.Conv2d(i, o, k, s, p, bias=False), nn.BatchNorm2d(o)]


def normalised_dense(i, o):
    return [nn.Linear(i, o, bias=False), nn.BatchNorm1d(o)]


LEAKY, RELU, POOL, FLAT = (lambda: nn.LeakyReLU(0.2)), nn.ReLU, (lambda: nn.MaxPool2d(2)), nn.Flatten
UP, SHUFFLE, SIGMOID = (lambda: nn.Upsample(scale_factor=2)), (lambda: nn.PixelShuffle(2)), nn.Sigmoid
MEAN, CENTRE = (lambda: Apply(lambda x: x.mean((2, 3)))), (lambda: Apply(lambda x: 2 * x - 1))


def view(c, h, w):
    return Apply(lambda x: x.view(-1, c, h, w))


def layers(*parts):
    flat = []
    for part in parts:
        part = part() if callable(part) and not isinstance(part, nn.Module) else part
        flat += part if isinstance(part, list) else [part]
    return nn.Sequential(*flat)


# the networks of both samples, layer by layer as the program builds them; a head follows where the name is in HEADED
BODIES = {
    'conv3': lambda: layers(normalised(1, 64, 7, 1, 1), LEAKY, POOL, normalised(64, 128, 5, 1, 0), LEAKY, POOL,
                            normalised(128, 256, 5, 1, 0), LEAKY, FLAT),
    'conv2': lambda: layers(normalised(1, 32, 7, 1, 1), LEAKY, POOL, normalised(32, 64, 5, 1, 0), LEAKY, FLAT),
    'conv3-narrow': lambda: layers(normalised(1, 32, 7, 1, 1), LEAKY, POOL, normalised(32, 64, 5, 1, 0), LEAKY, POOL,
                                   normalised(64, 128, 5, 1, 0), LEAKY, FLAT),
    'strided4': lambda: layers(normalised(1, 24, 3, 2, 1), RELU, normalised(24, 48, 3, 1, 1), RELU, POOL,
                               normalised(48, 96, 3, 1, 1), RELU, normalised(96, 128, 3, 2, 1), RELU, MEAN),
    'generator32-half': lambda: layers(normalised_dense(100, 2048), RELU, view(128, 4, 4), UP, normalised(128, 64, 3, 1, 1),
                                       RELU, UP, normalised(64, 32, 3, 1, 1), RELU, convolution(32, 4, 3, 1, 1), SHUFFLE,
                                       SIGMOID),
    'k-critic32-half': lambda: layers(convolution(1, 32, 5, 2, 2), LEAKY, convolution(32, 64, 5, 2, 2), LEAKY,
                                      convolution(64, 128, 5, 2, 2), LEAKY, FLAT, Apply(lambda x: 16 * x)),
    'conv4-64': lambda: layers(normalised(3, 24, 5, 2, 2), LEAKY, normalised(24, 48, 3, 1, 1), LEAKY, POOL,
                               normalised(48, 96, 3, 1, 1), LEAKY, POOL, normalised(96, 192, 3, 1, 1), LEAKY, POOL, FLAT,
                               normalised_dense(3072, 256), LEAKY),
    'conv3-64': lambda: layers(normalised(3, 24, 5, 2, 2), LEAKY, POOL, normalised(24, 48, 3, 1, 1), LEAKY, POOL,
                               normalised(48, 96, 3, 1, 1), LEAKY, POOL, FLAT),
    'strided4-64': lambda: layers(normalised(3, 24, 3, 2, 1), RELU, normalised(24, 48, 3, 2, 1), RELU,
                                  normalised(48, 96, 3, 2, 1), RELU, normalised(96, 160, 3, 2, 1), RELU, MEAN),
    'patch3-64': lambda: layers(normalised(3, 40, 8, 4, 2), RELU, normalised(40, 64, 3, 1, 1), RELU, POOL,
                                normalised(64, 96, 3, 1, 1), RELU, POOL, FLAT, normalised_dense(1536, 128), RELU),
    'generator64': lambda: layers(normalised_dense(100, 256), RELU, normalised_dense(256, 5120), RELU, view(80, 8, 8),
                                  normalised(80, 80, 3, 1, 1), RELU, UP, normalised(80, 40, 3, 1, 1), RELU, UP,
                                  normalised(40, 24, 3, 1, 1), RELU, convolution(24, 12, 3, 1, 1), SHUFFLE, SIGMOID),
    'k-critic64': lambda: layers(CENTRE, convolution(3, 24, 4, 2, 1), LEAKY, convolution(24, 48, 4, 2, 1), LEAKY,
                                 convolution(48, 96, 4, 2, 1), LEAKY, convolution(96, 192, 4, 2, 1), LEAKY, FLAT,
                                 Apply(lambda x: 16 * x)),
}
NAMES = {'gamma': 'weight', 'beta': 'bias', 'mean': 'running_mean', 'variance': 'running_var', 'weight': 'weight', 'bias': 'bias'}


def safetensors(path):
    raw = open(path, 'rb').read()
    size = struct.unpack('<Q', raw[:8])[0]
    arrays = {}
    for name, about in json.loads(raw[8:8 + size]).items():
        if name != '__metadata__':
            begin, end = about['data_offsets']
            kind = {'F16': numpy.float16, 'F32': numpy.float32}[about['dtype']]
            values = numpy.frombuffer(raw[8 + size + begin:8 + size + end], kind).astype(numpy.float32)
            arrays[name] = torch.from_numpy(values).reshape(about['shape'])
    return arrays


class Headed(nn.Module):
    def __init__(self, body, head):
        super().__init__()
        self.body, self.head = body, head

    def forward(self, x):
        features = self.body(x)
        return features, self.head(features)


def fill(sequence, arrays, prefix):
    """Layers are numbered from one in the files, functions counted."""
    for number, layer in enumerate(sequence, 1):
        for name, value in arrays.items():
            if name.startswith('%s%02d' % (prefix, number)):
                own = name.rsplit('_', 1)[1]
                if own != 'u':
                    getattr(layer, NAMES[own]).data.copy_(value)
        u = [value for name, value in arrays.items() if name.startswith('%s%02d' % (prefix, number)) and name.endswith('_u')]
        if u:  # spectral normalisation, once at loading: the best case
            matrix = layer.weight.data.flatten(1)
            v = F.normalize(matrix.t() @ u[0], dim=0)
            layer.weight.data /= torch.dot(F.normalize(u[0], dim=0), matrix @ v).abs().clamp(min=1e-12)


def network(folder, card_name):
    card = json.load(open(os.path.join(folder, card_name)))
    arrays = safetensors(os.path.join(folder, card['weights']))
    body = BODIES[card['architecture']]()
    if '02head_weight' in arrays:
        fill(body, arrays, '01body_')
        head = nn.Linear(*reversed(arrays['02head_weight'].shape))
        head.weight.data, head.bias.data = arrays['02head_weight'], arrays['02head_bias']
        body = Headed(body, head)
    else:
        fill(body, arrays, '')
    for parameter in body.parameters():
        parameter.requires_grad_(False)
    return body.eval()


class Kedmi:
    def __init__(self, folder, images):
        sample = json.load(open(os.path.join(folder, 'sample.json')))
        self.target = network(folder, sample['classifier'])
        self.students = [network(folder, name) for name in sample['students']]
        self.generator = network(folder, sample['generators']['kedmi'])
        self.critic = network(folder, sample['critics']['kedmi'])
        reference = json.load(open(os.path.join(folder, sample['featureReference'])))
        self.reference = safetensors(os.path.join(folder, reference['weights']))['mean']
        self.labels = torch.arange(images)
        self.mu = torch.zeros(images, 100, requires_grad=True)
        self.log_variance = torch.ones(images, 100, requires_grad=True)
        self.adam = torch.optim.Adam([self.mu, self.log_variance], lr=0.02)

    def step(self):
        z = self.mu + (0.5 * self.log_variance).exp() * torch.randn_like(self.mu)
        images = self.generator(z.clamp(-1, 1))
        features, logits = self.target(images)
        own = -logits.gather(1, self.labels[:, None])[:, 0]
        for student in self.students:
            own = own - student(images)[1].gather(1, self.labels[:, None])[:, 0]
        held = (features - self.reference).square().mean(1)
        identity = (own / (1 + len(self.students)) + held).mean()
        realism = torch.logsumexp(self.critic(images)[1], 1)
        prior = (F.softplus(realism) - realism).mean()
        self.adam.zero_grad()
        (100 * identity + prior).backward()
        self.adam.step()
        return identity.item()


def main():
    words = [word for word in sys.argv[1:] if word != '--channels-last']
    torch.set_num_threads(int(words[2]))
    torch.manual_seed(0)
    kedmi = Kedmi(words[0], int(words[1]))
    if len(words) < len(sys.argv) - 1:
        for part in [kedmi.target, kedmi.generator, kedmi.critic] + kedmi.students:
            part.to(memory_format=torch.channels_last)
    print('ready torch', torch.__version__, flush=True)
    for line in sys.stdin:
        steps = int(line)
        start = time.perf_counter()
        for _ in range(steps):
            loss = kedmi.step()
        print((time.perf_counter() - start) / steps, loss, flush=True)


if __name__ == '__main__':
    main()
