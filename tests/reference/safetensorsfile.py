#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads and writes safetensors files: 8 bytes of header length (little endian), a JSON header, the numbers.

Only what the reference programs need: dense F16, F32 and F64 tensors, read whole into memory.
"""

import json
import math
import os
import struct

import torch

TYPES = {"F16": torch.float16, "F32": torch.float32, "F64": torch.float64}


def read(path):
    """All tensors of a file, by name, in the type they are stored in."""
    with open(path, "rb") as file:
        content = bytearray(file.read())
    if len(content) < 8:
        raise ValueError(f"{path}: {len(content)} bytes, too short for a safetensors file")
    (length,) = struct.unpack("<Q", content[:8])
    if length > len(content) - 8:
        raise ValueError(f"{path}: header of {length} bytes in a file of {len(content)}")
    header = json.loads(content[8 : 8 + length])
    header.pop("__metadata__", None)
    return {name: _tensor(path, name, entry, content, 8 + length) for name, entry in header.items()}


def _tensor(path, name, entry, content, start):
    dtype = TYPES[entry["dtype"]]
    shape = entry["shape"]
    begin, end = entry["data_offsets"]
    count = math.prod(shape)
    expected = count * torch.empty(0, dtype=dtype).element_size()
    if end - begin != expected or start + end > len(content):
        raise ValueError(f"{path}: {name} holds {end - begin} bytes, its shape {shape} needs {expected}")
    if count == 0:
        return torch.empty(shape, dtype=dtype)
    return torch.frombuffer(content, dtype=dtype, count=count, offset=start + begin).reshape(shape).clone()


def write(path, tensors):
    """Writes tensors sorted by name; the file appears whole or not at all."""
    names = {dtype: name for name, dtype in TYPES.items()}
    header, blobs, offset = {}, [], 0
    for name in sorted(tensors):
        tensor = tensors[name].detach().contiguous()
        blob = tensor.numpy().tobytes()
        header[name] = {
            "dtype": names[tensor.dtype],
            "shape": list(tensor.shape),
            "data_offsets": [offset, offset + len(blob)],
        }
        blobs.append(blob)
        offset += len(blob)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    temporary = f"{path}.part"
    with open(temporary, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))
    os.replace(temporary, path)
