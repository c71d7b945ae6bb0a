#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Training of the fast twins by a recipe of resources/training, for rival.py."""

import dataclasses
import json
import pathlib
import random
import time

import torch
from torch import nn

import rivalrecurrent
import rivaltransformer
import transformertwin
import twin


def rows_of(tensor, numbers):
    return tensor.flatten(0, 1).index_select(0, numbers)


class HardTwin(rivalrecurrent.FastTwin):
    """Learns hard attention as the program does: a share of the sentences softly, the others through one sampled
    key a step, with

        loss - λ_r/N Σ (r_i - b_i) log p(draw_i) - λ_e/N Σ H(p_i)

    over the N tokens whose keys were sampled, reward r_i = log p(target | sampled key) and baseline
    b_i = log p(target | expected context)."""

    recipe = {}

    def loss_padded(self, batch, source_ids, input_ids, smoothing):
        encoded = self.encode_padded(source_ids, batch.source_lengths)
        inputs = self.dropout(self.target_embedding(input_ids))
        states, _, attended = self.decode(inputs, encoded.initial, encoded)
        sampled = torch.rand(len(source_ids)) >= self.recipe["hard_soft_share"]
        draws = attended.probabilities.detach().flatten(0, 1).multinomial(1).view(input_ids.shape)
        taken = encoded.values.gather(1, draws[:, :, None].expand(-1, -1, encoded.values.shape[2]))
        contexts = torch.where(sampled[:, None, None], taken, attended.context)
        logits = self.classify(rows_of(states, batch.real), rows_of(contexts, batch.real))
        loss = nn.functional.cross_entropy(logits, batch.labels, label_smoothing=smoothing)
        hard = sampled.index_select(0, batch.real // input_ids.shape[1]).nonzero()[:, 0]
        return loss + self.reinforcement(batch, states, attended, draws, logits, hard) if len(hard) else loss

    def reinforcement(self, batch, states, attended, draws, logits, hard):
        rows, labels = batch.real[hard], batch.labels[hard]
        with torch.no_grad():
            expected = self.classify(rows_of(states, rows), rows_of(attended.context, rows))
            baseline = nn.functional.cross_entropy(expected, labels, reduction="none")
            advantage = baseline - nn.functional.cross_entropy(logits[hard], labels, reduction="none")
        log_p = rows_of(attended.logits, rows).log_softmax(dim=1)
        of_draws = log_p.gather(1, draws.flatten()[rows][:, None])[:, 0]
        entropy = -(log_p.exp() * log_p.masked_fill(log_p.isinf(), 0.0)).sum()
        reward = (advantage * of_draws).sum()
        return -(self.recipe["hard_reward_weight"] * reward + self.recipe["hard_entropy_weight"] * entropy) / len(rows)


def config_of(kind, settings):
    names = {field.name for field in dataclasses.fields(kind)}
    return kind(**{name: value for name, value in settings.items() if name in names})


def new_model(settings, recipe):
    """The twin of a training configuration with the program's random starting weights and dropout."""
    if settings["kind"] == "transformer":
        model = rivaltransformer.FastTwin(config_of(transformertwin.Config, settings))
        model.set_dropout(recipe["dropout"], recipe["attention_dropout"])
    else:
        kind = HardTwin if settings["attention"] == "hard" else rivalrecurrent.FastTwin
        model = kind(config_of(twin.Config, settings))
        model.dropout.p = recipe["dropout"]
        model.recipe = recipe
    initialize(model)
    return model


def initialize(model):
    """Nearly as the program does: embeddings N(0, 0.1²), GRUs PyTorch's own U(±1/√H), gains 1, biases 0, the others
    Xavier."""
    for name, parameter in model.named_parameters():
        if name.endswith("embedding.weight"):
            nn.init.normal_(parameter, std=0.1)
        elif parameter.dim() == 2 and "_l0" not in name:
            nn.init.xavier_uniform_(parameter)
        elif parameter.dim() == 1 and "_l0" not in name and not name.endswith("weight"):
            nn.init.zeros_(parameter)


class Training:
    """Adam with a growing learning rate, clipped gradients and a moving average of the weights."""

    def __init__(self, model, recipe):
        self.model, self.recipe, self.done = model, recipe, 0
        self.optimizer = torch.optim.Adam(model.parameters(), lr=recipe["learning_rate"],
                                          betas=(recipe["adam_beta1"], recipe["adam_beta2"]), eps=recipe["adam_epsilon"])
        self.averages = [parameter.detach().clone() for parameter in model.parameters()]

    def drop_words(self, ids, unknown=0):
        return ids.masked_fill(torch.rand(ids.shape) < self.recipe["word_dropout"], unknown)

    def step(self, batch):
        self.done += 1
        for group in self.optimizer.param_groups:
            group["lr"] = self.recipe["learning_rate"] * min(1.0, self.done / self.recipe["warmup_steps"])
        self.optimizer.zero_grad(set_to_none=True)
        loss = self.model.loss_padded(batch, self.drop_words(batch.source_ids), self.drop_words(batch.input_ids),
                                      self.recipe["label_smoothing"])
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), self.recipe["clip_norm"])
        self.optimizer.step()
        decay = self.recipe["average_decay"]
        with torch.no_grad():
            torch._foreach_mul_(self.averages, decay)
            torch._foreach_add_(self.averages, list(self.model.parameters()), alpha=1 - decay)
        return loss.item()


def bucketed(pairs, size, shuffle):
    """Batches of similar target, then source length, in random order."""
    ordered = sorted(pairs, key=lambda pair: (len(pair[1]), len(pair[0])))
    batches = [ordered[i : i + size] for i in range(0, len(ordered), size)]
    shuffle(batches)
    return [twin.Batch.of([pair[0] for pair in batch], [pair[1] for pair in batch]) for batch in batches]


def measure_train(config, path):
    """Time of one epoch, tensors ready; some batches go first to warm up."""
    torch.manual_seed(1)
    content = json.loads(pathlib.Path(config).read_text(encoding="utf-8"))
    recipe = content["recipe"]
    training = Training(new_model(content["model"], recipe), recipe)
    pairs = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    batches = bucketed(pairs, recipe["batch_size"], random.Random(1).shuffle)
    for batch in batches[:5]:
        training.step(batch)
    begin = time.process_time()
    losses = [training.step(batch) for batch in batches]
    seconds = time.process_time() - begin
    tokens = sum(len(pair[1]) for pair in pairs)
    return {"tokensPerSecond": round(tokens / seconds, 1), "tokens": tokens, "firstLoss": losses[0],
            "lastLoss": losses[-1]}
