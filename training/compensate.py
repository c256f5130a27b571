"""Rounding without training: the error of each column is made good by the columns that are not yet rounded.

    python3 training/run.py rounded …       # OUT/rounded.pt, from OUT/teacher.pt

Why: rounding every weight to its nearest step is best for the weight, not for the product. Which errors cancel depends on what the
matrix is multiplied with; a few batches tell. The method is GPTQ (Frantar, Ashkboos, Hoefler, Alistarh 2022, arXiv:2210.17323),
columns in the order of their weight, on grids fixed beforehand.

    grids = round_all(reader, batches, usual_bits)      # changes the reader's layers in place
"""

import torch

from quantise import TOP4, TOP8, fit, matrices

DAMPING = 0.01  # of the mean of the diagonal


def products(reader, source):
    """Per layer matrix: the sum of x·xᵀ over the vectors that it is multiplied with."""
    sums, mask = {}, None

    def watch(name):
        def seen(_, inputs):
            x = inputs[0][mask]
            sums[name] = sums.get(name, 0) + x.T @ x

        return seen

    hooks = [reader.get_submodule(name.removesuffix(".weight")).register_forward_pre_hook(watch(name))
             for name in matrices(reader) if name.startswith("layers.")]
    with torch.no_grad():
        for batch in source:
            mask = batch["mask"]
            reader(batch["ids"], batch["cases"], mask)
    for hook in hooks:
        hook.remove()
    return sums


def rounded_columns(matrix, grid, product):
    """The matrix on its grid, column after column, the heaviest first."""
    columns = matrix.shape[1]
    order = torch.argsort(torch.diagonal(product), descending=True)
    weights, steps = matrix[:, order].clone(), grid.steps(columns).expand(matrix.shape)[:, order]
    damped = product[order][:, order].double()
    damped += DAMPING * torch.diagonal(damped).mean() * torch.eye(columns, dtype=torch.float64, device=damped.device)
    inverse = torch.linalg.cholesky(torch.cholesky_inverse(torch.linalg.cholesky(damped)), upper=True).float()
    top = TOP4 if grid.bits == 4 else TOP8
    for at in range(columns):
        step, before = steps[:, at], weights[:, at].clone()
        weights[:, at] = (before / step).round_().clamp_(-top, top) * step
        error = (before - weights[:, at]) / inverse[at, at]
        weights[:, at + 1:].addr_(error, inverse[at, at + 1:], alpha=-1)
    return weights[:, torch.argsort(order)]


def round_all(reader, source, bits_of):
    """Rounds the layers' matrices in place, and returns the grids of all matrices."""
    sums, grids, weights = products(reader, source), {}, dict(reader.named_parameters())
    for name in matrices(reader):
        grids[name] = fit(weights[name], bits_of(name))
        if name in sums:
            with torch.no_grad():
                weights[name].copy_(rounded_columns(weights[name].detach(), grids[name], sums[name]))
    return grids
