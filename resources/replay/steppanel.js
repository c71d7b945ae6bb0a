// SPDX-License-Identifier: GPL-3.0-or-later
// The current row in numbers, one line for each key, and the candidates for the next word.

class StepPanel {
  constructor(root, page) {
    Object.assign(this, { root, page });
  }

  // moment: {step, row (of the record, or null), keys, differs, asks (the query within the source, or null),
  //          record, bound, mean (what is said of a mean of heads, or "")}
  show(moment) {
    const texts = this.page.texts();
    this.root.replaceChildren();
    this.now = add(this.root, "div", "now");
    const step = moment.step > 0 && moment.asks === null ? moment.record.steps[moment.step - 1] : null;
    const isShort = moment.differs || (moment.row !== null && moment.row.weights.length > 0 && innerHeight < 900);
    if (step) this.showCandidates(step, isShort);
    this.showSentence(moment, step);
    if (moment.row && moment.row.weights.length > 0) {
      const part = add(this.root, "div", "row");
      add(part, "h2", "", texts.thisStep);
      this.showKeys(part, moment);
    }
  }

  showSentence(moment, step) {
    const texts = this.page.texts();
    const sentence = (text, ...values) => {
      const paragraph = add(this.now, "p", "sentence");
      for (const [part, isValue] of filledParts(text, ...values)) add(paragraph, isValue ? "b" : "span", "", part);
    };
    if (!moment.row) return sentence(moment.record.steps.length > 0 ? texts.before : texts.noSteps);
    if (moment.row.weights.length > 0) {
      const key = largestKey(moment.row);
      const weight = fixedNumber(value(moment.row.weights[key]), this.page.decimals);
      if (moment.mean) sentence(moment.mean);
      if (moment.asks === null) sentence(texts.most, moment.keys[key], weight);
      else sentence(texts.asks, moment.asks, moment.keys[key], weight);
    }
    if (step) this.showChoice(moment, step, sentence);
  }

  showChoice(moment, step, sentence) {
    const texts = this.page.texts();
    const number = (n) => fixedNumber(value(n), this.page.decimals);
    sentence(texts.says, shownWord(step.chosen), number(step.chosen.probability));
    if (step.sample) sentence(texts.drawn, number(step.sample.draw), step.sample.choices, number(step.sample.probability));
    if (moment.step === moment.record.steps.length) sentence(texts[moment.record.stop]);
  }

  showKeys(part, { row, keys, differs, bound, mean }) {
    const texts = this.page.texts();
    const frame = add(part, "div", "keys");
    frame.tabIndex = 0;
    const table = add(frame, "table");
    const head = add(add(table, "thead"), "tr");
    const columns = [["scores", "score"], ["probabilities", "probability"]];
    if (differs) columns.push(["weights", "weight"]);
    add(head, "th", "", texts.word);
    for (const [, name] of columns) add(head, "th", "number", mean ? filled(texts.meanOf, texts[name]) : texts[name]);
    const body = add(table, "tbody");
    const strongest = largestKey(row);
    row.weights.forEach((weight, key) => {
      const line = add(body, "tr", key === strongest ? "strongest" : "");
      add(line, "th", "", keys[key]).scope = "row";
      for (const [field] of columns) this.showNumber(line, field, row, key, bound);
    });
  }

  showNumber(line, field, row, key, bound) {
    const cell = add(line, "td", "number " + field);
    if (isMasked(row, key)) {
      cell.title = whyMasked(row, key, this.page.texts());
      return add(cell, "span", "masked", "—");
    }
    const number = value(row[field][key]);
    cell.title = exactNumber(number);
    add(cell, "span", "", field === "scores" ? signedNumber(number, this.page.decimals) : fixedNumber(number, this.page.decimals));
    this.showBar(cell, number, field === "scores" ? bound : 0);
    return cell;
  }

  // From 0 to the right; of numbers with a sign, from the middle.
  showBar(cell, number, bound) {
    const bar = add(add(cell, "span", bound > 0 ? "bar signed" : "bar"), "i");
    const share = bound > 0 ? Math.min(1, Math.abs(number) / bound) / 2 : Math.max(0, Math.min(1, number));
    bar.style.width = 100 * share + "%";
    if (bound > 0) bar.style.marginLeft = 100 * (number < 0 ? 0.5 - share : 0.5) + "%";
    if (bound > 0) bar.style.background = cssColour(this.page.theme().diverging(number < 0 ? 0 : 1));
  }

  // Where room is short, the keys need it.
  showCandidates(step, isShort) {
    const texts = this.page.texts();
    add(this.now, "h2", "", texts.nextWord);
    const table = add(this.now, "table", "candidates");
    const body = add(table, "tbody");
    const isChosen = (candidate) => candidate.id === step.chosen.id;
    const lines = step.candidates.slice(0, isShort ? 3 : step.candidates.length);
    if (!lines.some(isChosen)) lines.push(step.candidates.find(isChosen) || step.chosen);
    for (const candidate of lines) {
      const line = add(body, "tr", isChosen(candidate) ? "chosen" : candidate.blocked ? "blocked" : "");
      const number = value(candidate.probability);
      add(line, "th", "", shownWord(candidate)).scope = "row";
      const cell = add(line, "td", "number");
      cell.title = filled(texts.rank, shownWord(candidate), exactNumber(number)) + (candidate.blocked ? texts.blocked : "");
      add(cell, "span", "", fixedNumber(number, this.page.decimals));
      this.showBar(cell, number, 0);
    }
  }
}
