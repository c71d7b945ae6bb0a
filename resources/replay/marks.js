// SPDX-License-Identifier: GPL-3.0-or-later
// Colours and small parts of drawings.

function channelsOf(hex) {
  return [1, 3, 5].map((place) => parseInt(hex.slice(place, place + 2), 16));
}

// A ramp of evenly spaced stops, linear in between; positions outside 0…1 get the colour of the end.
function rampOf(stops) {
  const colours = stops.map(channelsOf);
  return (position) => {
    const scaled = Math.min(Math.max(position, 0), 1) * (colours.length - 1);
    const index = Math.min(Math.floor(scaled), colours.length - 2);
    return colours[index].map((from, i) => Math.round(from + (scaled - index) * (colours[index + 1][i] - from)));
  };
}

const cssColour = (channels) => `rgb(${channels.join(",")})`;

function luminance(channels) {
  const [red, green, blue] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastRatio(first, second) {
  const [a, b] = [luminance(first), luminance(second)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

// Near-black or white, whichever reads better.
function textColourOn(background) {
  for (const dark of [[0x1c, 0x1f, 0x24], [0, 0, 0]]) {
    const white = [255, 255, 255];
    const better = contrastRatio(background, dark) >= contrastRatio(background, white) ? dark : white;
    if (contrastRatio(background, better) >= 4.56) return cssColour(better);
  }
  return "#fff";
}

// An element with a class and a text, behind the last child of `parent`.
function add(parent, tag, className, text) {
  const element = parent.appendChild(document.createElement(tag));
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function addSvg(parent, tag, attributes) {
  const element = parent.appendChild(document.createElementNS("http://www.w3.org/2000/svg", tag));
  for (const [name, text] of Object.entries(attributes)) element.setAttribute(name, text);
  return element;
}

const fontFamilies = getComputedStyle(document.body).fontFamily;
const measuring = document.createElement("canvas").getContext("2d");

function fontOf(pixels, weight = 400) {
  return `${weight} ${pixels}px ${fontFamilies}`;
}

const measured = new Map();

function textWidth(text, pixels, weight) {
  const font = fontOf(pixels, weight);
  const key = font + text;
  if (!measured.has(key)) {
    measuring.font = font;
    measured.set(key, measuring.measureText(text).width);
  }
  return measured.get(key);
}

// Cut to a width, with … where something is missing.
function elided(text, width, pixels, weight) {
  if (textWidth(text, pixels, weight) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(letters.join("") + "…", pixels, weight) > width) letters.pop();
  return letters.join("") + "…";
}

function rootPixels() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}

function cssVariable(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}
