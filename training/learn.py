"""The training loop: losses, schedule, checkpoints.

Why one loop for all: teacher and student differ in what they learn from, not in how. The rate rises over the warm-up, stays, and
falls in a line to zero over the last quarter; so a run can be given a number of steps, or minutes, after which it begins to
fall; the log then names the number of steps that repeats it. A run that was cut off goes on from its checkpoint.

    train(reader, batches(packed, 2048, 1), lambda batch: gold_loss(reader(…), batch), Plan(steps=1000), path, log)
"""

import math
import os
import time
from dataclasses import dataclass

import torch
import torch.nn.functional as F

from mapping import IGNORE, NAME_LABELS, OTHER_THAN_ACTOR, SPAN_LAYERS
from model import LINKS, save

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
    unread: float = 0.0  # the share of pieces that are shown as unknown
    checkpoint_minutes: float = 3.0
    told_every: int = 25  # steps between two lines of the log


def mean_where(values, kept, at_least=1):
    """The mean of the values where `kept` is true, divided by no less than `at_least`."""
    return torch.where(kept, values, 0).sum() / kept.sum().clamp(min=at_least)


def gold_loss(out, batch):
    """The loss against the labels: names, role, spans and links, each a mean over what is labelled."""
    chance, target = F.log_softmax(out["names"], -1), batch["names"]
    other = -torch.logsumexp(chance[..., OTHER_LABELS], -1)
    exact = -chance.gather(-1, target.clamp(min=0)[..., None]).squeeze(-1)
    total = mean_where(torch.where(target == OTHER_THAN_ACTOR, other, exact), target != IGNORE)
    role = F.binary_cross_entropy_with_logits(out["role"], batch["role"].clamp(min=0).float(), reduction="none")
    total = total + 0.5 * mean_where(role, batch["role"] != IGNORE, at_least=16)
    spans = F.cross_entropy(out["spans"].movedim(-1, 1), batch["spans"].clamp(min=0), reduction="none")
    total = total + mean_where(spans, batch["spans"] != IGNORE)
    for kind in LINKS:
        if len(batch["links"][kind]):
            row, start, goal = batch["links"][kind].unbind(1)
            total = total + 0.25 * F.cross_entropy(out[kind][row, start], goal)
    return total


def soft_loss(out, teacher, batch):
    """The loss against the teacher's answers, at every word; it needs no labels."""
    words = batch["words"]

    def divergence(own, other):
        goal = F.log_softmax(other, -1)
        return (goal.exp() * (goal - F.log_softmax(own, -1))).sum(-1)

    total = mean_where(divergence(out["names"], teacher["names"]), words)
    total = total + 0.25 * mean_where(divergence(out["spans"], teacher["spans"]).sum(-1), words)
    # The role is asked only where the teacher sees a place name.
    places = words & (teacher["names"].argmax(-1) == NAME_LABELS.index("B-LOC"))
    role = F.binary_cross_entropy_with_logits(out["role"], torch.sigmoid(teacher["role"]), reduction="none")
    total = total + 0.25 * mean_where(role, places)
    # Links where the teacher sees a cue begin, or a content.
    begins = words[:, :, None] & (teacher["spans"].argmax(-1) == BEGINS)
    for kind, layers in LINK_FROM.items():
        at = begins[:, :, [SPAN_LAYERS.index(layer) for layer in layers]].any(-1)
        total = total + 0.25 * mean_where(divergence(out[kind], teacher[kind]), at)
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
        stored = torch.load(f"{path}.running", weights_only=True, map_location=next(reader.parameters()).device)
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
        loss = loss_of(next(source))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimiser.step()
        step += 1
        mean = loss.detach() if mean is None else torch.lerp(mean, loss.detach(), 0.02)
        if step % plan.told_every == 0:
            log(f"step {step}/{steps or '?'} loss {mean.item():.4f} rate {share:.3f} {elapsed:.0f} s")
        if time.time() - saved > plan.checkpoint_minutes * 60:
            saved = time.time()
            save(reader, f"{path}.running", optimiser=optimiser.state_dict(), step=step, steps=steps, fall_from=fall_from,
                 spent=spent + time.time() - began, **more())
    reader.eval()
    save(reader, path, **more())
    log(f"{step} steps in {spent + time.time() - began:.0f} s")
