#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes fixtures of whole bundles as other programs train them: from a text to the words of its translation.

    /usr/bin/python3 tests/reference/makebundles.py

A fixture has all that a bundle folder has (its config.json, both lists of tokens, the parameters), a text, and
what PyTorch makes of it in float64: the ids of the text, the encoder's memory, and each step of a greedy decode
with every head and the probability of every word.
"""

import torch

import fixturefile
import makefixtures
import transformertwin
import twin

CHARACTERS = ["我", "爱", "你", "他", "狗", "。"]
WORDS = ["I", "love", "you", "him", "the", "dog", "."]
MARKED = ["<pad>", "<s>", "</s>", "<unk>"]
TARGET = MARKED + WORDS
STEPS = 5  # words of a decode, unless </s> comes first

LANGUAGES = {"format_version": 1, "source_language": "zh", "target_language": "en"}
SPLITS = {"source_split": "characters", "target_split": "spaces"}
TARGET_IDS = {"target_unknown_id": 3, "target_begin_id": 1, "target_end_id": 2, "target_padding_id": 0}
# A source without any mark but the one for words that are unknown, which has another id than the target's.
UNMARKED = {**SPLITS, "source_end": False, "source_unknown_id": 0, **TARGET_IDS}

RECURRENT = {"embedding_size": 4, "encoder_hidden_size": 3, "decoder_hidden_size": 5, "attention_size": 6}
TRANSFORMER = {"model_size": 8, "encoder_layers": 1, "decoder_layers": 2, "encoder_heads": 2, "decoder_heads": 2,
               "feed_forward_size": 5}
# As OpenNMT's and tensor2tensor's models: d/2 - 1 in the denominator, all sines first, counted from 1.
OPENNMT = {**TRANSFORMER, "positions": "sinusoidal-concatenated", "position_spread": "half-minus-one",
           "first_position": 1, "norm_first": True}

BUNDLES = {
    # name: kind, sizes, keys of the texts, tokens of the source, text
    "recurrent-no-source-end": ("recurrent", RECURRENT, UNMARKED, ["<unk>"] + CHARACTERS, "他爱猫。"),
    "transformer-no-source-end": ("transformer", TRANSFORMER, UNMARKED, ["<unk>"] + CHARACTERS, "他爱猫。"),
    "transformer-opennmt": ("transformer", OPENNMT,
                            {**SPLITS, "unknown_id": 3, "begin_id": 1, "end_id": 2, "padding_id": 0},
                            MARKED + CHARACTERS, "我爱你的狗。"),
    "transformer-unknown-ids": ("transformer", TRANSFORMER,
                                {**SPLITS, "source_unknown_id": 0, "source_begin_id": 2, "source_end_id": 1,
                                 **TARGET_IDS},
                                ["<unk>", "</s>", "<s>"] + CHARACTERS, "我爱猫。"),
}


def ids_of(text, tokens, keys):
    """A character that is not in the list is unknown; a sentence ends with its mark unless there is none."""
    unknown = keys.get("source_unknown_id", keys.get("unknown_id"))
    ids = [tokens.index(character) if character in tokens else unknown for character in text]
    return ids if keys.get("source_end") is False else ids + [keys.get("source_end_id", keys.get("end_id"))]


def head_of(head):
    return {name: getattr(head, name) for name in ("query", "scores", "probabilities", "context")}


def recurrent_steps(model, source):
    encoded = model.encode([source])
    steps = []
    for token, step, chosen in model.greedy(source, STEPS):
        attended = {name: getattr(step.attended, name)[0] for name in ("scores", "probabilities", "context")}
        steps.append(step_of(token, step, chosen, [{"self": [], "cross": [{"query": step.query, **attended}]}]))
    return {"memory": encoded.memory[0], "encoder": [], "steps": steps}


def transformer_steps(model, source):
    memory = model.encode(torch.tensor([source]))
    encoder = [[head_of(head) for head in heads] for heads in model.encoder_heads()]
    steps = []
    for token, step, chosen in model.greedy(source, STEPS):
        layers = [{site: list(map(head_of, heads)) for site, heads in layer.items()} for layer in step.layers]
        steps.append(step_of(token, step, chosen, layers))
    return {"memory": memory[0], "encoder": encoder, "steps": steps}


def step_of(token, step, chosen, layers):
    return {"input": token, "chosen": chosen, "state": step.state, "layers": layers,
            "probabilities": step.logits.softmax(dim=1)}


@torch.no_grad()
def bundle(name, seed):
    kind, sizes, keys, tokens, text = BUNDLES[name]
    sizes = {"source_vocabulary": len(tokens), "target_vocabulary": len(TARGET), **sizes}
    if kind == "recurrent":
        config, twin_class, steps = twin.Config(**sizes), twin.RecurrentTwin, recurrent_steps
    else:
        config, twin_class, steps = transformertwin.Config(**sizes), transformertwin.TransformerTwin, transformer_steps
    model = makefixtures.Numbers(seed).fill(twin_class(config).double(), scale=0.9)
    source = ids_of(text, tokens, keys)
    decode = steps(model, source)
    words = [TARGET[step["chosen"]] for step in decode["steps"] if TARGET[step["chosen"]] not in MARKED[:3]]
    return {"config": {**LANGUAGES, "kind": kind, **keys, **makefixtures.keys_of(config)}, "sourceTokens": tokens,
            "targetTokens": TARGET, "parameters": makefixtures.parameters_of(model), "text": text,
            "source": source, **decode, "translation": " ".join(words)}


def main():
    for seed, name in enumerate(BUNDLES, start=60):
        fixturefile.write(makefixtures.FOLDER / f"bundle-{name}.json", bundle(name, seed))


if __name__ == "__main__":
    main()
