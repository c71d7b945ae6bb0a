// SPDX-License-Identifier: GPL-3.0-or-later
// How a heat map is painted.

Object.assign(HeatMap.prototype, {
  draw() {
    const { frame, canvas, data } = this;
    if (!data || !this.total || frame.clientWidth === 0) return;
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [frame.clientWidth, frame.clientHeight];
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = width + "px";
    canvas.style.height = height + "px";
    const paint = canvas.getContext("2d");
    paint.scale(ratio, ratio);
    paint.textBaseline = "middle";
    this.theme = this.page.theme();
    const view = this.cellsInView(width, height);
    this.clipped(paint, this.left, this.top, width, height, () => {
      for (let row = view.firstRow; row < view.endRow; ++row) {
        for (let column = view.firstColumn; column < view.endColumn; ++column) this.drawCell(paint, row, column);
      }
      this.drawMarks(paint, view);
    });
    this.clipped(paint, 0, this.top - 4, this.left, height, () => this.drawRowLabels(paint, view));
    this.clipped(paint, this.left - 6, 0, width, this.top, () => this.drawColumnLabels(paint, view));
    this.drawCorner(paint);
  },

  clipped(paint, left, top, right, bottom, drawing) {
    paint.save();
    paint.beginPath();
    paint.rect(left, top, right - left, bottom - top);
    paint.clip();
    drawing();
    paint.restore();
  },

  cellsInView(width, height) {
    const { frame, data } = this;
    return {
      firstRow: Math.floor(frame.scrollTop / this.height),
      endRow: Math.min(data.rows.length, Math.ceil((frame.scrollTop + height - this.top) / this.height)),
      firstColumn: Math.floor(frame.scrollLeft / this.width),
      endColumn: Math.min(data.columnLabels.length, Math.ceil((frame.scrollLeft + width - this.left) / this.width)),
    };
  },

  boxOf(row, column) {
    const gap = this.data.words && this.width >= 12 && this.height >= 12 ? 1 : 0;
    const left = Math.round(column * this.width);
    return {
      x: this.left + left - Math.round(this.frame.scrollLeft),
      y: this.top + row * this.height - Math.round(this.frame.scrollTop),
      width: Math.round((column + 1) * this.width) - left - gap, height: this.height - gap,
    };
  },

  drawCell(paint, row, column) {
    const box = this.boxOf(row, column);
    const fill = (colour) => {
      paint.fillStyle = colour;
      paint.fillRect(box.x, box.y, box.width, box.height);
    };
    if (!this.isReached(row, column)) return fill(this.theme.track);
    if (this.isMasked(row, column)) return this.drawHatching(paint, box);
    const number = value(this.data.rows[row][column]);
    const ramp = this.data.bound > 0 ? this.theme.diverging : this.theme.sequential;
    const colour = ramp(this.position(number));
    fill(cssColour(colour));
    if (this.digits >= 0) {
      paint.font = fontOf(this.digitPixels, largestKey(this.data.attention[row]) === column ? 700 : 400);
      paint.fillStyle = textColourOn(colour);
      paint.textAlign = "center";
      paint.fillText(fixedNumber(number, this.digits), box.x + box.width / 2, box.y + box.height / 2 + 0.5);
    }
    if (this.data.attention[row].draws.includes(column) && this.data.words) {
      paint.strokeStyle = this.theme.text;
      paint.lineWidth = 2;
      paint.strokeRect(box.x + 1, box.y + 1, box.width - 2, box.height - 2);
    }
  },

  drawHatching(paint, box) {
    this.clipped(paint, box.x, box.y, box.x + box.width, box.y + box.height, () => {
      paint.fillStyle = this.theme.panel;
      paint.fillRect(box.x, box.y, box.width, box.height);
      paint.strokeStyle = this.theme.quietBar;
      paint.lineWidth = 1;
      paint.beginPath();
      for (let x = -box.height; x < box.width; x += 6) {
        paint.moveTo(box.x + x, box.y + box.height);
        paint.lineTo(box.x + x + box.height, box.y);
      }
      paint.stroke();
    });
  },

  // The current row, and the cell that is pointed at in any map.
  drawMarks(paint, view) {
    const { data } = this;
    if (data.current >= 0) {
      const first = this.boxOf(data.current, 0);
      paint.strokeStyle = this.theme.accent;
      paint.lineWidth = 2;
      paint.beginPath();
      paint.roundRect(first.x + 0.5, first.y - 0.5, Math.round(data.columnLabels.length * this.width) - 1, this.height, 3);
      paint.stroke();
    }
    const cell = this.selected;
    if (!cell || cell.row >= view.endRow || cell.row < view.firstRow) return;
    const box = this.boxOf(cell.row, cell.column);
    paint.strokeStyle = this.theme.text;
    paint.lineWidth = 2;
    paint.strokeRect(box.x, box.y, box.width, box.height);
  },

  drawRowLabels(paint, view) {
    const { data } = this;
    const every = Math.max(1, Math.ceil((this.label + 1) / this.height));
    paint.textAlign = "right";
    const current = data.current;
    for (let row = view.firstRow; row < view.endRow; ++row) {
      const now = row === current;
      const nearNow = current >= 0 && !now && Math.abs(row - current) < every;
      if (row >= data.reached || (!now && (row % every !== 0 || nearNow))) continue;
      const bold = now || (this.selected && this.selected.row === row);
      paint.fillStyle = now ? this.theme.accent : this.theme.text;
      paint.font = fontOf(this.label, bold ? 700 : 400);
      const box = this.boxOf(row, 0);
      paint.fillText(elided(data.rowLabels[row], this.left - 10, this.label, 700), this.left - 7, box.y + box.height / 2);
    }
  },

  drawColumnLabels(paint, view) {
    const { data } = this;
    const room = data.words ? this.label + 3 : textWidth("8888", this.label);
    const least = Math.ceil(room / this.width);
    const every = data.words ? (this.upright ? Math.max(1, least) : 1) : [1, 2, 5, 10, 20, 50, 100, 200, 500].find((n) => n >= least) || 1000;
    const counted = data.words ? 0 : 1; // components count from 1, and round ones are labelled
    for (let column = view.firstColumn; column < view.endColumn; ++column) {
      const selected = this.selected && this.selected.column === column;
      if ((data.columnsReached && column >= data.reached) || ((column + counted) % every !== 0 && !selected)) continue;
      if (!selected && this.selected && Math.abs(column - this.selected.column) < every) continue;
      this.drawColumnLabel(paint, column, selected);
    }
  },

  drawColumnLabel(paint, column, selected) {
    const box = this.boxOf(0, column);
    paint.fillStyle = this.data.words ? this.theme.text : this.theme.secondary;
    paint.font = fontOf(this.label, selected ? 700 : 400);
    paint.save();
    paint.translate(box.x + box.width / 2, this.top - 4);
    if (this.upright) paint.rotate(-Math.PI / 2);
    paint.textAlign = this.upright ? "left" : "center";
    paint.textBaseline = this.upright ? "middle" : "alphabetic";
    const text = this.upright ? elided(this.data.columnLabels[column], this.top - 8, this.label, 700) : this.data.columnLabels[column];
    paint.fillText(text, 0, this.upright ? 0 : -3);
    paint.restore();
  },

  drawCorner(paint) {
    const texts = this.page.texts();
    paint.fillStyle = this.theme.secondary;
    paint.textAlign = "right";
    const pixels = Math.round(0.9 * this.label);
    paint.font = fontOf(pixels);
    if (this.data.words) {
      paint.fillText(texts.keys, this.left - 7, this.top - 1.75 * pixels);
      paint.fillText(texts.queries, this.left - 7, this.top - 0.6 * pixels);
    } else {
      paint.fillText(texts.componentAxis, this.left - 7, 0.55 * pixels);
    }
  },
});
