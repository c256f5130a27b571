"""From a checkpoint to the network file that the page reads, and back.

    python3 training/export.py CHECKPOINT VOCABULARY.txt network.bin [--bits8] [--eight layers.0. …]

Why: the layout is the contract between training and the engine; both ends are written here once more, so that a file can be
measured in Python as it was shipped. The layout is told in README.md beside this file.

    reader, vocabulary = read(path)     # a Reader with the weights as they are after rounding
"""

import argparse
import struct
import sys
from pathlib import Path

import numpy as np
import torch

from mapping import NAME_LABELS, SPAN_LAYERS
from model import Reader, Shape, load
from pieces import CASES
from quantise import GROUP, Grid, fit_all, matrices, nearest, on_grid, usual_bits

MAGIC, VERSION, SUMMED_FROM, HEADER = b"GNET", 1, 24, 72
BIO_LABELS = 3


def fnv1a(data):
    """FNV-1a, 64 bits (Fowler, Noll and Vo)."""
    hash_ = 0xCBF29CE484222325
    for byte in data:
        hash_ = (hash_ ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return hash_


def padded(data):
    return data + bytes(-len(data) % 4)


def nibbles(values):
    """Numbers 0..=15, two a byte, the first in the low half."""
    values = values.astype(np.uint8).reshape(-1)
    values = np.append(values, np.zeros(len(values) % 2, np.uint8))
    return (values[0::2] | values[1::2] << 4).tobytes()


def matrix_bytes(matrix, grid):
    q = nearest(matrix, grid).numpy().astype(np.int8)
    out = struct.pack("<I", grid.bits) + grid.scale.numpy().astype("<f4").tobytes()
    if grid.bits == 8:
        return out + padded(q.tobytes())
    return out + padded(nibbles(grid.multiplier.numpy() - 1)) + padded(nibbles(q + 8))


def order(reader):
    """(name, whether it is a matrix) of every parameter, as they follow in the file."""
    square = set(matrices(reader))
    names = ["pieces.weight", "positions.weight", "cases.weight", "norm.weight", "norm.bias"]
    for i in range(reader.shape.layers):
        for part in ("qkv", "out", "norm1", "up", "down", "norm2"):
            names += [f"layers.{i}.{part}.weight", f"layers.{i}.{part}.bias"]
    for part in ("names", "role", "spans", "link_from", "link_to"):
        names += [f"answers.{part}.weight", f"answers.{part}.bias"]
    return [(name, name in square) for name in names]


def header(shape):
    return struct.pack("<12I", shape.vocabulary, shape.width, shape.layers, shape.heads, shape.inner, shape.positions,
                       len(CASES), shape.link, len(NAME_LABELS), len(SPAN_LAYERS), GROUP, 0)


def write(reader, vocabulary, grids, path):
    """Writes the network file; returns its length in bytes."""
    weights = {name: value.detach().float() for name, value in reader.named_parameters()}
    words = b"".join(struct.pack("B", len(p.encode())) + p.encode() for p in vocabulary)
    body = [header(reader.shape), padded(struct.pack("<I", len(words)) + words)]
    for name, is_matrix in order(reader):
        body.append(matrix_bytes(weights[name], grids[name]) if is_matrix else weights[name].numpy().astype("<f4").tobytes())
    body = b"".join(body)
    Path(path).write_bytes(MAGIC + struct.pack("<IQQ", VERSION, SUMMED_FROM + len(body), fnv1a(body)) + body)
    return SUMMED_FROM + len(body)


class Cursor:
    """Reads numbers one after another, on boundaries of 4 bytes."""

    def __init__(self, data, at):
        self.data, self.at = data, at

    def array(self, kind, count):
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes + -found.nbytes % 4
        return found

    def nibbles(self, count):
        pairs = self.array(np.uint8, (count + 1) // 2)
        return np.stack([pairs & 15, pairs >> 4], 1).reshape(-1)[:count].astype(np.float32)

    def matrix(self, rows, columns):
        bits = int(self.array("<u4", 1)[0])
        scale = torch.from_numpy(self.array("<f4", rows).copy())
        if bits == 8:
            q, grid = self.array(np.int8, rows * columns).astype(np.float32), Grid(8, scale)
        else:
            multiplier = torch.from_numpy(self.nibbles(rows * columns // GROUP) + 1).view(rows, columns // GROUP)
            q, grid = self.nibbles(rows * columns) - 8, Grid(4, scale, multiplier)
        return torch.from_numpy(q).view(rows, columns) * grid.steps(columns)


def read(path):
    """The reader and the vocabulary of a network file."""
    data = Path(path).read_bytes()
    version, length, checksum = struct.unpack_from("<IQQ", data, 4)
    if data[:4] != MAGIC or version != VERSION or length != len(data) or checksum != fnv1a(data[SUMMED_FROM:]):
        raise ValueError(f"{path}: expected a network file of version {VERSION}, whole and unaltered; export it again")
    v, d, layers, heads, inner, positions, _, link, *_ = struct.unpack_from("<12I", data, SUMMED_FROM)
    reader = Reader(Shape(vocabulary=v, width=d, layers=layers, heads=heads, inner=inner, positions=positions, link=link))
    cursor = Cursor(data, HEADER)
    size = int(cursor.array("<u4", 1)[0])
    words, at, vocabulary = cursor.array(np.uint8, size).tobytes(), 0, []
    while at < size:
        vocabulary.append(words[at + 1:at + 1 + words[at]].decode())
        at += 1 + words[at]
    with torch.no_grad():
        weights = dict(reader.named_parameters())
        for name, is_matrix in order(reader):
            shape = weights[name].shape
            weights[name].copy_(cursor.matrix(*shape) if is_matrix else torch.from_numpy(cursor.array("<f4", shape[0]).copy()))
    return reader.eval(), vocabulary


def grids_of(path, reader, bits_of):
    """The grids that a student was trained on where its checkpoint has them, else those that fit best."""
    stored = torch.load(path, weights_only=True, map_location="cpu").get("grids")
    return {name: Grid(**grid) for name, grid in stored.items()} if stored else fit_all(reader, bits_of)


def rounded(reader, grids):
    """Puts the reader's matrices on their grids, in place."""
    weights = dict(reader.named_parameters())
    with torch.no_grad():
        for name, grid in grids.items():
            weights[name].copy_(on_grid(weights[name], grid))
    return reader


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("vocabulary", type=Path, help="the pieces, one a line, as run.py writes them")
    parser.add_argument("out", type=Path)
    parser.add_argument("--bits8", action="store_true", help="every matrix in 8 bits")
    parser.add_argument("--eight", nargs="*", default=(), help="beginnings of the names of matrices kept in 8 bits")
    options = parser.parse_args()
    reader = load(options.checkpoint).eval()
    bits_of = (lambda name: 8) if options.bits8 else lambda name: usual_bits(name, options.eight)
    grids = grids_of(options.checkpoint, reader, bits_of)
    vocabulary = options.vocabulary.read_text(encoding="utf-8").split("\n")[: reader.shape.vocabulary]
    print(f"{options.out.name}: {write(reader, vocabulary, grids, options.out)} bytes")


if __name__ == "__main__":
    sys.exit(main())
