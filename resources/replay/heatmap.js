// SPDX-License-Identifier: GPL-3.0-or-later
// A matrix in a scrolling frame: rows are queries. Only the cells in view are drawn, each on whole pixels.

class HeatMap {
  // `page` has theme(), texts(), decimals, showTooltip(), hideTooltip(), speak() and select().
  constructor(root, kind, page) {
    Object.assign(this, { root, kind, page, data: null, pointed: null });
    const head = add(root, "div", "head");
    this.title = add(head, "h2");
    this.formula = add(head, "span", "formula");
    this.note = add(head, "span", "note");
    this.scale = add(head, "span", "scale");
    this.frame = add(root, "div", "frame");
    this.frame.tabIndex = 0;
    this.frame.setAttribute("role", "img");
    this.canvas = add(this.frame, "canvas");
    this.spacer = add(this.frame, "div", "spacer");
    this.axes = add(root, "p", "axes");
    this.listen();
  }

  listen() {
    const { frame } = this;
    frame.addEventListener("scroll", () => this.draw());
    frame.addEventListener("pointermove", (event) => this.point(this.cellAt(event), event));
    frame.addEventListener("pointerleave", () => this.point(null));
    frame.addEventListener("click", (event) => this.page.clickedRow(this.cellAt(event)));
    frame.addEventListener("keydown", (event) => this.key(event));
    frame.addEventListener("blur", () => this.point(null));
    new ResizeObserver(() => this.layOut()).observe(frame);
  }

  // data: {rows [[number]], rowLabels, columnLabels, reached, current, attention (rows of the record, or null),
  //        bound (0: from 0 to 1), words (whether columns are words), columnsReached, isAlone (whether there is no other map)}
  show(data) {
    const moved = !this.data || this.data.current !== data.current;
    this.data = data;
    this.layOut();
    if (moved) this.scrollToCurrent();
  }

  layOut() {
    const { data, frame } = this;
    if (!data || frame.clientWidth === 0) return;
    const em = rootPixels();
    const columns = Math.max(1, data.columnLabels.length);
    this.label = Math.round(0.82 * em);
    const widest = (labels) => Math.max(0, ...labels.map((text) => textWidth(text, this.label, 600)));
    const corner = data.words ? [this.page.texts().keys, this.page.texts().queries] : [this.page.texts().componentAxis];
    this.left = Math.ceil(Math.min(0.3 * frame.clientWidth, Math.max(widest(data.rowLabels), widest(corner))) + 10);
    const room = frame.clientWidth - this.left - 2;
    const smallest = data.words ? 10 : 1;
    const fitting = data.words ? Math.floor(room / columns) : room / columns;
    this.width = Math.max(smallest, Math.min(fitting, Math.round(3.6 * em)));
    const header = widest(data.columnLabels);
    this.upright = data.words && header > this.width - 2;
    this.top = data.words ? Math.ceil(Math.max(2.2 * this.label + 4, this.upright ? Math.min(header, 6 * em) + 8 : 0))
      : Math.ceil(1.4 * this.label);
    const most = data.words ? Math.max(14 * em, 0.33 * innerHeight) : Math.max(6 * em, (data.isAlone ? 0.35 : 0.15) * innerHeight);
    const [low, high] = data.words ? [10, 1.7 * em] : [5, 1.4 * em];
    this.height = Math.floor(Math.max(low, Math.min((most - this.top - 2) / Math.max(1, data.rows.length), high)));
    this.total = { width: this.left + Math.round(columns * this.width) + 2, height: this.top + data.rows.length * this.height + 2 };
    const scrolls = this.total.width > frame.clientWidth;
    frame.style.height = Math.ceil(Math.min(this.total.height, most) + (scrolls ? 16 : 0)) + "px";
    this.spacer.style.width = this.total.width + "px";
    this.spacer.style.height = this.total.height + "px";
    this.chooseDecimals();
    this.draw();
  }

  // Numbers are written where all of them fit.
  chooseDecimals() {
    this.digits = -1;
    this.digitPixels = Math.min(Math.round(0.86 * rootPixels()), this.height - 3);
    if (!this.data.words || this.digitPixels < 9 || this.data.rows.length * this.data.columnLabels.length > 4000) return;
    const numbers = this.data.rows.flat().map(value).filter(Number.isFinite);
    for (let digits = this.page.decimals; digits >= Math.min(1, this.page.decimals); --digits) {
      for (const pixels of [this.digitPixels, this.digitPixels - 2]) {
        if (pixels >= 9 && numbers.every((n) => textWidth(fixedNumber(n, digits), pixels, 600) <= this.width - 3)) {
          this.digits = digits;
          this.digitPixels = pixels;
          return;
        }
      }
    }
  }

  scrollToCurrent() {
    const { frame, data } = this;
    if (data.current < 0 || !this.total) return;
    const top = this.top + data.current * this.height;
    if (top < frame.scrollTop + this.top) frame.scrollTop = top - this.top;
    const bottom = top + this.height + this.label / 2;
    if (bottom > frame.scrollTop + frame.clientHeight) frame.scrollTop = bottom - frame.clientHeight;
    if (!data.attention || !data.words) return;
    const left = this.left + largestKey(data.attention[data.current]) * this.width;
    if (left < frame.scrollLeft + this.left || left + this.width > frame.scrollLeft + frame.clientWidth)
      frame.scrollLeft = left - frame.clientWidth / 2;
  }

  cellAt(event) {
    if (!this.data) return null;
    const box = this.frame.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left - this.left, event.clientY - box.top - this.top];
    if (x < 0 || y < 0) return null;
    const column = Math.floor((Math.floor(x + this.frame.scrollLeft) + 0.5) / this.width);
    const row = Math.floor((y + this.frame.scrollTop) / this.height);
    const inside = row < this.data.rows.length && column < this.data.columnLabels.length;
    return inside ? { row, column } : null;
  }

  isReached(row, column) {
    const { data } = this;
    return row < data.reached && (!data.columnsReached || column < data.reached);
  }

  isMasked(row, column) {
    return this.data.words && isMasked(this.data.attention[row], column);
  }

  position(number) {
    const { bound } = this.data;
    return bound > 0 ? (number + bound) / (2 * bound) : number;
  }

  // The words and the exact number of a cell.
  describe({ row, column }) {
    const { data, kind, page } = this;
    const texts = page.texts();
    const names = [data.rowLabels[row], data.columnLabels[column]];
    if (this.isMasked(row, column)) {
      return filled(texts.maskedCell, ...names, whyMasked(data.attention[row], column, texts));
    }
    const number = exactNumber(value(data.rows[row][column]));
    return data.words ? filled(texts.cell, ...names, texts[valueNames[kind]], number)
      : filled(texts.componentCell, names[0], texts.component, names[1], number);
  }

  point(cell, event) {
    const before = this.pointed;
    if (cell && !this.isReached(cell.row, cell.column)) cell = null;
    this.pointed = cell;
    if (cell) this.page.showTooltip(this.describe(cell), event || this.middleOf(cell));
    else if (before) this.page.hideTooltip();
    if (JSON.stringify(before) !== JSON.stringify(cell)) this.page.select(this.kind, cell);
  }

  middleOf({ row, column }) {
    const box = this.frame.getBoundingClientRect();
    return {
      clientX: box.left + this.left + (column + 0.5) * this.width - this.frame.scrollLeft,
      clientY: box.top + this.top + (row + 0.5) * this.height - this.frame.scrollTop,
    };
  }

  key(event) {
    const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
    if (event.key === "Escape") this.frame.blur();
    const move = steps[event.key];
    if (!move || !this.data || this.data.reached === 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const within = (number, count) => Math.max(0, Math.min(number, count - 1));
    const { pointed } = this;
    const cell = {
      row: within(pointed ? pointed.row + move[0] : this.data.current, this.data.reached),
      column: within(pointed ? pointed.column + move[1] : 0, this.data.columnsReached ? this.data.reached : this.data.columnLabels.length),
    };
    this.reveal(cell);
    this.point(cell);
    this.page.speak(this.describe(cell));
  }

  reveal({ row, column }) {
    const { frame } = this;
    const fit = (start, size, scroll, room) => Math.min(start, Math.max(scroll, start + size - room));
    frame.scrollLeft = fit(column * this.width, this.width, frame.scrollLeft, frame.clientWidth - this.left);
    frame.scrollTop = fit(row * this.height, this.height, frame.scrollTop, frame.clientHeight - this.top);
  }
}

const valueNames = { scores: "score", probabilities: "probability", weights: "weight", context: "component" };
