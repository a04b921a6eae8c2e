// The control: the same curve and one slider without any library, so that a figure of the page can be told from a figure of the machine.
import { readFileSync } from "node:fs";

/** Where the control page answers. */
export const CONTROL = "control.html";
export const CONTROL_SLIDER = "Control";

/** Redraws every curve at each move, squeezed by the slider's value. */
const script = `
const curves = [...document.querySelectorAll(".curves path")].map((path) => ({
  path,
  points: path.getAttribute("d").split(/(?=[MLHVZ])/),
}));
document.querySelector("input").addEventListener("input", ({ target }) => {
  const factor = target.valueAsNumber;
  for (const { path, points } of curves)
    path.setAttribute("d", points.map((point) => point.replace(/[\\d.]+$/, (y) => (y * factor).toFixed(1))).join(""));
  document.querySelector("output").textContent = factor.toFixed(3);
});`;

/** The prerendered chart and the page's style, a slider and the script above; throws where the build has none to take. */
export function controlPage() {
  const html = readFileSync("dist/site/index.html", "utf8");
  const svg = /(?<=class="canvas">)<svg.*?<\/svg>/s.exec(html)?.[0];
  const style = /<style[^>]*>.*?<\/style>/s.exec(html)?.[0];
  // a control that draws nothing would be a fine measure of nothing
  if (!style) throw new Error("no style is in dist/site/index.html: the control would be laid out without it");
  if (!svg || !/<g class="curves[^"]*"><path/.test(svg))
    throw new Error(
      "no prerendered chart with curves is in dist/site/index.html: the control would have nothing to draw",
    );
  const slider = `<input type="range" aria-label="${CONTROL_SLIDER}" min="0.5" max="1" step="any">`;
  return `<!doctype html><html lang="en"><head>${style}<title>Control</title></head><body>
<div class="canvas">${svg}</div>${slider}<output></output><script>${script}</script></body></html>`;
}

/** Answers for the control page, which is in no build. @param {import("@playwright/test").Page} page */
export async function serveControl(page) {
  const body = controlPage();
  await page.route(`**/${CONTROL}`, (route) => route.fulfill({ contentType: "text/html", body }));
}
