// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the embedded record. It computes nothing but means over heads, which the page marks as such.

const meanOfHeads = -1;
const withinSource = (site) => site === "encoder-self" || site === "embedding-self";

// What a token is called: the program has written it into the record where it is not the piece itself.
function shownWord(token) {
  return token.label === undefined ? token.piece : token.label;
}

// What the first steps say, joined into words as all of them are in the record's text; where that says a token in
// another way, such as bytes, with spaces between them.
function saidText(record, steps) {
  if (steps >= record.steps.length) return record.text;
  let end = 0;
  for (const { chosen } of record.steps.slice(0, steps)) {
    const surface = /^<.+>$/.test(chosen.piece) ? "" : chosen.piece.replaceAll("\u2581", " ").trim();
    const place = record.text.indexOf(surface, end);
    const isNext = place >= 0 && record.text.slice(end, place).trim() === "" && !/^<0x..>$/.test(chosen.piece);
    if (!isNext) return record.steps.slice(0, steps).map((step) => shownWord(step.chosen)).join(" ");
    if (surface) end = place + surface.length;
  }
  return record.text.slice(0, end);
}

function readRecord(text) {
  const record = JSON.parse(text);
  const words = {
    source: record.source.tokens.map(shownWord),
    read: record.steps.map((step) => shownWord(step.input)),
    target: record.steps.map((step) => shownWord(step.chosen)),
  };
  const encoder = record.encoder || {};
  const fromEncoder = { "encoder-self": encoder.attention || [], "embedding-self": encoder.embeddingAttention || [] };

  function headsOf(list, site, layer) {
    return list.filter((head) => head.site === site && head.layer === layer);
  }

  // Of a step, or of the encoder.
  function listAt(site, step) {
    if (withinSource(site)) return fromEncoder[site];
    return record.steps.length > 0 ? record.steps[step].attention : [];
  }

  function layersAt(site) {
    return [...new Set(listAt(site, 0).filter((head) => head.site === site).map((head) => head.layer))];
  }

  const sites = ["cross", "decoder-self", "encoder-self", "embedding-self"].filter((site) => layersAt(site).length > 0);

  function meanRow(rows) {
    return rows[0].map((first, column) => {
      let sum = value(first);
      for (const row of rows.slice(1)) sum = Math.fround(sum + value(row[column]));
      return Math.fround(sum / rows.length);
    });
  }

  // One query with all its keys, of one head or the mean of several.
  function rowOf(heads, query) {
    const row = { draws: heads.length === 1 && heads[0].draws ? heads[0].draws[query] : [] };
    for (const field of ["scores", "logits", "probabilities", "weights", "context"]) {
      const rows = heads.map((head) => head[field][query] || []);
      row[field] = rows.length === 1 ? rows[0] : meanRow(rows);
    }
    return row;
  }

  function rowsAt(choice) {
    const pick = (list) => {
      const heads = headsOf(list, choice.site, choice.layer);
      return choice.head === meanOfHeads ? heads : [heads[choice.head]];
    };
    if (withinSource(choice.site)) {
      const heads = pick(fromEncoder[choice.site]);
      return words.source.map((word, query) => rowOf(heads, query));
    }
    return record.steps.map((step) => {
      const heads = pick(step.attention);
      return rowOf(heads, Math.max(1, heads[0].weights.length) - 1);
    });
  }

  return {
    record, words, sites, layersAt, rowsAt,
    headCount: (site, layer) => headsOf(listAt(site, 0), site, layer).length,
    queryWords: (site) => (withinSource(site) ? words.source : site === "decoder-self" ? words.read : words.target),
    keyWords: (site) => (site === "decoder-self" ? words.read : words.source),
  };
}

// A number of the record as the float32 that it is; a masked logit is null there. So is a score that the rule
// has no output for: its key is masked, and it is never shown.
function value(number) {
  return number === null ? -Infinity : Math.fround(number);
}

// Keys that the query does not have count as masked: it may not look at them.
function isMasked(row, key) {
  return key >= row.logits.length || value(row.logits[key]) === -Infinity;
}

// Why a masked key is. A score is only missing where the rule has no output for so late a position.
function whyMasked(row, key, texts) {
  return row.scores[key] === null ? texts.noScore : texts.masked;
}

// Whether any weight is not its probability.
function weightsDiffer(rows) {
  return rows.some((row) => row.weights.some((weight, key) => value(weight) !== value(row.probabilities[key])));
}

// Of equal weights, as hard attention gives, the most probable key.
function largestKey(row) {
  const isLarger = (key, other) => {
    const difference = value(row.weights[key]) - value(row.weights[other]);
    return difference !== 0 ? difference > 0 : value(row.probabilities[key]) > value(row.probabilities[other]);
  };
  let largest = 0;
  for (let key = 1; key < row.weights.length; ++key) {
    if (isLarger(key, largest)) largest = key;
  }
  return largest;
}
