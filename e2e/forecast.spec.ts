import { drop } from "./acts.mjs";
import { names } from "./names.mjs";
import { boxOf, button, expect, inAddress, open, test, testWithoutCurves, textbox } from "./page.ts";

/** Noise without memory, the same each time. */
const noise = (i: number) => 0.05 * Math.sin(i * i * 12.9898);
const run = (count: number, level: (i: number) => number) =>
  `step,reward,step_time,kl\n${Array.from({ length: count }, (_, i) => `${i + 1},${(level(i) + noise(i)).toFixed(4)},30,${i / 1e5}`).join("\n")}\n`;

test("a log is forecast: level runs stop, and the planned steps can be typed", async ({ page }) => {
  await open(page);
  await drop(page, { name: "log.csv", file: run(80, (i) => 0.8 - 0.5 * Math.exp(-i / 10)) });
  const forecast = page.getByRole("region", { name: names.forecast });
  const decision = forecast.locator("[data-decision]");
  await expect(decision).toHaveAttribute("data-decision", "stop");
  await expect(page.locator(".run-plot .fan path").first()).toBeVisible();
  const [reward, column] = [page.locator(".run-plot .level path"), page.locator(".other-series .recharts-line-curve")];
  const widths = async () => {
    const [above, below] = [await boxOf(reward), await boxOf(column)];
    expect(Math.abs(above.x - below.x)).toBeLessThan(8);
    expect(Math.abs(above.width - below.width)).toBeLessThan(8);
    return below.width;
  };
  // a few pixels are the width of the lines: the same step is at the same place in the charts of a log, beside a forecast and without one
  const besideForecast = await widths();
  await textbox(page, names.plannedSteps).fill("1k");
  await button(page, names.forecast).click();
  await expect(decision).toHaveAttribute("data-decision", "too_early");
  await expect(page.locator(".run-plot .fan path")).toHaveCount(0);
  expect(await widths()).toBeGreaterThan(1.5 * besideForecast);
  await textbox(page, names.plannedSteps).fill("120");
  await button(page, names.forecast).click();
  await expect(decision).toHaveAttribute("data-decision", "stop");
  await expect(forecast).toContainText(/0\.8/);
  await expect(forecast).toContainText(/20 min/);
  await button(forecast, names.simulate).click();
  await expect(forecast.getByRole("status")).toContainText(/80% interval [+−]0\.\d\d to [+−]0\.\d\d/);
  await button(forecast, names.useInSetup).click();
  await expect(button(forecast, names.useInSetup)).toHaveCount(0);
  await expect.poll(() => inAddress(page, "start")).toMatch(/^0\.\d+$/);
  await textbox(page, names.plannedSteps).fill("20");
  await button(page, names.forecast).click();
  await expect(decision).toHaveCount(0);
  await textbox(page, names.plannedSteps).fill("many");
  await button(page, names.forecast).click();
  await expect(forecast.getByRole("alert")).toBeVisible();
});

testWithoutCurves(
  "a log that states its batch tells how long the settings of the page would take",
  async ({ page }) => {
    await open(page);
    const rows = Array.from({ length: 60 }, (_, i) =>
      JSON.stringify({ step: i + 1, reward: 0.5 + noise(i), step_time: 36, "completions/mean_length": 250 }),
    );
    const config = JSON.stringify({ per_device_train_batch_size: 16, learning_rate: 1e-5, num_generations: 8 });
    await drop(page, { name: "log.jsonl", file: `${config}\n${rows.join("\n")}\n` });
    await expect(page.getByRole("region", { name: names.forecast })).toContainText(/GPU-hours/);
  },
);

const rollouts = Array.from({ length: 400 }, (_, i) => {
  const prompt = i % 50;
  const score = prompt < 10 ? 0 : prompt < 15 ? 1 : i % 3 === 0 ? 1 : 0;
  return JSON.stringify({ prompt_id: `prompt ${prompt}`, completion: `text ${i}`, score });
}).join("\n");

/** Written by pyarrow 25: 16 rows of prompt_id and score. */
const parquetRollouts = Buffer.from(
  "UEFSMRUAFcwBFUQsFSAVABUGFQYcAAAAZhQCAAAAIAEBBgRwMAUGADEFBgAyBQYAMwUGADAFBvIYABUAFYwCFTIsFSAVABUGFQYcAAAAhgEYAgAAACABADIBAATwPzIPAP4QAIoQABUEGTw1ABgGc2NoZW1hFQQAFQwlAhgJcHJvbXB0X2lkJQBMHAAAABUKJQIYBXNjb3JlABYgGRwZLCYAHBUMGSUGABkYCXByb21wdF9pZBUCFiAW9AEWbCYISRwVABUAFQIAPBZAGQYZJgAgAAAAJgAcFQoZJQYAGRgFc2NvcmUVAhYgFrQCFlomdEkcFQAVABUCADwpBhkmACAAAAAWqAQWICYIFsYBACggcGFycXVldC1jcHAtYXJyb3cgdmVyc2lvbiAyNS4wLjEZLBwAABwAAADTAAAAUEFSMQ==",
  "base64",
);

testWithoutCurves(
  "dropped rollouts show which prompts teach, and the setup takes starting reward and prompts from them",
  async ({ page }) => {
    await open(page);
    await drop(page, { name: "rollouts.jsonl", file: rollouts });
    await expect(page.getByRole("img", { name: names.histogram })).toBeVisible();
    const shares = page.getByRole("table", { name: names.usefulShares });
    await expect(shares.getByRole("row")).toHaveCount(8);
    const saved = page.waitForEvent("download");
    await button(page, names.saveDead).click();
    expect((await saved).suggestedFilename()).toMatch(/jsonl$/);
    await button(page, names.usePrompts).click();
    await expect.poll(() => inAddress(page, "prompts")).toBe("50");
    await button(page, names.useStartingReward).click();
    await expect.poll(() => inAddress(page, "start")).not.toBe("0.3");
    await button(page, names.anotherFile).click();
    await expect(page.getByLabel(names.logFile)).toBeVisible();
    await page
      .getByLabel(names.logFile)
      .setInputFiles({ name: "table", mimeType: "application/octet-stream", buffer: parquetRollouts });
    await expect(page.getByRole("img", { name: names.histogram })).toBeVisible();
  },
);

testWithoutCurves("a file of rollouts with one score for each prompt says what is missing", async ({ page }) => {
  await open(page);
  await drop(page, { name: "scores.csv", file: "prompt_id,score\na,1\nb,0\nc,1\n" });
  await expect(page.getByRole("alert")).toContainText(/one score/);
});
