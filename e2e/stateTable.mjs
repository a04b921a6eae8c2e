import { collapsingLog, drop, namelessLog, unfoldAll } from "./acts.mjs";
import { names, parts } from "./names.mjs";
import {
  breakPage,
  choose,
  chooseForm,
  compared,
  diagnosed,
  diagnoseText,
  exactRate,
  held,
  hold,
  keepLog,
  keepRuns,
  nameSetup,
  offline,
  openRuns,
  openSetup,
  paste,
  press,
  pressInBar,
  rate,
  refused,
  routed,
  SIMULATOR,
  split,
  sweep,
  sweepWrong,
  tabTo,
  updateWaits,
  walkTo,
  withoutSimd,
} from "./stateActs.mjs";

/**
 * A state that the page can be in.
 * @typedef {object} PageState
 * @property {string} name also of its files
 * @property {string} [hash] the settings that it is opened with
 * @property {(page: import("@playwright/test").Page) => Promise<unknown>} [before] done before the page is opened
 * @property {boolean} [early] the simulation is not waited for
 * @property {(page: import("@playwright/test").Page) => Promise<unknown>} [act] what leads to it
 * @property {string} [at] what it is about: the window is shot with this near its top, in place of the whole page
 * @property {object} [media] as `page.emulateMedia` takes it
 * @property {{ width: number, height: number }} [window] the one window in which it is looked at
 * @property {boolean} [installed] with the service worker, which the others do without
 */

const EXTREMES_LOW =
  "#lr=1e-5&ep=1&rank=4&bs=1024&ctx=512&t=0.1&p=0.05&k=1&n=2&out=16&prompts=20&len=256&model=1&task=complex";
const EXTREMES_HIGH = "#lr=5e-4&ep=10&rank=128&bs=1048576&ctx=131072&t=2&p=1&k=100&n=32&out=16384&model=70&gpus=1";
const COMPARED = "#lr=5e-4&ep=2&k=10&base=lr:1e-4,ep:1,k:40";
const HIGH = "#lr=5e-4";
const COMMAND =
  "firectl rftj create --learning-rate 3e-4 --lora-rank 7 --n 8 --epochs 1.5 --dataset my-prompts --colour red --api-key fw_hunter2";
const SCRIPT = /\/assets\/index-[^/]+\.js$/;

/** Every state of the page that has been looked at, with what leads to it: `npm run states` takes their screenshots. @type {readonly PageState[]} */
export const states = [
  // during hydration and at rest
  { name: "hydrating", hash: "#lr=5e-4", early: true, before: routed(SCRIPT, held) },
  { name: "script-missing", hash: "#lr=5e-4", early: true, before: routed(SCRIPT, refused) },
  { name: "defaults" },
  { name: "everything-unfolded", act: unfoldAll },
  { name: "too-low", hash: EXTREMES_LOW },
  { name: "too-high", hash: EXTREMES_HIGH },
  { name: "link-cut", hash: "#end=1&v=1&lr=2e-4&bs=3276" },
  { name: "link-with-notices", hash: "#lr=9&ep=2&ep=3&rank=7&colour=red&base=ep:99" },
  { name: "scrolled", hash: HIGH, at: "#epochs-name" },

  // what is typed, pressed and pointed at
  { name: "typed-nonsense", act: (page) => exactRate(page).fill("abc"), at: ".field" },
  {
    name: "typed-nonsense-export",
    act: async (page) => {
      await exactRate(page).fill("abc");
      await press(names.export)(page);
    },
  },
  { name: "blocked", hash: "#loss=dapo&kl=0.1", at: ".suggestions" },
  { name: "slider-hover", act: (page) => rate(page).hover(), at: ".field" },
  { name: "slider-focus", act: tabTo(rate), at: ".field" },
  { name: "slider-dragging", act: hold, at: ".field" },
  { name: "text-focus", act: tabTo(exactRate), at: ".field" },
  { name: "button-hover", act: (page) => page.getByRole("button", { name: names.open }).hover(), at: ".top" },
  { name: "button-focus", act: tabTo((page) => page.getByRole("button", { name: names.copyLink })), at: ".top" },
  { name: "skip-focus", act: (page) => page.keyboard.press("Tab"), at: ".top" },
  {
    name: "select-focus",
    act: tabTo((page) => page.getByRole("combobox", { name: names.rank })),
    at: "#loraRank-name",
  },
  { name: "rank-hover", act: (page) => page.locator(".strip button").nth(4).hover(), at: "#loraRank-name" },
  { name: "reader-focus", act: tabTo((page) => page.locator(".reader")), at: ".preview" },
  {
    name: "copy-refused",
    at: ".top",
    before: (page) => page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined })),
    act: press(names.copyLink),
  },

  // what is folded away
  { name: "setup", act: openSetup, at: ".top" },
  { name: "setup-by-names", act: nameSetup, at: ".top" },
  { name: "menu", act: press(names.more), at: ".top" },
  { name: "row-open", act: (page) => page.locator(parts.details).nth(3).click(), at: "#batchSize-name" },
  { name: "rows-expanded", act: press(names.expandAll), at: ".form" },
  { name: "advanced", at: "#lossMethod-name" },
  { name: "background-unfolded", act: (page) => page.locator(".background > summary").first().click(), at: ".field" },
  { name: "curve-in-words", act: (page) => page.getByText(names.curveText).click(), at: ".extras" },

  // what the settings lead to
  ...Object.values(names.forms).map((form) => ({
    name: `export-${form}`,
    act: chooseForm(form),
  })),
  {
    name: "export-job-details",
    act: async (page) => {
      await chooseForm(names.forms.request)(page);
      await page.locator(".job > details > summary").click();
      await page.locator("#job-dataset").fill("accounts/me/models/a model");
      await page.locator("#job-nodeCount").fill("2.5");
    },
  },
  { name: "export-blocked", hash: "#loss=dapo&kl=0.1", act: press(names.export) },
  { name: "goal", act: press(names.goalQuality), at: ".goals" },
  {
    name: "price",
    at: ".run-size",
    act: async (page) => {
      await page.getByText(names.price).click();
      await page.getByRole("textbox", { name: names.priceRate }).fill("-1");
    },
  },
  { name: "compared", hash: COMPARED, act: compared },
  { name: "split-into-steps", hash: COMPARED, act: split, at: ".compare" },
  { name: "baseline-same", hash: "#lr=1e-4&base=same", at: ".compare" },

  // what goes wrong, or takes its time
  {
    name: "simulating",
    hash: "#lr=3e-4",
    early: true,
    before: routed(SIMULATOR, held),
    act: (page) => page.getByText("Simulating…").waitFor(),
  },
  {
    name: "simulator-refused",
    hash: "#lr=3e-4",
    early: true,
    before: routed(SIMULATOR, refused),
    act: (page) => page.getByRole("button", { name: names.retrySimulation }).waitFor(),
  },
  { name: "without-simd", before: withoutSimd, at: ".extras" },
  { name: "broken", act: breakPage },
  { name: "update-waits", before: updateWaits, act: (page) => page.getByText(names.newVersion).waitFor(), at: ".top" },
  { name: "offline", installed: true, act: offline, at: ".top" },
  { name: "dragged-over", act: (page) => drop(page, { file: "x" }, { type: "dragover" }), at: ".top" },

  // dialogs
  { name: "open", act: pressInBar(names.open) },
  { name: "open-report", act: (page) => paste(page, COMMAND) },
  { name: "open-bad", act: (page) => paste(page, '{ "trainingConfig": ') },
  { name: "runs-empty", act: openRuns },
  { name: "runs-kept", hash: "#lr=2e-4&rank=16", act: keepRuns },
  { name: "runs-with-log", act: keepLog },
  {
    name: "runs-failing",
    act: keepRuns,
    before: (page) =>
      page.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException("not in a private window", "SecurityError");
        };
      }),
  },
  { name: "keys", act: choose(names.keys) },
  { name: "reference", act: choose(names.reference) },
  { name: "licences", act: press(names.licences) },
  { name: "how-it-works", act: press(names.how) },
  { name: "how-an-update", act: walkTo(4) },
  { name: "how-a-collapse", act: walkTo(5) },
  { name: "how-a-hacked-grader", act: walkTo(6) },
  { name: "sweep", act: sweep },
  { name: "sweep-wrong", act: sweepWrong },
  { name: "dialog-refused", before: routed(/\/KeysDialog-/, refused), act: choose(names.keys) },

  // a run's own log
  { name: "diagnose", act: pressInBar(names.diagnose), at: ".diagnosis" },
  {
    name: "diagnose-reading",
    before: routed(/diagnosis-worker/, held),
    act: (page) => diagnoseText(page, collapsingLog(90)),
    at: ".diagnosis",
  },
  { name: "diagnose-no-log", act: (page) => diagnoseText(page, "nothing that could be read"), at: ".diagnosis" },
  { name: "diagnose-no-reward", act: (page) => diagnoseText(page, namelessLog), at: ".diagnosis" },
  {
    name: "diagnosed",
    act: diagnosed(
      collapsingLog(120, (step) => ({
        learning_rate: 4e-5,
        kl: step / 3000,
        ...(step % 20 === 0 && { "eval/reward": 0.3 }),
      })),
    ),
  },
  {
    name: "diagnosed-signs",
    act: diagnosed(
      collapsingLog(120, (step) => ({
        kl: step < 70 ? 0.02 : 5,
        entropy: 1.2 * Math.exp(-step / 30),
        grad_norm: 0.4 + (step % 7) / 50,
        "completions/clipped_ratio": step < 70 ? 0.02 : 0.5,
      })),
    ),
    at: ".diagnosis",
  },
  {
    name: "diagnosed-many-runs",
    act: diagnosed(
      Array.from({ length: 150 }, (_, run) => collapsingLog(20, (step) => ({ other: run + step }))).join("\n"),
    ),
    at: ".diagnosis",
  },
  { name: "diagnosed-asks", act: diagnosed(collapsingLog(120)), at: ".diagnosis" },
  {
    name: "diagnosed-example",
    act: async (page) => {
      await pressInBar(names.diagnose)(page);
      await press(names.collapse)(page);
      await page.locator(parts.runVerdict).waitFor();
    },
    at: ".diagnosis",
  },

  // other eyes, other paper
  { name: "print", hash: "#lr=2e-4&rank=16&n=8", media: { media: "print" } },
  { name: "print-compared", hash: COMPARED, act: compared, media: { media: "print" } },
  { name: "forced-colours", hash: HIGH, media: { forcedColors: "active" } },
  { name: "reduced-motion", media: { reducedMotion: "reduce" } },
  { name: "zoom-200", hash: `${HIGH}&base=lr:1e-4`, window: { width: 720, height: 450 }, act: compared },
  { name: "zoom-400", hash: `${HIGH}&base=lr:1e-4`, window: { width: 320, height: 256 }, act: compared },
  { name: "landscape", hash: HIGH, window: { width: 844, height: 390 }, at: "#epochs-name" },
];
