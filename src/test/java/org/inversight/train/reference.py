"""Prints the independent values that LossesTest and OptimizerTest expect.

Run with any PyTorch: python3 reference.py
"""
import torch
import torch.nn.functional as F

torch.set_printoptions(precision=8)


def grid(rows, columns, shift):
    """The same numbers as Grids.java: sin(1.7 i + shift), row by row."""
    return torch.sin(torch.arange(rows * columns, dtype=torch.float64) * 1.7 + shift).reshape(rows, columns)


def show(name, value, *gradients):
    print(name, "%.8f" % value.item(), *["[" + ", ".join("%.8f" % g for g in t.flatten()) + "]" for t in gradients])


def leaf(t):
    return t.clone().requires_grad_(True)


logits, teacher = leaf(grid(3, 4, 0.1) * 2), grid(3, 4, 0.9) * 3
soft = F.softmax(teacher, 1)
loss = -(soft * F.log_softmax(logits, 1)).sum(1).mean()
loss.backward()
show("crossEntropy", loss, logits.grad)

student = leaf(grid(3, 4, 0.1) * 2)
loss = F.kl_div(F.log_softmax(student / 2, 1), F.softmax(teacher / 2, 1), reduction="batchmean") / 4
loss.backward()
show("distillation", loss, student.grad)

embeddings, centres = leaf(F.normalize(grid(3, 2, 0.5))), leaf(grid(4, 2, 0.8) * 3)
persons = torch.tensor([2, 0, 3])
logits = 8 * (embeddings @ F.normalize(centres).T - 0.3 * F.one_hot(persons, 4))
loss = F.cross_entropy(logits, persons)
loss.backward()
show("cosineMargin", loss, embeddings.grad, centres.grad)

x, y = grid(2, 12, 0.4).reshape(2, 3, 2, 2), leaf(grid(2, 12, 0.9).reshape(2, 3, 2, 2))
mean, log_variance = leaf(grid(2, 3, 0.2)), leaf(grid(2, 3, 0.7))
normal = torch.distributions.Normal
neighbours = torch.tensor([[-1., 1, 0, 0], [0, 0, -1, 1], [-1, 0, 1, 0], [0, -1, 0, 1]])
precision = (torch.eye(4) + 2 * neighbours.T @ neighbours) / 0.3
noise = lambda m: torch.distributions.MultivariateNormal(m, precision_matrix=precision)
loss = (-noise(y.reshape(2, 3, 4)).log_prob(x.reshape(2, 3, 4)).sum(1) + 3 * noise(torch.zeros(4)).log_prob(torch.zeros(4))
        + torch.distributions.kl_divergence(normal(mean, (log_variance / 2).exp()), normal(0, 1)).sum(1)).mean()
loss.backward()
show("evidence", loss, y.grad, mean.grad, log_variance.grad)

real, fake = leaf(grid(4, 1, 0.3) * 2), leaf(grid(4, 1, 1.3) * 2)
loss = F.relu(1 - real).mean() + F.relu(1 + fake).mean()
loss.backward()
show("hingeCritic", loss, real.grad, fake.grad)

labelled, unlabelled, fake = leaf(grid(3, 4, 0.2) * 3), leaf(grid(3, 4, 0.4) * 3), leaf(grid(3, 4, 0.6) * 3)
lse = torch.logsumexp
loss = -(soft * F.log_softmax(labelled, 1)).sum(1).mean() + 0.5 * (
    F.softplus(lse(unlabelled, 1)).mean() - lse(unlabelled, 1).mean() + F.softplus(lse(fake, 1)).mean())
loss.backward()
show("kedmiCritic", loss, labelled.grad, unlabelled.grad, fake.grad)

features, wanted, out = leaf(grid(3, 2, 0.5)), grid(3, 2, 1.1), leaf(grid(3, 4, 0.7) * 2)
p = F.softmax(out, 1)
loss = (features.mean(0) - wanted.mean(0)).abs().mean() + 0.01 * -(p * F.log_softmax(out, 1)).sum()
loss.backward()
show("kedmiGenerator", loss, features.grad, out.grad)

for name, maker in (("nesterov", lambda w: torch.optim.SGD([w], lr=0.1, momentum=0.5, nesterov=True, weight_decay=0.01)),
                    ("momentum", lambda w: torch.optim.SGD([w], lr=0.1, momentum=0.5, weight_decay=0.01)),
                    ("adam", lambda w: torch.optim.Adam([w], lr=0.1, betas=(0.5, 0.999)))):
    w = leaf(grid(1, 3, 0.3))
    optimizer = maker(w)
    for _ in range(3):
        optimizer.zero_grad()
        ((w - 1) ** 2 * torch.tensor([1.0, 2.0, 3.0])).sum().backward()
        optimizer.step()
    show(name, w.sum(), w.detach())

norm = torch.nn.BatchNorm1d(2, momentum=0.1, eps=1e-5).double()
x = grid(4, 2, 0.5)
y = norm(x)
show("batchNorm", y.abs().sum(), norm.running_mean, norm.running_var, y[0].detach())
