// SPDX-License-Identifier: GPL-3.0-or-later
// The source words above, tinted by the current weights, the words said so far below, lines between them.

const thinnestLine = 0.04;

class SentenceView {
  constructor(root, page) {
    Object.assign(this, { root, page, scrolled: 0, moment: null });
    this.svg = root.querySelector("svg");
    new ResizeObserver(() => this.draw()).observe(root);
    root.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
  }

  // moment: {site, rows, step, query, source, target}
  show(moment) {
    this.moment = moment;
    this.scrolled = 0;
    this.draw();
    const said = saidText(this.page.reader.record, moment.step) || this.page.texts().empty;
    this.svg.setAttribute("aria-label", filled(this.page.texts().sentenceLabel, moment.source.join(" "), said));
  }

  wheel(event) {
    const furthest = Math.max(this.sourceRow.overflow, this.targetRow.overflow);
    if (furthest === 0) return;
    event.preventDefault();
    this.scrolled = Math.max(-furthest, Math.min(furthest, this.scrolled + event.deltaX + event.deltaY));
    this.draw();
  }

  // Boxes side by side: spread over the width, or as many as fit around the word in focus.
  arrange(words, focus, width, pixels) {
    const sizes = words.map((word) => Math.min(textWidth(word, pixels, 600) + 1.1 * pixels, 0.4 * width));
    const gap = 0.35 * pixels;
    const natural = sizes.reduce((sum, size) => sum + size + gap, -gap);
    const spread = Math.max(0, width - natural) / Math.max(1, words.length);
    const boxes = [];
    let x = spread / 2;
    for (const size of sizes) {
      boxes.push({ x, width: size });
      x += size + gap + spread;
    }
    const overflow = Math.max(0, natural - width);
    const centre = boxes[focus] ? boxes[focus].x + boxes[focus].width / 2 - width / 2 : 0;
    const offset = Math.max(0, Math.min(overflow, centre + this.scrolled));
    for (const box of boxes) box.x -= overflow > 0 ? offset : 0;
    return { boxes, overflow };
  }

  // The weight of a key for what is current: a source word, or inside the decoder a word that was read.
  currentRow() {
    const { site, rows, step, query } = this.moment;
    return withinSource(site) ? rows[query] : rows[step - 1];
  }

  tint(key) {
    const row = this.currentRow();
    return row && key >= 0 && key < row.weights.length ? this.page.theme().sequential(value(row.weights[key])) : null;
  }

  draw() {
    const { svg, root, moment } = this;
    const width = svg.clientWidth;
    if (!moment || width === 0) return;
    svg.replaceChildren();
    const em = rootPixels();
    const pixels = Math.round(1.3 * em);
    const height = svg.clientHeight;
    this.boxHeight = Math.round(1.75 * pixels);
    this.size = { width, height, pixels };
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const current = this.currentRow();
    const strongest = current && moment.site !== "decoder-self" && current.weights.length > 0 ? largestKey(current) : 0;
    const focus = withinSource(moment.site) ? moment.query : strongest;
    this.sourceRow = this.arrange(moment.source, focus, width, pixels);
    this.targetRow = this.arrange(moment.target, moment.step - 1, width, pixels);
    if (moment.site === "cross") this.drawLines();
    this.drawSource();
    this.drawTarget();
    if (withinSource(moment.site)) this.drawHint(this.page.texts().chooseQuery);
    root.classList.toggle("long", this.sourceRow.overflow > 0 || this.targetRow.overflow > 0);
  }

  drawHint(text) {
    const { width, height } = this.size;
    addSvg(this.svg, "text", { x: width / 2, y: height / 2 + 5, class: "hint" }).textContent = text;
  }

  isInView(box) {
    return box && box.x + box.width > 0 && box.x < this.size.width;
  }

  drawLines() {
    const { rows, step } = this.moment;
    for (let said = 1; said <= step; ++said) {
      const to = this.targetRow.boxes[said - 1];
      if (!this.isInView(to)) continue;
      rows[said - 1].weights.forEach((number, key) => {
        if (value(number) >= thinnestLine) this.drawLine(this.sourceRow.boxes[key], to, value(number), said === step);
      });
    }
  }

  drawLine(from, to, weight, now) {
    const [x1, x2] = [from.x + from.width / 2, to.x + to.width / 2];
    const [y1, y2] = [this.boxHeight + 1, this.size.height - this.boxHeight - 1];
    const middle = (y1 + y2) / 2;
    addSvg(this.svg, "path", {
      d: `M${x1},${y1}C${x1},${middle + 6} ${x2},${middle - 6} ${x2},${y2}`,
      "stroke-width": 9 * Math.min(1, weight), class: now ? "line now" : "line",
    });
  }

  drawSource() {
    const { moment, page } = this;
    moment.source.forEach((word, key) => {
      const box = this.sourceRow.boxes[key];
      if (!this.isInView(box)) return;
      const asks = withinSource(moment.site) && key === moment.query;
      const tint = moment.site === "decoder-self" ? null : this.tint(key);
      const group = this.drawWord(word, box, 1, tint, asks ? "word asks" : "word");
      const row = this.currentRow();
      const about = tint ? filled(page.texts().sourceWeight, word, exactNumber(value(row.weights[key])))
        : filled(page.texts().sourceWord, word, key + 1);
      this.interact(group, about, () => page.chooseQuery(key));
    });
  }

  drawTarget() {
    const { moment, page } = this;
    for (let step = 1; step <= moment.step; ++step) {
      const box = this.targetRow.boxes[step - 1];
      if (!this.isInView(box)) continue;
      // Inside the decoder key 0 is <s>; the word of step 1 is key 1.
      const tint = moment.site === "decoder-self" && step < moment.step ? this.tint(step) : null;
      const word = moment.target[step - 1];
      const top = this.size.height - this.boxHeight - 1;
      const group = this.drawWord(word, box, top, tint, step === moment.step ? "word now" : "word");
      this.interact(group, filled(page.texts().targetWord, word, step), () => page.go(step));
    }
  }

  drawWord(word, box, top, tint, className) {
    const group = addSvg(this.svg, "g", { class: className });
    const rect = addSvg(group, "rect", { x: box.x, y: top, width: box.width, height: this.boxHeight, rx: 6 });
    const text = addSvg(group, "text", { x: box.x + box.width / 2, y: top + 0.69 * this.boxHeight, "font-size": this.size.pixels });
    text.textContent = elided(word, box.width - 8, this.size.pixels, 600);
    if (tint) {
      rect.style.fill = cssColour(tint);
      text.style.fill = textColourOn(tint);
    }
    return group;
  }

  interact(group, about, clicked) {
    group.addEventListener("pointermove", (event) => this.page.showTooltip(about, event));
    group.addEventListener("pointerleave", () => this.page.hideTooltip());
    group.addEventListener("click", clicked);
  }
}
