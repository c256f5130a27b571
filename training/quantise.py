"""Weights in 4 and 8 bits: how a matrix is put on a grid, and taken off it.

Why: the network travels to every reader, so a weight may cost half a byte. In 8 bits a row has one scale. In 4 bits a row has
a scale and every `GROUP` weights of it a multiplier from 1 to 16, so that a group of small weights keeps its detail; a weight
is then q * multiplier * scale with q in -7..=7, and the product of the first two fits the signed byte that inference multiplies.

    grid = fit(matrix, bits=4)
    near = on_grid(matrix, grid)        # the matrix as the page will read it
"""

from dataclasses import dataclass

import torch

GROUP = 32
MULTIPLIERS = 16
TOP4, TOP8 = 7, 127
CLIPS = (0.58, 0.66, 0.74, 0.82, 0.9, 1.0)  # how much of a row's (or a group's) largest weight the grid may cover
ROWS_AT_ONCE = 1024


@dataclass
class Grid:
    """The steps of a matrix: `scale` [rows]; in 4 bits `multiplier` [rows, columns / GROUP], else None."""

    bits: int
    scale: torch.Tensor
    multiplier: torch.Tensor = None

    def steps(self, columns):
        """The distance between neighbouring values, [rows, columns] or [rows, 1]."""
        if self.multiplier is None:
            return self.scale[:, None]
        return (self.scale[:, None] * self.multiplier).repeat_interleave(columns // self.multiplier.shape[1], 1)

    def as_dict(self):
        return {"bits": self.bits, "scale": self.scale, "multiplier": self.multiplier}


def nearest(matrix, grid):
    """The whole numbers q that stand for the matrix."""
    top = TOP4 if grid.bits == 4 else TOP8
    return (matrix / grid.steps(matrix.shape[1])).round_().clamp_(-top, top)


def on_grid(matrix, grid):
    """The values that the numbers stand for."""
    return nearest(matrix, grid) * grid.steps(matrix.shape[1])


def fit(matrix, bits):
    """The grid of least squared error among those tried: in 8 bits the row's largest weight decides."""
    matrix = matrix.detach().float()
    if bits == 8:
        return Grid(8, (matrix.abs().amax(1) / TOP8).clamp(min=1e-12))
    parts = [fit4(rows) for rows in matrix.split(ROWS_AT_ONCE)]
    return Grid(4, torch.cat([s for s, _ in parts]), torch.cat([m for _, m in parts]))


def fit4(matrix):
    """Scale and multipliers: for each scale tried every group takes its best multiplier, then every row its best scale."""
    rows, columns = matrix.shape
    groups = matrix.view(rows, columns // GROUP, GROUP)
    tops = groups.abs().amax(2)
    top = tops.amax(1).clamp(min=1e-9)
    best = best_scale = best_multiplier = None
    for row_clip in CLIPS:
        scale = top * (row_clip / (TOP4 * MULTIPLIERS))
        error = chosen = None
        for clip in CLIPS:
            multiplier = (tops * (clip / TOP4) / scale[:, None]).round_().clamp_(1, MULTIPLIERS)
            step = (multiplier * scale[:, None])[:, :, None]
            off = ((groups / step).round_().clamp_(-TOP4, TOP4) * step).sub_(groups).square_().sum(2)
            if error is None:
                error, chosen = off, multiplier
            else:
                better = off < error
                error, chosen = torch.where(better, off, error), torch.where(better, multiplier, chosen)
        total = error.sum(1)
        if best is None:
            best, best_scale, best_multiplier = total, scale, chosen
        else:
            better = total < best
            best = torch.where(better, total, best)
            best_scale = torch.where(better, scale, best_scale)
            best_multiplier = torch.where(better[:, None], chosen, best_multiplier)
    return best_scale, best_multiplier


def matrices(reader):
    """Names of the reader's matrices, in the order of the network file."""
    names = ["pieces.weight", "positions.weight", "cases.weight"]
    for i in range(reader.shape.layers):
        names += [f"layers.{i}.{part}.weight" for part in ("qkv", "out", "up", "down")]
    return names + [f"answers.{part}.weight" for part in ("names", "role", "spans", "link_from", "link_to")]


def usual_bits(name, eight=()):
    """4 for pieces and layers; 8 for the few weights of positions, cases and heads, and for names that begin as in `eight`."""
    small = not (name.startswith("layers.") or name == "pieces.weight")
    return 8 if small or any(name.startswith(begin) for begin in eight) else 4


def fit_all(reader, bits_of=usual_bits):
    """The grids of all matrices, by name."""
    weights = dict(reader.named_parameters())
    return {name: fit(weights[name], bits_of(name)) for name in matrices(reader)}
