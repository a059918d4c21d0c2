// Measures every plot of the page as the browser draws it, and leaves what is wrong as JSON in the
// page. check.py puts plots, specs' rates and this into one page and reads the page back.

const wrong = [];
const say = (plot, fault) => wrong.push(`${plot.dataset.name}: ${fault}`);
const boxOf = (element) => element.getBoundingClientRect();
const meets = (a, b, by) =>
  a.left < b.right - by && b.left < a.right - by && a.top < b.bottom - by && b.top < a.bottom - by;

// MARK: Colours

const channels = (color) => color.match(/[\d.]+/g).slice(0, 3).map(Number);
const luminance = (color) => {
  const [r, g, b] = channels(color).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

// What an element stands on: the background, and every band that it meets, unless it is edged there.
function grounds(svg, element) {
  const background = getComputedStyle(svg.querySelector(".b")).fill;
  const edges = [...svg.querySelectorAll(".k")].map((k) => k.getAttribute("d"));
  if (edges.includes(element.getAttribute("d"))) return [background];
  const bands = [...svg.querySelectorAll(".w")].filter((w) => meets(boxOf(w), boxOf(element), 0));
  return [background, ...bands.map((w) => getComputedStyle(w).fill)];
}

function checkContrast(plot, svg) {
  for (const text of svg.querySelectorAll("text")) {
    for (const ground of grounds(svg, text)) {
      const ratio = contrast(getComputedStyle(text).fill, ground);
      if (ratio < 4.5) say(plot, `text "${text.textContent}" has contrast ${ratio.toFixed(2)}`);
    }
  }
  // The hole of a ring is of the ground's own colour; an area without an edge has a line in it.
  for (const path of svg.querySelectorAll("path:not(.k):not(.o)")) {
    if (getComputedStyle(path).stroke === "none") continue;
    for (const ground of grounds(svg, path)) {
      const ratio = contrast(getComputedStyle(path).stroke, ground);
      if (ratio < 3) say(plot, `line ${path.getAttribute("class")} has contrast ${ratio.toFixed(2)}`);
    }
  }
  if (getComputedStyle(svg.querySelector(".b")).fillOpacity !== "1") say(plot, "see-through");
}

// MARK: Places

function checkPlaces(plot, svg) {
  const canvas = boxOf(svg);
  const texts = [...svg.querySelectorAll("text")].filter((t) => t.textContent.trim() !== "");
  const boxes = texts.map(boxOf);
  texts.forEach((text, i) => {
    const box = boxes[i];
    if (box.left < canvas.left || box.right > canvas.right + 0.01 || box.top < canvas.top
      || box.bottom > canvas.bottom + 0.01) say(plot, `"${text.textContent}" leaves the canvas`);
    for (let j = 0; j < i; j++) {
      // Boxes are of the font's full height; letters are within them by more than a pixel.
      if (meets(box, boxes[j], 1)) say(plot, `"${text.textContent}" on "${texts[j].textContent}"`);
    }
  });
  for (const path of svg.querySelectorAll("path")) {
    const box = boxOf(path);
    const half = parseFloat(getComputedStyle(path).strokeWidth) / 2;
    if (box.left - half < canvas.left || box.right + half > canvas.right
      || box.top - half < canvas.top || box.bottom + half > canvas.bottom)
      say(plot, `a line ${path.getAttribute("class")} leaves the canvas`);
  }
  checkLabels(plot, svg, texts, boxes);
}

// No line runs through a text. Letters are smaller than their box, most of all above and below.
function checkLabels(plot, svg, texts, boxes) {
  const origin = boxOf(svg);
  for (const path of svg.querySelectorAll("path.l")) {
    const length = path.getTotalLength();
    const count = Math.max(1, Math.min(4000, Math.ceil(length)));
    for (let i = 0; i <= count; i++) {
      const point = path.getPointAtLength((length * i) / count);
      const [x, y] = [point.x + origin.left, point.y + origin.top];
      const hit = boxes.findIndex((b) =>
        b.left + 1 < x && x < b.right - 1 && b.top + 4 < y && y < b.bottom - 4);
      if (hit >= 0) {
        say(plot, `a line ${path.getAttribute("class")} through "${texts[hit].textContent}"`);
        break;
      }
    }
  }
}

// MARK: Rates

// The number that a tick says: 0.0003, 3×10⁻⁵.
function number(text) {
  const plain = text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+/, (power) =>
    "e" + [...power].map((c) => (c === "⁻" ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c))).join(""));
  const [mantissa, power] = plain.includes("10e") ? plain.split("10e") : [plain, 0];
  return (mantissa === "" ? 1 : parseFloat(mantissa.replace("×", ""))) * 10 ** Number(power);
}

// Every rate is within a tenth of a pixel of its line; pixels are read off the axes' own ticks.
function checkRates(plot, svg, rates) {
  // Those of one digit, for others are rounded.
  const ticks = [...svg.querySelectorAll('g[text-anchor="end"] text')]
    .filter((t) => /^(0|0\.0*[1-9]|[1-9]?×?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|[1-9]0*)$/.test(t.textContent))
    .map((t) => ({ value: number(t.textContent), y: parseFloat(t.getAttribute("y")) - 4 }))
    .filter((t) => !rates.isLogarithmic || t.value > 0).sort((a, b) => a.value - b.value);
  const scale = rates.isLogarithmic ? Math.log10 : (v) => v;
  const [low, high] = [ticks[0], ticks[ticks.length - 1]];
  const [, left, width] = svg.querySelector("path.a").getAttribute("d")
    .match(/^M([\d.]+) .*?h([\d.]+)M/).map(Number);
  const toX = (step) => left + (width * step) / rates.length;
  const toY = (rate) =>
    low.y + ((high.y - low.y) * (scale(rate) - scale(low.value))) / (scale(high.value) - scale(low.value));

  const path = svg.querySelector("path.l");
  const length = path.getTotalLength();
  const points = [];
  for (let at = 0; at < length; at += 0.05) points.push(path.getPointAtLength(at));
  points.push(path.getPointAtLength(length));
  let worst = { off: 0 };
  for (const [step, rate] of rates.samples) {
    // Near 0 a logarithmic axis has no ticks to read it by.
    if (rates.isLogarithmic && rate < low.value) continue;
    const [x, y] = [toX(step), toY(rate)];
    let from = 0;
    let to = points.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (points[middle].x < x - 0.5) from = middle + 1; else to = middle;
    }
    let off = Infinity;
    for (let i = from; i < points.length && points[i].x <= x + 0.5; i++)
      off = Math.min(off, Math.hypot(points[i].x - x, points[i].y - y));
    if (off > worst.off) worst = { off, step, rate };
  }
  plot.dataset.worst = worst.off.toFixed(3);
  if (worst.off > 0.1) say(plot, `step ${worst.step} is ${worst.off.toFixed(3)} px off its line`);
}

// MARK: All

const plots = [...document.querySelectorAll("[data-name]")];
const inThePage = [...document.querySelectorAll("[id]")].map((e) => e.id).filter((id) => id);
const twice = inThePage.filter((id, i) => inThePage.indexOf(id) !== i);
if (twice.length) wrong.push(`ids that stand twice: ${[...new Set(twice)].join(" ")}`);
for (const plot of plots) {
  const svg = plot.querySelector("svg");
  checkContrast(plot, svg);
  checkPlaces(plot, svg);
  if (window.rates[plot.dataset.name]) checkRates(plot, svg, window.rates[plot.dataset.name]);
}
const worst = plots.filter((p) => p.dataset.worst).map((p) => [p.dataset.name, p.dataset.worst]);
document.getElementById("found").textContent = JSON.stringify({
  wrong, plots: plots.length, worst, texts: document.querySelectorAll("svg text").length,
  dark: matchMedia("(prefers-color-scheme: dark)").matches,
});
