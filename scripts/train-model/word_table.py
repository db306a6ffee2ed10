"""Writes the word table in the layout that kb/word-table.ts reads."""
import struct
import numpy as np


def write_word_table(file, words, table, weights, bias, common_from, background_from):
    """Quantises to int8, one scale a word; finds the common component and the background of what is left."""
    rows, scales = to_int8(table)
    rounded = rows * scales[:, None]
    bags = lambda texts: np.stack([embed(rounded, weights, bias, words) for words in texts])
    common = bags(common_from).mean(0)
    common /= np.linalg.norm(common)
    background = bags(background_from)
    background -= (background @ common)[:, None] * common
    background /= np.linalg.norm(background, axis=1, keepdims=True)
    background_rows, background_scales = to_int8(background)
    names = '\n'.join(words).encode()
    with open(file, 'wb') as out:
        out.write(b'VMW1' + struct.pack('<4I', len(words), table.shape[1], len(names), len(background)))
        for floats in (bias, common, scales, weights, background_scales):
            out.write(np.asarray(floats, '<f4').tobytes())
        out.write(rows.tobytes() + background_rows.tobytes() + names)


def to_int8(table):
    scales = (np.abs(table).max(1) / 127).astype(np.float32)
    return np.round(table / np.maximum(scales, 1e-9)[:, None]).astype(np.int8), scales


def embed(table, weights, bias, words):
    """The unit vector of a bag of words, what all texts share still in it."""
    vector = (weights[words, None] * table[words]).sum(0) / weights[words].sum() + bias
    return vector / np.linalg.norm(vector)
