"""The training loop: batches, losses, schedule, checkpoints.

Why one loop for all: teacher and student differ in what they learn from, not in how. The rate rises over the warm-up, stays, and
falls in a line to zero over the last quarter; so a run can be given a number of steps, or minutes, after which it begins to
fall; the log then names the number of steps that repeats it. A run that was cut off goes on from its checkpoint.

    train(reader, batches(data["train"], 2048, 1), lambda batch: gold_loss(reader(…), batch), Plan(steps=1000), path, log)
"""

import math
import os
import random
import time
from dataclasses import dataclass, replace

import torch
import torch.nn.functional as F

from mapping import IGNORE, NAME_LABELS, OTHER_THAN_ACTOR, SPAN_LAYERS
from model import LINKS, save
from pieces import CAPITAL, CAPITALS, LOWER, TITLE

BEGINS = 1  # the place of "begin" in BIO
LINK_FROM = {"source": ("cue",), "content": ("content", "inner")}  # the layers whose first words a link starts from
OTHER_LABELS = [i for i, label in enumerate(NAME_LABELS) if label[2:] not in ("PER", "ORG", "LOC")]


@dataclass
class Plan:
    """How long and how fast to learn. With `minutes` the fall of the rate begins after three quarters of them."""

    steps: int = 0
    minutes: float = 0.0
    seed: int = 1
    pieces: int = 2048  # per batch, padding included
    rate: float = 2e-4
    new_rate: float = 1e-3
    warm_up: int = 100
    checkpoint_minutes: float = 3.0


def recased(window, rng):
    """Now and then the window as if set in capitals, or in small letters: a headline in capitals must not turn every word into a name."""
    chance = rng.random()
    if chance < 0.06:
        goal = CAPITALS if chance < 0.035 else LOWER
        return replace(window, cases=[goal if case in (LOWER, CAPITAL, CAPITALS, TITLE) else case for case in window.cases])
    return window


def batches(windows, size, seed):
    """Endless batches of windows of like length, at most `size` pieces with padding; the order depends on the seed alone."""
    epoch = 0
    while True:
        rng = random.Random(seed * 1000 + epoch)
        order = list(range(len(windows)))
        rng.shuffle(order)
        made = []
        for begin in range(0, len(order), 1024):
            pool = sorted(order[begin:begin + 1024], key=lambda i: len(windows[i].ids))
            batch = []
            for i in pool:
                if batch and (len(batch) + 1) * len(windows[i].ids) > size:
                    made.append(batch)
                    batch = []
                batch.append(i)
            made.append(batch)
        rng.shuffle(made)
        for batch in made:
            yield [recased(windows[i], rng) for i in batch]
        epoch += 1


def collate(windows):
    """Tensors of a batch: pieces, cases, mask, and the targets of every task at the places of the words' first pieces."""
    b, t = len(windows), max(len(w.ids) for w in windows)
    ids, cases = torch.zeros(b, t, dtype=torch.long), torch.zeros(b, t, dtype=torch.long)
    mask, words = torch.zeros(b, t, dtype=torch.bool), torch.zeros(b, t, dtype=torch.bool)
    names, role = torch.full((b, t), IGNORE), torch.full((b, t), IGNORE)
    spans = torch.full((b, t, len(SPAN_LAYERS)), IGNORE)
    links = {kind: [] for kind in LINKS}
    for i, w in enumerate(windows):
        ids[i, :len(w.ids)], cases[i, :len(w.ids)] = torch.tensor(w.ids), torch.tensor(w.cases)
        mask[i, :len(w.ids)] = True
        heads = torch.tensor(w.heads)
        words[i, heads] = True
        if w.names:
            names[i, heads], role[i, heads] = torch.tensor(w.names), torch.tensor(w.role)
            spans[i, heads] = torch.tensor([w.spans[name] for name in SPAN_LAYERS]).T
            for kind, start, goal in w.links:
                links["source" if kind == "source" else "content"].append((i, start, goal))
    return {"ids": ids, "cases": cases, "mask": mask, "words": words, "names": names, "role": role, "spans": spans, "links": links}


def gold_loss(out, batch):
    """The loss against the labels: names, role, spans and links, each a mean over what is labelled."""
    total = out["names"].sum() * 0
    target = batch["names"]
    known = target != IGNORE
    if known.any():
        chance = F.log_softmax(out["names"][known], -1)
        target = target[known]
        other = -torch.logsumexp(chance[:, OTHER_LABELS], -1)
        exact = -chance.gather(-1, target.clamp(min=0)[:, None]).squeeze(-1)
        total = total + torch.where(target == OTHER_THAN_ACTOR, other, exact).mean()
    known = batch["role"] != IGNORE
    if known.any():
        losses = F.binary_cross_entropy_with_logits(out["role"][known], batch["role"][known].float(), reduction="sum")
        total = total + 0.5 * losses / max(16, int(known.sum()))
    known = batch["spans"] != IGNORE
    if known.any():
        total = total + F.cross_entropy(out["spans"][known], batch["spans"][known])
    for kind in LINKS:
        if batch["links"][kind]:
            row, start, goal = (torch.tensor(column) for column in zip(*batch["links"][kind]))
            total = total + 0.25 * F.cross_entropy(out[kind][row, start], goal)
    return total


def soft_loss(out, teacher, batch):
    """The loss against the teacher's answers, at every word; it needs no labels."""
    words = batch["words"]

    def divergence(own, other):
        goal = F.log_softmax(other, -1)
        return (goal.exp() * (goal - F.log_softmax(own, -1))).sum(-1).mean()

    total = divergence(out["names"][words], teacher["names"][words]) + len(SPAN_LAYERS) * 0.25 * divergence(out["spans"][words], teacher["spans"][words])
    # The role is asked only where the teacher sees a place name.
    places = words & (teacher["names"].argmax(-1) == NAME_LABELS.index("B-LOC"))
    if places.any():
        total = total + 0.25 * F.binary_cross_entropy_with_logits(out["role"][places], torch.sigmoid(teacher["role"][places]))
    # Links where the teacher sees a cue begin, or a content.
    begins = words[:, :, None] & (teacher["spans"].argmax(-1) == BEGINS)
    for kind, layers in LINK_FROM.items():
        at = begins[:, :, [SPAN_LAYERS.index(layer) for layer in layers]].any(-1)
        if at.any():
            total = total + 0.25 * divergence(out[kind][at], teacher[kind][at])
    return total


def rate_at(step, plan, fall_from, steps):
    """The share of the full rate at a step."""
    rise = min(1.0, (step + 1) / plan.warm_up)
    return rise if fall_from is None or step < fall_from else rise * max(0.0, (steps - step) / max(1, steps - fall_from))


def train(reader, source, loss_of, plan, path, log, more=dict):
    """Trains the reader in place on batches from `source`, which begins anew at each call. `path` receives the checkpoint, from which
    a run that was cut off goes on, with what `more()` returns."""
    torch.manual_seed(plan.seed)
    new = reader.new_parameters()
    ids = {id(p) for p in new}
    old = [p for p in reader.parameters() if id(p) not in ids]
    decays = lambda ps: ([p for p in ps if p.dim() > 1], [p for p in ps if p.dim() <= 1])
    groups = [{"params": p, "lr": rate, "full": rate, "weight_decay": decay}
              for ps, rate in ((old, plan.rate), (new, plan.new_rate)) for p, decay in zip(decays(ps), (0.01, 0.0))]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    step, steps, fall_from, spent = 0, plan.steps, plan.steps * 3 // 4 if plan.steps else None, 0.0
    if os.path.exists(f"{path}.running"):
        stored = torch.load(f"{path}.running", weights_only=True)
        reader.load_state_dict(stored["weights"])
        optimiser.load_state_dict(stored["optimiser"])
        step, steps, fall_from, spent = stored["step"], stored["steps"], stored["fall_from"], stored["spent"]
        log(f"goes on from step {step}")
    for _ in range(step):
        next(source)
    began = saved = time.time()
    mean = None
    reader.train()
    while not steps or step < steps:
        elapsed = spent + time.time() - began
        if fall_from is None and elapsed >= plan.minutes * 60 * 0.75:
            fall_from, steps = step, math.ceil(step * 4 / 3)
            log(f"step {step}: the rate begins to fall; --steps {steps} repeats this run")
        share = rate_at(step, plan, fall_from, steps)
        for group in optimiser.param_groups:
            group["lr"] = group["full"] * share
        loss = loss_of(collate(next(source)))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimiser.step()
        step += 1
        mean = loss.item() if mean is None else 0.98 * mean + 0.02 * loss.item()
        if step % 25 == 0:
            log(f"step {step}/{steps or '?'} loss {mean:.4f} rate {share:.3f} {elapsed:.0f} s")
        if time.time() - saved > plan.checkpoint_minutes * 60:
            saved = time.time()
            save(reader, f"{path}.writing", optimiser=optimiser.state_dict(), step=step, steps=steps, fall_from=fall_from,
                 spent=spent + time.time() - began, **more())
            os.replace(f"{path}.writing", f"{path}.running")
    reader.eval()
    save(reader, path, **more())
    log(f"{step} steps in {spent + time.time() - began:.0f} s")
