"""Eight steps of BREP-MI and MIRROR (genetic), in Python and double precision.

Written from the specification, not from the Java code: one picture at a time, loops instead of
batches. The random numbers are the program's own: query-noise.json (QueryNoise.java).
Run in this folder: python3 queries.py (PyTorch 1.13). Writes queries.json.
"""
import json
import math

import torch

torch.set_default_dtype(torch.float64)
torch.set_grad_enabled(False)
NOISE = json.load(open("query-noise.json"))
LATENT, STEPS, SAMPLES = 6, 8, 8
ROWS = [(1, 0), (1, 1), (3, 0), (3, 1)]  # (class, restart), class-major


def load(name):
    return torch.jit.load("../models/" + name + ".pt").double().eval()


target, generator = load("classifier-scripted"), load("generator")
asked = 0


def scores(z):
    global asked
    asked += 1
    return torch.softmax(target(generator(z.view(1, -1)))[1][0], 0)


def label(z):
    return int(scores(z).argmax())


def shared(restart):
    return torch.tensor(NOISE["shared"][restart]).view(-1, LATENT)


def numbers(values):
    return [float(f"{v:.9g}") for v in values]


def brep_mi(batch, most, first_radius, grow_above, growth, patience, largest, clamp):
    global asked
    asked = 0
    rows = [dict(state="searching", z=None, best=None, R=first_radius, waited=0) for _ in ROWS]
    searched = [0, 0]
    steps = []
    for step in range(STEPS):
        moving = [i for i, row in enumerate(rows) if row["state"] == "moving"]
        for restart in (0, 1):
            mine = [i for i, (_, r) in enumerate(ROWS) if r == restart]
            if not any(rows[i]["state"] == "searching" for i in mine):
                continue
            part = shared(restart)[searched[restart] : min(most, searched[restart] + batch)]
            searched[restart] += len(part)
            part = part.clamp(-clamp, clamp)
            labels = [label(z) for z in part]
            for i in mine:
                if rows[i]["state"] != "searching":
                    continue
                if ROWS[i][0] in labels:
                    rows[i]["z"] = part[labels.index(ROWS[i][0])]
                    rows[i]["state"] = "moving"
                elif searched[restart] == most:
                    rows[i]["state"] = "missed"
        for i in moving:
            row, c = rows[i], ROWS[i][0]
            u = torch.tensor(NOISE["directions"][step][i]).view(SAMPLES, LATENT)
            u = u / u.norm(dim=1, keepdim=True)
            R = row["R"]
            s = torch.tensor([1.0 if label(row["z"] + R * d) == c else -1.0 for d in u])
            if s.sum() > grow_above * SAMPLES:
                row["best"], row["R"], row["waited"] = row["z"], R * growth, 0
            else:
                row["waited"] += 1
            if row["waited"] == patience or (largest and row["R"] >= largest):
                row["state"] = "done"
            g = (((s - 1) / 2).view(-1, 1) * u).mean(0)
            z = (row["z"] + min(R / 3, 3) * g).clamp(-clamp, clamp)
            if label(z) == c:
                row["z"] = z
        steps.append(
            {
                "states": [["searching", "moving", "done", "missed"].index(r["state"]) for r in rows],
                "radii": [r["R"] for r in rows],
                "centres": numbers(
                    v for r in rows for v in (r["z"].tolist() if r["z"] is not None else [0.0] * LATENT)
                ),
                "answers": numbers(
                    v
                    for r in rows
                    for v in (
                        r["best"].tolist()
                        if r["best"] is not None
                        else r["z"].tolist() if r["z"] is not None else [0.0] * LATENT
                    )
                ),
                "asked": asked,
            }
        )
    return steps


def mirror(pre_sample, population, mutation, amplitude, clip, stop):
    """The pre-sample is asked about in two parts, of 14 and the rest; only then generations begin."""
    global asked
    asked = 0
    parts = [14, pre_sample - 14]
    known = [[], []]
    pops = [[] for _ in ROWS]
    steps = []
    for step in range(STEPS):
        if step < len(parts):
            for restart in (0, 1):
                latents = shared(restart)[sum(parts[:step]) : sum(parts[: step + 1])]
                known[restart] += [(z, scores(z)) for z in latents]
            for i, (c, r) in enumerate(ROWS):
                ranked = sorted(((math.log(p[c]), z) for z, p in known[r]), key=lambda m: -m[0])
                pops[i] = ranked[:population]
        else:
            for i, (c, _) in enumerate(ROWS):
                if pops[i][0][0] >= math.log(stop):
                    continue
                pops[i] = generation(pops[i], c, NOISE["breeding"][step - len(parts)][i], mutation, amplitude, clip)
        steps.append(
            {
                "fitness": numbers(f for pop in pops for f, _ in pop),
                "elites": numbers(v for pop in pops for v in pop[0][1].tolist()),
                "asked": asked,
            }
        )
    return steps


def generation(pop, c, uniform, mutation, amplitude, clip):
    w = torch.softmax(torch.tensor([f for f, _ in pop]), 0).tolist()
    uniform = iter(uniform)
    children = []
    for _ in range(len(pop) - 1):
        parents = []
        for _ in range(2):
            u, total, drawn = next(uniform), 0.0, 0
            for k, share in enumerate(w):
                total += share
                if u < total:
                    drawn = k
                    break
            parents.append(drawn)
        a, b = parents
        p = w[a] / (w[a] + w[b])
        child = []
        for j in range(LATENT):
            gene = pop[a][1][j] if next(uniform) < p else pop[b][1][j]
            mutates, change = next(uniform) < mutation, (2 * next(uniform) - 1) * amplitude
            child.append(min(max(float(gene) + (change if mutates else 0.0), -clip), clip))
        children.append(torch.tensor(child))
    ranked = [pop[0]] + [(math.log(scores(z)[c]), z) for z in children]
    return sorted(ranked, key=lambda m: -m[0])


document = {
    "brepMi": brep_mi(
        batch=2, most=48, first_radius=0.5, grow_above=0.5, growth=1.3, patience=3, largest=0.0, clamp=1.5
    ),
    "brepMiMissed": brep_mi(
        batch=3, most=3, first_radius=0.5, grow_above=0.75, growth=1.5, patience=9, largest=0.8, clamp=1.0
    ),
    "mirror": mirror(pre_sample=20, population=8, mutation=0.3, amplitude=0.8, clip=1.2, stop=0.5),
}
with open("queries.json", "w") as out:
    json.dump(document, out)
    out.write("\n")
