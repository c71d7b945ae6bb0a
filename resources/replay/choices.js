// SPDX-License-Identifier: GPL-3.0-or-later
// Which attention is shown: site, layer and head, where there is more than one.

class Choices {
  // opening: {site, layer (among those that have heads there; -1 is the last), head (or meanOfHeads)}
  constructor(root, reader, opening, changed) {
    Object.assign(this, { root, reader, changed });
    const site = reader.sites.includes(opening.site) ? opening.site : reader.sites[0] || null;
    this.choice = { site, layer: 0, head: 0 };
    this.setLastLayer();
    if (site !== opening.site) return;
    this.choice.head = opening.head;
    this.choice.layer = reader.layersAt(site)[opening.layer] ?? this.choice.layer;
  }

  setLastLayer() {
    const layers = this.choice.site ? this.reader.layersAt(this.choice.site) : [];
    this.choice.layer = layers[layers.length - 1] ?? 0;
  }

  choose(name, text) {
    this.choice = { ...this.choice, [name]: name === "site" ? text : Number(text) };
    if (name === "site" && !this.reader.layersAt(text).includes(this.choice.layer)) this.setLastLayer();
    if (this.choice.head >= this.reader.headCount(this.choice.site, this.choice.layer)) this.choice.head = 0;
    this.changed();
  }

  show(texts) {
    const { reader, choice, root } = this;
    const focused = document.activeElement && root.contains(document.activeElement) ? document.activeElement.id : "";
    root.replaceChildren();
    root.setAttribute("aria-label", texts.site);
    if (!choice.site) return;
    const layers = reader.layersAt(choice.site);
    const heads = reader.headCount(choice.site, choice.layer);
    this.addSelect("site", texts.site, reader.sites.map((site) => [site, texts[site]]));
    this.addSelect("layer", texts.layer, layers.map((layer, place) => [layer, String(place + 1)]));
    const names = Array.from({ length: heads }, (_, head) => [head, String(head + 1)]);
    this.addSelect("head", texts.head, heads > 1 ? [...names, [meanOfHeads, filled(texts.meanOfHeads, heads)]] : names);
    if (focused) document.getElementById(focused)?.focus();
  }

  addSelect(name, title, options) {
    if (options.length < 2) return;
    const label = add(this.root, "label", "", title + " ");
    const select = add(label, "select");
    select.id = "choice-" + name;
    for (const [key, text] of options) {
      const option = add(select, "option", "", text);
      option.value = key;
      option.selected = key === this.choice[name];
    }
    select.addEventListener("change", () => this.choose(name, select.value));
  }

  // What is said of means over heads; empty where one head is shown.
  meanText(texts) {
    const { site, layer, head } = this.choice;
    const heads = site ? this.reader.headCount(site, layer) : 0;
    return head === meanOfHeads && heads > 1 ? filled(texts.meanNote, heads) : "";
  }

  // "layer 2, head 1"; empty where there is one head.
  headTitle(texts) {
    const { site, layer, head } = this.choice;
    const heads = site ? this.reader.headCount(site, layer) : 0;
    if (heads < 2) return "";
    const place = this.reader.layersAt(site).indexOf(layer) + 1;
    return head === meanOfHeads ? filled(texts.layerMean, place, heads) : filled(texts.headName, place, head + 1);
  }
}
