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
/** Time between two presses of a key: quick tapping, and slow tapping, between which the settings rest and all that waits for it is done. */
const TAPPING = { key: 150, keyAtRest: 220 };

/**
 * Follows every event of the type until it is asked for what it saw, and in a drag every frame. Between key presses no frame is asked for: a
 * page in which nothing moves draws none, and an event would wait for the next one, however little it costs.
 */
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
    if (watched === "input") requestAnimationFrame(onFrame);
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

/** Presses the keys of a control in turn, with so many milliseconds between. */
async function press(page, { role, name, keys }, gap) {
  const control = page.getByRole(role, { name, exact: true });
  await control.focus();
  // no key selects its text, as the focus may have
  if (role === "textbox") await control.press("End");
  await watch(page, "keydown");
  for (let i = 0; i < PRESSES; i++) {
    await page.keyboard.press(keys[i % keys.length]);
    await page.waitForTimeout(gap);
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

/** Presses the keys of every control: the times from a press to its paint in ms, and the processor time of the page's thread for a press, by name. */
async function pressAll(page, controls, gap) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * metrics.find(({ name }) => name === "TaskDuration").value;
  };
  const paints = {};
  const costs = {};
  for (const control of controls) {
    const before = await busy();
    await press(page, control, gap);
    costs[control.name] = [((await busy()) - before) / PRESSES];
    paints[control.name] = (await collect(page)).paints;
  }
  await session.detach();
  return { paints, costs };
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

/** Notes a percentile over all controls and that of each one, from the times by name of several runs. */
function noteTimes(note, { kind, share, suffix }, runs) {
  const of = (select) => median(runs.map((times) => quantile(select(times), share)));
  note(
    `${kind}${suffix}`,
    of((times) => Object.values(times).flat()),
    "ms",
  );
  const controls = Object.keys(runs[0]);
  if (controls.length > 1)
    for (const name of controls)
      note(
        `${kind}${inName(name)}${suffix}`,
        of((times) => times[name]),
        "ms",
      );
}

/** Notes what was seen in the runs of one page at one speed. */
function noteRuns(note, suffix, drags, taps) {
  if (drags.length > 0) {
    const times = drags.map(({ paints }) => paints);
    note(`dragMissed${suffix}`, median(drags.map(({ missed }) => missed)), "%");
    noteTimes(note, { kind: "dragPaintP95", share: 0.95, suffix }, times);
  }
  for (const [kind, seen] of taps) {
    const paints = seen.map((each) => each.paints);
    const costs = seen.map((each) => each.costs);
    noteTimes(note, { kind: `${kind}PaintP50`, share: 0.5, suffix }, paints);
    noteTimes(note, { kind: `${kind}PaintP95`, share: 0.95, suffix }, paints);
    noteTimes(note, { kind: `${kind}Cpu`, share: 0.5, suffix }, costs);
  }
}

/** Every slider of each build's page and that of the control page by pointer, and every kind of control by its keys, by turns. */
export const measureDrags = (measure) => measureInput(measure, true);

/** The keys alone. */
export const measureKeys = (measure) => measureInput(measure, false);

async function measureInput({ browser, builds, note }, isDragged) {
  const pages = [];
  for (const { suffix, address } of builds)
    pages.push({
      suffix,
      page: await openRested(browser, address),
      sliders: SLIDERS,
      controls: keyed,
    });
  const control = await browser.newPage(options);
  await serveControl(control);
  await control.goto(builds[0].address + CONTROL);
  const onControl = { role: "slider", name: CONTROL_SLIDER, keys: keyed[0].keys };
  pages.push({ suffix: "Control", page: control, sliders: [CONTROL_SLIDER], controls: [onControl] });
  for (const rate of THROTTLES) {
    const runs = pages.map((each) => ({ ...each, drags: [], taps: Object.keys(TAPPING).map((kind) => [kind, []]) }));
    for (let run = 0; run < RUNS; run++)
      for (const { page, sliders, controls, drags, taps } of runs) {
        await page.bringToFront();
        await throttle(page, rate);
        if (isDragged) drags.push(await dragAll(page, sliders));
        for (const [kind, seen] of taps) seen.push(await pressAll(page, controls, TAPPING[kind]));
        await throttle(page, 1);
      }
    for (const { suffix, drags, taps } of runs) noteRuns(note, `${suffix}${rate}x`, drags, taps);
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
