// What a drag costs: frames that were missed, the time from a move to the frame that shows it, and what stays in memory.
import { parts } from "../names.mjs";
import { CONTROL, CONTROL_SLIDER, serveControl } from "./control.mjs";
import { median, quantile, RUNS, THROTTLES, throttle } from "./median.mjs";

const FRAME_MS = 1000 / 60;
const DRAG_MS = 3000;
const SLIDERS = ["Learning rate", "Epochs", "Batch size", "Context length"];
/** The strips under the tracks are simulated after the curve: a drag is measured on a page that has come to rest. */
const REST_MS = 6000;

/** Follows every frame and every input event of the page until it is asked for what it saw. */
const watch = (page) =>
  page.evaluate(() => {
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
    if (window.benchInput) removeEventListener("input", window.benchInput, true);
    window.benchInput = (event) => {
      waiting.push(event.timeStamp);
      // the message is handled after the frame has been painted
      requestAnimationFrame(() => channel.port2.postMessage(0));
    };
    addEventListener("input", window.benchInput, true);
  });

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

/** Share of missed frames in percent, and the times from a move to its paint in ms, over the sliders of these names. */
async function dragAll(page, names) {
  const frames = [];
  const paints = [];
  for (const name of names) {
    await watch(page);
    await drag(page, name, DRAG_MS);
    const seen = await page.evaluate(() => {
      const { frames: deltas, paints: delays } = window.benchSeen;
      window.benchSeen = undefined;
      return { deltas: deltas.slice(2), delays };
    });
    frames.push(...seen.deltas);
    paints.push(...seen.delays);
  }
  const missed = frames.reduce((sum, delta) => sum + Math.max(0, Math.round(delta / FRAME_MS) - 1), 0);
  return { missed: (100 * missed) / (frames.length + missed), paints };
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

/** Every slider of each build's page and that of the control page, by turns. */
export async function measureDrags({ browser, builds, note }) {
  const dragged = [];
  for (const { suffix, address } of builds)
    dragged.push({ suffix, page: await openRested(browser, address), names: SLIDERS, seen: [] });
  const control = await browser.newPage(options);
  await serveControl(control);
  await control.goto(builds[0].address + CONTROL);
  dragged.push({ suffix: "Control", page: control, names: [CONTROL_SLIDER], seen: [] });
  for (const rate of THROTTLES) {
    for (let run = 0; run < RUNS; run++)
      for (const { page, names, seen } of dragged) {
        await page.bringToFront();
        await throttle(page, rate);
        seen.push(await dragAll(page, names));
        await throttle(page, 1);
      }
    for (const { suffix, seen } of dragged) {
      note(`dragMissed${suffix}${rate}x`, median(seen.map(({ missed }) => missed)), "%");
      note(`dragPaintP95${suffix}${rate}x`, median(seen.map(({ paints }) => quantile(paints, 0.95))), "ms");
      seen.length = 0;
    }
  }
  for (const { page } of dragged) await page.close();
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
