// SPDX-License-Identifier: GPL-3.0-or-later
// The page: what is shown now, its keys and buttons.

class Page {
  constructor() {
    this.settings = JSON.parse(document.getElementById("settings").textContent);
    this.reader = readRecord(document.getElementById("record").textContent);
    this.decimals = this.settings.decimals;
    this.language = this.settings.language;
    this.step = 0;
    this.query = this.settings.opening.query;
    this.timer = 0;
    this.choices = new Choices(this.at("choices"), this.reader, this.settings.opening, () => this.chooseRows());
    this.maps = ["scores", "probabilities", "weights", "context"].map((kind) => new HeatMap(this.at(kind), kind, this));
    this.sentence = new SentenceView(this.at("sentence"), this);
    this.panel = new StepPanel(this.at("step"), this);
    this.listen();
    this.chooseRows();
  }

  at(id) {
    return document.getElementById(id);
  }

  texts() {
    return this.settings.texts[this.language];
  }

  isDark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  theme() {
    const dark = this.isDark();
    if (!this.colours || this.colours.dark !== dark) {
      const maps = dark ? this.settings.dark : this.settings.light;
      this.colours = {
        dark, stops: maps, sequential: rampOf(maps.sequential), diverging: rampOf(maps.diverging),
        track: cssVariable("track"), panel: cssVariable("panel"), text: cssVariable("text"),
        secondary: cssVariable("secondary"), accent: cssVariable("accent"), quietBar: cssVariable("quiet-bar"),
      };
    }
    return this.colours;
  }

  chooseRows() {
    const { choice } = this.choices;
    this.rows = choice.site ? this.reader.rowsAt(choice) : [];
    this.differs = weightsDiffer(this.rows);
    this.hasAttention = this.rows.some((row) => row.weights.length > 0);
    const bound = (field) => {
      let largest = 0;
      for (const row of this.rows) {
        row[field].forEach((number, key) => {
          if (field === "context" || !isMasked(row, key)) largest = Math.max(largest, Math.abs(value(number)));
        });
      }
      return niceCeiling(largest);
    };
    this.bounds = { scores: bound("scores"), probabilities: 0, weights: 0, context: bound("context") };
    this.show();
  }

  isWithinSource() {
    return this.choices.choice.site !== null && withinSource(this.choices.choice.site);
  }

  // The place that the keys move: a step, or within the source the word that asks.
  place() {
    return this.isWithinSource() ? this.query : this.step;
  }

  lastPlace() {
    return this.isWithinSource() ? this.reader.words.source.length - 1 : this.reader.record.steps.length;
  }

  go(place) {
    const within = Math.max(0, Math.min(place, this.lastPlace()));
    if (this.isWithinSource()) this.query = within;
    else this.step = within;
    if (within === this.lastPlace()) this.pause();
    this.showPlace();
  }

  chooseQuery(word) {
    if (this.isWithinSource()) this.go(word);
  }

  clickedRow(cell) {
    if (!cell) return;
    if (this.isWithinSource()) this.go(cell.row);
    else if (cell.row < this.step) this.go(cell.row + 1);
  }

  togglePlay() {
    if (this.timer) return this.pause();
    if (this.place() === this.lastPlace()) this.go(0);
    this.timer = setInterval(() => this.go(this.place() + 1), 1000);
    this.showTransport();
  }

  pause() {
    clearInterval(this.timer);
    this.timer = 0;
    this.showTransport();
  }

  listen() {
    const clicks = {
      first: () => this.go(0), back: () => this.go(this.place() - 1), next: () => this.go(this.place() + 1),
      last: () => this.go(this.lastPlace()), play: () => this.togglePlay(),
      language: () => this.switchLanguage(), theme: () => this.switchTheme(),
    };
    for (const [id, clicked] of Object.entries(clicks)) {
      this.at(id).addEventListener("click", clicked);
      this.at(id).addEventListener("pointerdown", (event) => event.preventDefault()); // Space plays on
      this.at(id).addEventListener("mousedown", (event) => event.preventDefault());
    }
    this.at("slider").addEventListener("input", (event) => this.go(Number(event.target.value)));
    document.addEventListener("keydown", (event) => this.key(event));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.show());
  }

  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.tagName === "SELECT") return;
    const keys = {
      ArrowRight: () => this.go(this.place() + 1), ArrowLeft: () => this.go(this.place() - 1),
      Home: () => this.go(0), End: () => this.go(this.lastPlace()),
    };
    if (event.target.tagName !== "BUTTON") keys[" "] = () => this.togglePlay();
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  }

  switchLanguage() {
    this.language = this.language === "en" ? "zh" : "en";
    this.show();
  }

  switchTheme() {
    document.documentElement.dataset.theme = this.isDark() ? "light" : "dark";
    this.show();
  }

  show() {
    document.documentElement.lang = this.language === "zh" ? "zh-CN" : "en";
    this.choices.show(this.texts());
    this.showHeader();
    this.showButtons();
    this.maps.forEach((map) => this.showFrame(map));
    this.showPlace();
  }

  // What changes from step to step.
  showPlace() {
    this.hideTooltip();
    this.showTransport();
    const { source, target } = this.reader.words;
    const { site } = this.choices.choice;
    this.sentence.show({ site, rows: this.rows, step: this.step, query: this.query, source, target });
    for (const map of this.maps.filter(({ root }) => !root.hidden)) this.showMap(map);
    const asks = this.isWithinSource() ? source[this.query] : null;
    const row = (asks === null ? this.rows[this.step - 1] : this.rows[this.query]) || null;
    this.panel.show({
      step: this.step, row, keys: site ? this.reader.keyWords(site) : [], differs: this.differs, asks,
      record: this.reader.record, bound: this.bounds.scores, mean: this.choices.meanText(this.texts()),
    });
  }

  showHeader() {
    const texts = this.texts();
    this.at("model").textContent = this.settings.model;
    for (const id of ["language", "theme"]) this.at(id).title = texts["about" + id[0].toUpperCase() + id.slice(1)];
    this.at("language").textContent = texts.language;
    this.at("theme").textContent = this.isDark() ? texts.light : texts.dark;
    const { beam, steps } = this.reader.record;
    const notes = [];
    if (steps.length > 0 && !this.hasAttention) notes.push(texts.noAttention);
    if (beam) notes.push(filled(texts.beam, beam.width));
    this.at("notice").hidden = notes.length === 0;
    this.at("notice").textContent = notes.join(" ");
    this.at("provenance").replaceChildren();
    for (const [name, text] of this.settings.provenance) {
      const pair = add(this.at("provenance"), "span");
      add(pair, "b", "", name);
      add(pair, "span", "", " " + text);
    }
  }

  showButtons() {
    const texts = this.texts();
    for (const id of ["first", "back", "play", "next", "last"]) {
      this.at(id).textContent = texts[id];
      this.at(id).title = texts["about" + id[0].toUpperCase() + id.slice(1)];
    }
    this.at("slider").setAttribute("aria-label", texts.aboutSlider);
  }

  showTransport() {
    const texts = this.texts();
    this.at("play").textContent = this.timer ? texts.pause : texts.play;
    const [place, last] = [this.place(), this.lastPlace()];
    this.at("first").disabled = this.at("back").disabled = place === 0;
    this.at("next").disabled = this.at("last").disabled = place === last;
    const slider = this.at("slider");
    slider.max = last;
    slider.value = place;
    const position = this.isWithinSource() ? filled(texts.query, place + 1, last + 1) : filled(texts.step, place, last);
    slider.setAttribute("aria-valuetext", position);
    this.at("position").textContent = position;
  }

  // All around the cells.
  showFrame(map) {
    const isKeys = map.kind !== "context";
    map.root.hidden = isKeys && (!this.hasAttention || (map.kind === "weights" && !this.differs));
    this.at("maps").hidden = !this.hasAttention;
    document.body.classList.toggle("differs", this.differs);
    document.body.classList.toggle("fixed", !this.hasAttention);
    const components = this.rows.length > 0 ? this.rows[0].context.length : 0;
    this.showMapTitle(map, components);
    this.showScale(map, this.bounds[map.kind]);
    const columns = this.columnLabels(map).length;
    map.frame.setAttribute("aria-label", filled(this.texts().mapLabel, this.texts()[map.kind], this.rows.length, columns));
  }

  columnLabels(map) {
    const { site } = this.choices.choice;
    if (map.kind !== "context") return site ? this.reader.keyWords(site) : [];
    return this.rows.length > 0 ? this.rows[0].context.map((number, component) => String(component + 1)) : [];
  }

  showMap(map) {
    const isKeys = map.kind !== "context";
    const { site } = this.choices.choice;
    const inSource = this.isWithinSource();
    const queries = site ? this.reader.queryWords(site) : [];
    const rows = this.rows.map((row) => row[map.kind]);
    map.show({
      rows, attention: this.rows, words: isKeys, bound: this.bounds[map.kind],
      rowLabels: isKeys ? queries : queries.map((word, row) => "C" + subscript(row + 1) + " " + word),
      columnLabels: this.columnLabels(map),
      isAlone: !this.hasAttention,
      columnsReached: isKeys && site === "decoder-self",
      reached: inSource ? rows.length : this.step,
      current: inSource ? this.query : this.step - 1,
    });
  }

  showMapTitle(map, components) {
    const texts = this.texts();
    const { kind } = map;
    const head = this.choices.headTitle(texts);
    const hard = this.rows.some((row) => row.draws.length > 0);
    map.title.textContent = texts[kind];
    const mean = this.choices.meanText(texts);
    map.title.title = texts["about" + kind[0].toUpperCase() + kind.slice(1)] + (mean && " " + mean);
    const site = this.choices.choice.site;
    const scores = site === "embedding-self" ? "q·k / √d" : this.settings.scoreFormula;
    const formula = { scores, probabilities: texts.softmax, weights: texts.used, context: texts.sum }[kind];
    const meanFormula = () => (kind === "context" ? texts.meanSum : formula && filled(texts.meanOf, formula));
    map.formula.textContent = kind === "context" && !this.hasAttention ? texts.summary : mean ? meanFormula() : formula;
    const note = kind === "context" ? filled(texts.components, components) : "";
    map.formula.title = map.formula.textContent;
    map.note.textContent = [head, note].filter((text) => text).join(" · ");
    map.note.title = map.note.textContent;
    const columns = site === "decoder-self" ? texts.columnsRead : texts.columnsSource;
    const rows = this.isWithinSource() ? texts.rowsSource : site === "decoder-self" ? texts.rowsRead : texts.rowsTarget;
    const axes = this.hasAttention ? [rows, columns, ...(hard ? [texts.taken] : [])] : [texts.rowsWords];
    map.axes.textContent = axes.join(" · ");
    map.axes.hidden = kind === "context" && this.hasAttention; // said by the maps above
  }

  showScale(map, bound) {
    const { stops } = this.theme();
    map.scale.replaceChildren();
    add(map.scale, "span", "", shortNumber(-bound || 0));
    const ramp = add(map.scale, "i");
    ramp.style.background = `linear-gradient(to right, ${(bound > 0 ? stops.diverging : stops.sequential).join(",")})`;
    add(map.scale, "span", "", shortNumber(bound || 1));
  }

  // A cell that is pointed at is marked in all maps with the same columns.
  select(kind, cell) {
    for (const map of this.maps) {
      const same = map.kind === kind || (map.kind !== "context" && kind !== "context");
      map.selected = cell && same ? cell : null;
      map.draw();
    }
  }

  showTooltip(text, { clientX, clientY }) {
    const tip = this.at("tooltip");
    tip.textContent = text;
    tip.hidden = false;
    const { width, height } = tip.getBoundingClientRect();
    tip.style.left = Math.max(4, Math.min(clientX + 14, innerWidth - width - 4)) + "px";
    tip.style.top = (clientY + 18 + height > innerHeight ? clientY - height - 12 : clientY + 18) + "px";
  }

  hideTooltip() {
    this.at("tooltip").hidden = true;
  }

  speak(text) {
    this.at("spoken").textContent = text;
  }
}

new Page();
