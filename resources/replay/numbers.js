// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as text, as the window of Attention Lab writes them. The minus sign is U+2212.

const minusSign = "\u2212";

function fixedNumber(value, decimals) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "–" : value < 0 ? minusSign + "∞" : "∞";
  const digits = Math.abs(value).toFixed(decimals);
  return value < 0 && /[1-9]/.test(digits) ? minusSign + digits : digits;
}

function signedNumber(value, decimals) {
  const text = fixedNumber(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? "+" + text : text;
}

// The fewest digits that read back as the same float32, written plainly or with an exponent, whichever is
// shorter.
function exactNumber(value) {
  if (!Number.isFinite(value)) return fixedNumber(value, 0);
  let scientific = "";
  for (let digits = 0; digits < 9; ++digits) {
    scientific = Math.abs(value).toExponential(digits);
    if (Math.fround(Number(scientific)) === Math.abs(value)) break;
  }
  const [mantissa, exponent] = scientific.split("e");
  const power = Number(exponent);
  const short = mantissa + "e" + (power < 0 ? "-" : "+") + String(Math.abs(power)).padStart(2, "0");
  const decimals = Math.max(0, (mantissa.split(".")[1] || "").length - power);
  const plain = decimals > 100 ? null : decimals > 0 ? Number(scientific).toFixed(decimals) : String(BigInt(Math.abs(value)));
  const text = plain === null || short.length < plain.length ? short : plain;
  return (value < 0 || Object.is(value, -0) ? minusSign : "") + text.replace("e-", "e" + minusSign);
}

// The smallest of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is not below `value`.
function niceCeiling(value) {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = Math.pow(10, Math.floor(Math.log10(value)));
  for (const step of [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8]) {
    if (step * power >= value) return step * power;
  }
  return 10 * power;
}

function shortNumber(value) {
  return String(Number(value.toPrecision(6))).replace("-", minusSign);
}

function subscript(number) {
  return String(number).replace(/\d/g, (digit) => String.fromCharCode(0x2080 + Number(digit)));
}

// The parts of a text with %1, %2… filled in, [text, whether it was filled in].
function filledParts(text, ...values) {
  const parts = text.split(/(%\d)/);
  return parts.map((part) => (/^%\d$/.test(part) ? [values[part[1] - 1], true] : [part, false]));
}

// A text with %1, %2… filled in.
function filled(text, ...values) {
  return filledParts(text, ...values).map(([part]) => part).join("");
}
