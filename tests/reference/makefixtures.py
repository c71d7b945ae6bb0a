#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the fixtures that the C++ layers and the translator are compared with.

    /usr/bin/python3 tests/reference/makefixtures.py

Inputs are seeded and have three decimals; PyTorch computes in float64, so a fixture is the true value
rounded to float32 and does not depend on a BLAS or on the number of threads.
"""

import pathlib
import random

import torch
from torch import nn

import fixturefile
import transformertwin
import twin

FOLDER = pathlib.Path(__file__).resolve().parent / "fixtures"
SMOOTHING = 0.1
ADAM = {"lr": 2e-3, "betas": (0.9, 0.98), "eps": 1e-9}
CLIP_NORM = 1.0
SOURCES = [[4, 7, 3, 9, 2], [5, 2], [8, 3, 10, 4, 6, 3, 2]]
TARGETS = [[6, 3, 8, 2], [4, 5, 7, 7, 3, 2], [3, 2]]
BUNDLE = {"format_version": 1, "kind": "recurrent", "source_language": "zh", "target_language": "en"}
VARIANTS = {
    "additive": {},
    "additive-ones": {"learned_v": False},
    "additive-input-query": {"query": "decoder-input"},
    "additive-embedding-keys": {"key": "source-embedding", "value": "source-embedding"},
    "concat-linear": {"score_rule": "concat-linear"},
    "dot": {"score_rule": "dot"},
    "scaled-dot": {"score_rule": "scaled-dot"},
    "location-linear": {"score_rule": "location-linear", "query": "decoder-input-and-state"},
    "hard": {"attention": "hard"},
    "fixed-context": {"attention": "none"},
}

TRANSFORMERS = {
    "post-norm": {},
    "pre-norm": {"norm_first": True, "activation": "gelu", "positions": "sinusoidal-concatenated",
                 "first_position": 1, "encoder_layers": 2, "decoder_layers": 1},
    "learned": {"positions": "learned", "maximum_positions": 9, "first_position": 1, "activation": "silu",
                "tied_output": False, "final_norm": False, "decoder_layers": 1},
    "no-bias": {"bias": False, "norm_first": True, "output_bias": False, "decoder_layers": 1},
    "shared": {"shared_embedding": True, "source_vocabulary": 11, "target_vocabulary": 11,
               "scaled_embedding": False, "layer_norm_epsilon": 0.001, "decoder_layers": 1},
    "opennmt": {"positions": "sinusoidal-concatenated", "position_spread": "half-minus-one", "first_position": 1,
                "norm_first": True, "decoder_layers": 1},
}


class Numbers:
    """Seeded tensors of three decimals that float32 holds as float64 reads them."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def tensor(self, *shape, scale=1.0):
        count = int(torch.Size(shape).numel())
        values = [round(self.random.uniform(-scale, scale), 3) for _ in range(count)]
        return torch.tensor(values, dtype=torch.float32).double().reshape(shape)

    def leaf(self, *shape, scale=1.0):
        return self.tensor(*shape, scale=scale).requires_grad_()

    def fill(self, module, scale):
        for parameter in module.parameters():
            parameter.data = self.tensor(*parameter.shape, scale=scale)
        return module


def parameters_of(module):
    return {name: parameter.detach().clone() for name, parameter in module.named_parameters()}


def gradients_of(module):
    """A parameter that the result does not depend on has no gradient: left out."""
    return {name: parameter.grad.clone() for name, parameter in module.named_parameters()
            if parameter.grad is not None}


def linear():
    numbers = Numbers(1)
    layer = numbers.fill(nn.Linear(4, 3), scale=1.0)
    inputs, upstream = numbers.leaf(5, 4), numbers.tensor(5, 3)
    output = layer(inputs)
    output.backward(upstream)
    return {"input": inputs, "parameters": parameters_of(layer), "output": output, "upstream": upstream,
            "gradients": {"input": inputs.grad, **gradients_of(layer)}}


def embedding():
    numbers = Numbers(2)
    layer = numbers.fill(nn.Embedding(6, 3), scale=1.0)
    ids, upstream = [4, 0, 4, 2], numbers.tensor(4, 3)
    output = layer(torch.tensor(ids))
    output.backward(upstream)
    return {"ids": ids, "parameters": parameters_of(layer), "output": output, "upstream": upstream,
            "gradients": gradients_of(layer)}


def gru():
    """Both directions over packed sequences of different lengths, and one direction from a given state."""
    numbers = Numbers(3)
    layer = numbers.fill(nn.GRU(3, 4, batch_first=True, bidirectional=True), scale=0.8)
    sequences = [numbers.leaf(length, 3) for length in (2, 4, 1)]
    initial = numbers.leaf(2, 3, 4)
    packed = nn.utils.rnn.pack_sequence(sequences, enforce_sorted=False)
    packed_states, last = layer(packed, initial)
    states, lengths = nn.utils.rnn.pad_packed_sequence(packed_states, batch_first=True)
    states = [state[:length] for state, length in zip(states, lengths)]
    upstream = [numbers.tensor(*state.shape) for state in states]
    last_upstream = numbers.tensor(*last.shape)
    total = sum((state * factor).sum() for state, factor in zip(states, upstream))
    (total + (last * last_upstream).sum()).backward()
    return {"inputs": sequences, "initial": initial, "parameters": parameters_of(layer),
            "states": states, "last": last, "upstream": upstream, "lastUpstream": last_upstream,
            "gradients": {"inputs": [sequence.grad for sequence in sequences], "initial": initial.grad,
                          **gradients_of(layer)}}


def softmax():
    """Rows of logits at several temperatures; the last row has masked positions."""
    numbers = Numbers(4)
    scores = numbers.tensor(3, 5, scale=4.0)
    masked = torch.zeros(3, 5, dtype=torch.bool)
    masked[2, 3:] = True
    cases = []
    for temperature in (1.0, 0.5, 3.0):
        leaf = scores.clone().requires_grad_()
        logits = (leaf / temperature).masked_fill(masked, -torch.inf)
        probabilities, upstream = logits.softmax(dim=1), numbers.tensor(3, 5)
        probabilities.backward(upstream)
        cases.append({"temperature": temperature, "logits": logits, "probabilities": probabilities,
                      "upstream": upstream, "scoreGradient": leaf.grad})
    return {"scores": scores, "keyCounts": [5, 5, 3], "cases": cases}


def cross_entropy():
    numbers = Numbers(5)
    logits, targets = numbers.tensor(4, 6, scale=3.0), [5, 0, 3, 3]
    cases = []
    for smoothing in (0.0, 0.1, 0.4):
        leaf = logits.clone().requires_grad_()
        loss = nn.functional.cross_entropy(leaf, torch.tensor(targets), label_smoothing=smoothing)
        loss.backward()
        cases.append({"smoothing": smoothing, "loss": loss, "gradient": leaf.grad})
    return {"logits": logits, "targets": targets, "cases": cases}


def activations():
    """ReLU, exact GELU and SiLU of the same numbers; none of them is 0, where ReLU has a corner."""
    numbers = Numbers(6)
    inputs, upstream = numbers.tensor(3, 4, scale=3.0), numbers.tensor(3, 4)
    cases = []
    for layer in (nn.ReLU(), nn.GELU(), nn.SiLU()):
        leaf = inputs.clone().requires_grad_()
        output = layer(leaf)
        output.backward(upstream)
        cases.append({"name": type(layer).__name__.lower(), "output": output, "gradient": leaf.grad})
    return {"input": inputs, "upstream": upstream, "cases": cases}


def layer_norm():
    numbers = Numbers(7)
    layer = numbers.fill(nn.LayerNorm(5, eps=1e-3), scale=1.0)
    inputs, upstream = numbers.leaf(4, 5, scale=2.0), numbers.tensor(4, 5)
    output = layer(inputs)
    output.backward(upstream)
    return {"input": inputs, "epsilon": layer.eps, "parameters": parameters_of(layer), "output": output,
            "upstream": upstream, "gradients": {"input": inputs.grad, **gradients_of(layer)}}


def attention(rule, learned_v, seed):
    """Two queries of one sequence; location-linear has outputs for only three of its four keys."""
    numbers = Numbers(seed)
    query_size, key_size = (5, 5) if rule in ("dot", "scaled-dot") else (5, 4)
    layer = twin.Attention(rule, query_size, key_size, 6, 3, learned_v)
    numbers.fill(layer, scale=1.0)
    query, keys, values = (numbers.leaf(1, *shape) for shape in ((2, query_size), (4, key_size), (4, 3)))
    upstream, temperature = numbers.tensor(1, 2, 3), 0.7
    attended = layer(query, keys, values, temperature=temperature)
    attended.context.backward(upstream)
    inputs = {"query": query, "keys": keys, "values": values}
    gradients = {name: torch.zeros(leaf.shape)[0] if leaf.grad is None else leaf.grad[0]
                 for name, leaf in inputs.items()}
    return {"score_rule": rule, "learned_v": learned_v, "temperature": temperature,
            "parameters": {f"attention.{name}": value for name, value in parameters_of(layer).items()},
            **{name: leaf[0] for name, leaf in inputs.items()},
            **{name: value[0] for name, value in attended._asdict().items()}, "upstream": upstream[0],
            "gradients": {**gradients,
                          **{f"attention.{name}": value for name, value in gradients_of(layer).items()}}}


def config_of(variant):
    """Tiny sizes, all different where the rule lets them be."""
    sizes = {"source_vocabulary": 11, "target_vocabulary": 9, "embedding_size": 4, "encoder_hidden_size": 3,
             "decoder_hidden_size": 6 if variant in ("dot", "scaled-dot") else 5, "attention_size": 7,
             "maximum_positions": 4}
    return twin.Config(**sizes, **VARIANTS[variant])


@torch.no_grad()
def steps(model, source, tokens):
    """The record of a decode that reads `tokens`, whatever the model would have said."""
    encoded = model.encode([source])
    state, records = encoded.initial, []
    for token in tokens:
        step = model.step(encoded, state, torch.tensor([token]), hard=2 if model.config.attention == "hard" else 0)
        state = step.state
        attended = {name: value[0] for name, value in step.attended._asdict().items()}
        records.append({"input": token, "state": state, "query": step.query, **attended,
                        "outputLogits": step.logits})
    decode = {"source": source, "memory": encoded.memory[0], "initial": encoded.initial, "steps": records}
    return {**decode, "keys": encoded.keys[0], "values": encoded.values[0]} if model.config.has_attention else decode


def training_losses(model, count):
    """Losses before each of `count` updates on the same batch: Adam, clipped gradients, no dropout."""
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.Adam(trained, **ADAM)
    losses = []
    for _ in range(count):
        optimizer.zero_grad()
        loss = model.loss(SOURCES, TARGETS, SMOOTHING)
        loss.backward()
        nn.utils.clip_grad_norm_(trained, CLIP_NORM)
        optimizer.step()
        losses.append(loss.item())
    return losses


def translator(variant, seed):
    config = config_of(variant)
    model = Numbers(seed).fill(twin.RecurrentTwin(config).double(), scale=0.9)
    decodes = [steps(model, SOURCES[0], [twin.BEGIN, 6, 3]), steps(model, SOURCES[1], [twin.BEGIN])]
    return {"config": {**BUNDLE, **vars(config)}, "parameters": parameters_of(model), "decodes": decodes,
            "training": training(model)}


def training(model):
    """Loss and gradients of one batch, and ten losses of learning it."""
    loss = model.loss(SOURCES, TARGETS, SMOOTHING)
    loss.backward()
    return {"sources": SOURCES, "targets": TARGETS, "labelSmoothing": SMOOTHING, "loss": loss,
            "gradients": gradients_of(model), "learningRate": ADAM["lr"], "beta1": ADAM["betas"][0],
            "beta2": ADAM["betas"][1], "epsilon": ADAM["eps"], "clipNorm": CLIP_NORM,
            "losses": training_losses(model, 10)}


def keys_of(config):
    """What config.json says of a twin's configuration: a spread of positions only where it is not the usual one."""
    return {name: value for name, value in vars(config).items() if (name, value) != ("position_spread", "half")}


def transformer_config(variant):
    """Tiny sizes, all different where they may be."""
    sizes = {"source_vocabulary": 11, "target_vocabulary": 9, "model_size": 6, "encoder_layers": 1,
             "decoder_layers": 2, "encoder_heads": 2, "decoder_heads": 3, "feed_forward_size": 5}
    return transformertwin.Config(**{**sizes, **TRANSFORMERS[variant]})


@torch.no_grad()
def transformer_steps(model, source, tokens):
    """Every head of a decode that reads `tokens`, whatever the model would have said."""
    memory, records = model.encode(torch.tensor([source])), []
    encoder = [[head._asdict() for head in heads] for heads in model.encoder_heads()]
    for count in range(1, len(tokens) + 1):
        step = model.step(memory, tokens[:count])
        layers = [{site: list(map(parts_of, heads)) for site, heads in layer.items()} for layer in step.layers]
        records.append({"input": tokens[count - 1], "layers": layers, "state": step.state,
                        "outputLogits": step.logits})
    return {"source": source, "encoder": encoder, "memory": memory[0], "steps": records}


def parts_of(head):
    return {name: getattr(head, name) for name in ("query", "scores", "probabilities", "context", "keys", "values")}


def transformer(variant, seed):
    config = transformer_config(variant)
    model = Numbers(seed).fill(transformertwin.TransformerTwin(config).double(), scale=0.9).drop_biases()
    parameters = {name: parameter.detach().clone() for name, parameter in model.trained_parameters().items()}
    decodes = [transformer_steps(model, SOURCES[0], [twin.BEGIN, 6, 3]),
               transformer_steps(model, SOURCES[1], [twin.BEGIN])]
    return {"config": {**BUNDLE, "kind": "transformer", **keys_of(config)}, "parameters": parameters,
            "decodes": decodes, "training": training(model)}


def main():
    FOLDER.mkdir(exist_ok=True)
    for name, make in (("linear", linear), ("embedding", embedding), ("gru", gru), ("softmax", softmax),
                       ("crossentropy", cross_entropy), ("activations", activations),
                       ("layernorm", layer_norm)):
        fixturefile.write(FOLDER / f"{name}.json", make())
    rules = [("additive", True), ("additive", False)] + [(rule, True) for rule in twin.SCORE_RULES[1:]]
    for seed, (rule, learned_v) in enumerate(rules, start=10):
        name = f"attention-{rule}{'' if learned_v else '-ones'}.json"
        fixturefile.write(FOLDER / name, attention(rule, learned_v, seed))
    for seed, variant in enumerate(VARIANTS, start=20):
        fixturefile.write(FOLDER / f"translator-{variant}.json", translator(variant, seed))
    for seed, variant in enumerate(TRANSFORMERS, start=40):
        fixturefile.write(FOLDER / f"transformer-{variant}.json", transformer(variant, seed))


if __name__ == "__main__":
    main()
