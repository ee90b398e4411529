"""Makes a toy that needs no training: an attack on it reaches accuracy 1.0.

Class k of four is a bright quadrant of a black 1 x 32 x 32 image. The classifier's logit k is 40 times the mean
brightness of quadrant k; the generator draws quadrant k as bright as sigmoid(z_k).

Run in this folder: python3 blocks.py (PyTorch 1.13). Writes ../models/blocks.pt and ../models/blocks-generator.pt.
"""
import torch
from torch import nn

QUADRANTS = torch.zeros(4, 1, 32, 32)
for k in range(4):
    row, column = 16 * (k // 2), 16 * (k % 2)
    QUADRANTS[k, 0, row:row + 16, column:column + 16] = 1


class Blocks(nn.Module):
    def __init__(self):
        super().__init__()
        self.mean = nn.Linear(1024, 4, bias=False)
        with torch.no_grad():
            self.mean.weight.copy_(40 * QUADRANTS.reshape(4, 1024) / 256)

    def forward(self, x):
        return self.mean(x.flatten(1))


class BlocksGenerator(nn.Module):
    def __init__(self):
        super().__init__()
        self.paint = nn.Linear(4, 1024, bias=False)
        with torch.no_grad():
            self.paint.weight.copy_(QUADRANTS.reshape(4, 1024).t())

    def forward(self, z):
        return self.paint(torch.sigmoid(z)).reshape(-1, 1, 32, 32)


torch.jit.script(Blocks().eval()).save("../models/blocks.pt")
torch.jit.script(BlocksGenerator().eval()).save("../models/blocks-generator.pt")
