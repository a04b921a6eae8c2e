// What a drag or a key costs: frames that were missed, the time from the event to the frame that shows it, and what stays in memory.
import { names, parts } from "../names.mjs";
import { CONTROL, CONTROL_SLIDER, serveControl } from "./control.mjs";
import { median, quantile, RUNS, THROTTLES, throttle } from "./median.mjs";

const FRAME_MS = 1000 / 60;
const DRAG_MS = 3000;
const SLIDERS = [names.rate, names.epochs, names.batch, names.context];
/** The strips under the tracks are simulated after the curve: a drag is measured on a page that has come to rest. */
const REST_MS = 6000;

/** The keys by which each control is moved to and fro. */
const keyed = [
  ...SLIDERS.map((name) => ({ role: "slider", name, keys: ["ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft"] })),
  { role: "combobox", name: names.rank, keys: ["ArrowDown", "ArrowUp"] },
  // 1e-4, a text that is no number, 1e-5 and the same back
  { role: "textbox", name: names.exactRate, keys: ["Backspace", "5", "Backspace", "4"] },
];
const PRESSES = 16;
/** Time between two presses of a key: quick tapping. */
const PRESS_MS = 150;

/** Follows every frame and every event of the type until it is asked for what it saw. */
const watch = (page, type) =>
  page.evaluate((watched) => {
    const seen = { frames: [], paints: [] };
    window.benchSeen = seen;
    let last = performance.now();
    const onFrame = (now) => {
      seen.frames.push(now - last);
      last = now;
      if (window.benchSeen === seen) requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
    const channel = new MessageChannel();
    const waiting = [];
    channel.port1.onmessage = () => seen.paints.push(performance.now() - waiting.shift());
    for (const event of ["input", "keydown"]) removeEventListener(event, window.benchEvent, true);
    window.benchEvent = (event) => {
      waiting.push(event.timeStamp);
      // the message is handled after the frame has been painted
      requestAnimationFrame(() => channel.port2.postMessage(0));
    };
    addEventListener(watched, window.benchEvent, true);
  }, type);

/** Drags a slider to and fro for so many milliseconds, at most one move a frame. */
async function drag(page, name, duration) {
  const slider = page.getByRole("slider", { name, exact: true });
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  const end = performance.now() + duration;
  for (let i = 0; performance.now() < end; i++) {
    await page.mouse.move(box.x + box.width * (0.5 + 0.42 * Math.sin(i / 25)), y);
    await page.waitForTimeout(FRAME_MS);
  }
  await page.mouse.up();
}

/** Presses the keys of a control in turn. */
async function press(page, { role, name, keys }) {
  const control = page.getByRole(role, { name, exact: true });
  await control.focus();
  // no key selects its text, as the focus may have
  if (role === "textbox") await control.press("End");
  await watch(page, "keydown");
  for (let i = 0; i < PRESSES; i++) {
    await page.keyboard.press(keys[i % keys.length]);
    await page.waitForTimeout(PRESS_MS);
  }
}

/** Returns what was seen since `watch`: the time of each frame and that from each event to its paint, in ms. */
const collect = (page) =>
  page.evaluate(() => {
    const { frames, paints } = window.benchSeen;
    window.benchSeen = undefined;
    return { frames: frames.slice(2), paints };
  });

/** Drags every slider: the share of missed frames in percent, and the times from a move to its paint in ms by name. */
async function dragAll(page, sliders) {
  const frames = [];
  const paints = {};
  for (const name of sliders) {
    await watch(page, "input");
    await drag(page, name, DRAG_MS);
    const seen = await collect(page);
    frames.push(...seen.frames);
    paints[name] = seen.paints;
  }
  const missed = frames.reduce((sum, delta) => sum + Math.max(0, Math.round(delta / FRAME_MS) - 1), 0);
  return { missed: (100 * missed) / (frames.length + missed), paints };
}

/** Presses the keys of every control: the times from a press to its paint in ms, by name. */
async function pressAll(page, controls) {
  const paints = {};
  for (const control of controls) {
    await press(page, control);
    paints[control.name] = (await collect(page)).paints;
  }
  return paints;
}

const options = { viewport: { width: 1440, height: 900 }, serviceWorkers: "block" };

/** A page that has come to rest. */
async function openRested(browser, address) {
  const page = await browser.newPage(options);
  await page.goto(address);
  await page.locator(parts.simulated).waitFor({ timeout: 60_000 });
  await page.waitForTimeout(REST_MS);
  return page;
}

/** "Learning rate, exact value" as a part of a row's name: LearningRateExactValue. */
const inName = (control) => control.replaceAll(/\W+(\w?)/g, (_, letter) => letter.toUpperCase());

/** Notes the 95th percentile over all controls and that of each one, from the times by name of several runs. */
function notePaints(note, kind, suffix, runs) {
  const p95 = (select) => median(runs.map((paints) => quantile(select(paints), 0.95)));
  note(
    `${kind}PaintP95${suffix}`,
    p95((paints) => Object.values(paints).flat()),
    "ms",
  );
  const controls = Object.keys(runs[0]);
  if (controls.length > 1)
    for (const name of controls)
      note(
        `${kind}PaintP95${inName(name)}${suffix}`,
        p95((paints) => paints[name]),
        "ms",
      );
}

/** Every slider of each build's page and that of the control page by pointer, and every kind of control by its keys, by turns. */
export async function measureDrags({ browser, builds, note }) {
  const pages = [];
  for (const { suffix, address } of builds)
    pages.push({
      suffix,
      page: await openRested(browser, address),
      sliders: SLIDERS,
      controls: keyed,
      drags: [],
      keys: [],
    });
  const control = await browser.newPage(options);
  await serveControl(control);
  await control.goto(builds[0].address + CONTROL);
  const onControl = { role: "slider", name: CONTROL_SLIDER, keys: keyed[0].keys };
  pages.push({
    suffix: "Control",
    page: control,
    sliders: [CONTROL_SLIDER],
    controls: [onControl],
    drags: [],
    keys: [],
  });
  for (const rate of THROTTLES) {
    for (let run = 0; run < RUNS; run++)
      for (const { page, sliders, controls, drags, keys } of pages) {
        await page.bringToFront();
        await throttle(page, rate);
        drags.push(await dragAll(page, sliders));
        keys.push(await pressAll(page, controls));
        await throttle(page, 1);
      }
    for (const { suffix, drags, keys } of pages) {
      note(`dragMissed${suffix}${rate}x`, median(drags.map(({ missed }) => missed)), "%");
      notePaints(
        note,
        "drag",
        `${suffix}${rate}x`,
        drags.map(({ paints }) => paints),
      );
      notePaints(note, "key", `${suffix}${rate}x`, keys);
      drags.length = keys.length = 0;
    }
  }
  for (const { page } of pages) await page.close();
}

/** MB that the page's heap grew by between these two seconds of dragging, after garbage collection at both. */
async function growth(page, [from, to]) {
  const session = await page.context().newCDPSession(page);
  const used = async () => {
    await session.send("HeapProfiler.collectGarbage");
    return (await session.send("Runtime.getHeapUsage")).usedSize / 2 ** 20;
  };
  await drag(page, "Learning rate", from * 1000);
  const before = await used();
  await drag(page, "Learning rate", (to - from) * 1000);
  return (await used()) - before;
}

/** Growth of the page's heap while a slider is dragged; `seconds` are the two ends. */
export async function measureHeap({ browser, address, note, seconds }) {
  for (const rate of THROTTLES) {
    const grown = [];
    for (let run = 0; run < RUNS; run++) {
      const page = await openRested(browser, address);
      await throttle(page, rate);
      grown.push(await growth(page, seconds));
      await page.close();
    }
    note(`heapGrowth${rate}x`, median(grown), "MB");
  }
}
