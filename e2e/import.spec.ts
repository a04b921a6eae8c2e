import type { Locator, Page } from "@playwright/test";
import { drop } from "./acts.mjs";
import { names, parts } from "./names.mjs";
import { overflow } from "./overflow.ts";
import { button, exactRate, expect, inAddress, open, test } from "./page.ts";

test.use({ simulates: false });

const COMMAND = `firectl rftj create \\
  --base-model accounts/fireworks/models/qwen3-8b --dataset my-prompts \\
  --learning-rate 2e-4 --epochs 1.5 --n 8 --colour red \\
  --api-key fw_hunter2
`;

const dialog = (page: Page) => page.getByRole("dialog");
const row = (page: Page, path: string) =>
  dialog(page)
    .getByRole("listitem")
    .filter({ has: page.getByText(path, { exact: true }) });

async function paste(page: Page, text: string) {
  await button(page, names.open).click();
  await page.getByLabel(names.importText).fill(text);
}

/** A row that changes a value, from the one to the other. */
async function expectChange(of: Locator, from: string | RegExp, to: string) {
  await expect(of).toHaveAttribute("data-outcome", /accepted|renamed/);
  await expect(of).toContainText(new RegExp(`${from}.*${to}`));
}

const jobStored = (page: Page) => page.evaluate(() => localStorage.getItem("goldilocks.job"));

test("a command that is pasted is reported, applied as one step, and taken back by one undo", async ({ page }) => {
  await open(page, "#lr=1e-4");
  await paste(page, COMMAND);
  await expect(dialog(page).getByRole("status")).toContainText("firectl");
  await expectChange(row(page, "--learning-rate"), "0.0001", "0.0002");
  await expect(row(page, "--epochs")).toHaveAttribute("data-outcome", "refused");
  await expect(row(page, "--epochs")).toContainText("3:24");
  await expectChange(row(page, "--n"), "4", "8");
  await expect(row(page, "--n")).toContainText("--response-candidates-count");
  await expectChange(row(page, "--dataset"), "", "my-prompts");
  await expect(row(page, "--colour")).toHaveAttribute("data-outcome", "ignored");
  await expect(row(page, "--api-key")).toContainText("secret");
  await expect(dialog(page).locator(parts.report)).not.toContainText("hunter2");
  await expect(exactRate(page)).toHaveValue("1e-4");
  expect(await jobStored(page)).toBe(null);

  await button(page, names.apply).click();
  await expect(dialog(page)).toBeHidden();
  await expect(exactRate(page)).toHaveValue("2e-4");
  await expect.poll(() => inAddress(page, "n")).toBe("8");
  await expect.poll(() => jobStored(page)).toContain("my-prompts");
  expect(page.url()).not.toContain("my-prompts");

  await page.keyboard.press("Control+z");
  await expect(exactRate(page)).toHaveValue("1e-4");
  await expect.poll(() => inAddress(page, "n")).toBe("4");
  await expect.poll(() => jobStored(page)).not.toContain("my-prompts");
  await page.keyboard.press("Control+z");
  await expect.poll(() => inAddress(page, "n")).toBe("4");
});

test("what a command leaves to the service is not written into the next one, until one asks for it", async ({
  page,
}) => {
  await open(page);
  await paste(page, "firectl rftj create --dataset d --evaluator e --base-model m --learning-rate 2e-4 --epochs 3");
  await expect(row(page, "trainingConfig.loraRank")).toHaveAttribute("data-outcome", "unset");
  await button(page, names.apply).click();
  const text = page.getByRole("region", { name: names.exportText(names.forms.firectl) });
  const exported = async () => {
    await button(page, names.export).filter({ visible: true }).click();
    await page.getByRole("radio", { name: names.forms.firectl, exact: true }).check();
  };
  await exported();
  await expect(text).toContainText("--epochs 3");
  await expect(text).not.toContainText("--lora-rank");
  await expect(page.locator(parts.unset)).toContainText(names.rank);
  // after a reload, and beside a change of another field
  await page.keyboard.press("Escape");
  await exactRate(page).fill("1e-4");
  await expect.poll(() => inAddress(page, "lr")).toBe("1e-4");
  await page.reload();
  await exported();
  await expect(text).toContainText("--learning-rate 1e-4");
  await expect(text).not.toContainText("--lora-rank");
  await button(page, names.writeOut).click();
  await expect(text).toContainText("--lora-rank 8");
  await expect(page.locator(parts.unset)).toHaveCount(0);
});

test("a file and a text that are dropped open the same dialog", async ({ page }) => {
  await open(page);
  await drop(page, { file: "ep create rft --epochs 3" });
  await expect(dialog(page).getByRole("status")).toContainText(/dropped\.txt.*eval-protocol/);
  await page.keyboard.press("Escape");
  // hidden at once, but it is gone only after its own event
  await expect(page.locator("dialog")).toHaveCount(0);
  await drop(page, { text: "c.reinforcement_fine_tuning_jobs.create(chunk_size=100, dataset=DATASET)" });
  await expectChange(row(page, "chunk_size"), "auto", "100");
  await expect(row(page, "dataset")).toHaveAttribute("data-outcome", "refused");
  await expect(row(page, "dataset")).toContainText("1:57");
  // over an open dialog, too
  await drop(page, { file: "#v=1&ep=4" }, { target: "dialog" });
  await expect(dialog(page).getByRole("status")).toContainText(/dropped\.txt.*link/);
  await button(page, names.apply).click();
  await expect.poll(() => inAddress(page, "ep")).toBe("4");
});

test("what is carried over the page is invited, until it is let go or carried away", async ({ page }) => {
  await open(page);
  const invited = () => page.evaluate(() => getComputedStyle(document.body, "::after").content);
  await expect.poll(invited).toBe("none");
  await drop(page, { file: "x" }, { type: "dragover" });
  await expect.poll(invited).toMatch(/^(?!none$).*\w/);
  await page.dispatchEvent("body", "dragleave");
  await expect.poll(invited).toBe("none");
  await drop(page, { file: "x" }, { type: "dragover" });
  await drop(page, { file: "ep create rft --epochs 3" });
  await expect.poll(invited).toBe("none");
  // a text that is carried over a field belongs to the field
  await page.keyboard.press("Escape");
  await drop(page, { text: "2e-4" }, { type: "dragover", target: `[aria-label="${names.exactRate}"]` });
  await expect.poll(invited).toBe("none");
});

test("a picked file of any name is read by its content", async ({ page }) => {
  await open(page);
  await button(page, names.open).click();
  const job = {
    name: "accounts/a/reinforcementFineTuningJobs/j",
    trainingConfig: { epochs: 2 },
    trainerLogsSignedUrl: "https://x/hunter2",
  };
  await page
    .getByLabel(names.importFile)
    .setInputFiles({ name: "job.dat", mimeType: "", buffer: Buffer.from(JSON.stringify(job)) });
  await expect(dialog(page).getByRole("status")).toContainText(/job\.dat.*API/);
  await expect(row(page, "trainerLogsSignedUrl")).toContainText("secret");
  await expect(dialog(page)).not.toContainText("hunter2");
  await button(page, names.apply).click();
  await expect.poll(() => inAddress(page, "ep")).toBe("2");
});

test("what stands before a quote without an end is kept, the rest named with its place", async ({ page }) => {
  await open(page);
  await paste(page, "firectl rftj create --epochs 2 --dataset 'abc --lora-rank 16");
  await expectChange(row(page, "--epochs"), "1", "2");
  await expect(row(page, "…")).toHaveAttribute("data-outcome", "refused");
  await expect(row(page, "…")).toContainText("1:42");
  await expect(row(page, "…")).toContainText("--lora-rank");
  await button(page, names.cancel).click();
  await expect.poll(() => inAddress(page, "ep")).toBe("1");
});

test("of two texts the newer one is read, also where the reader has to be started again", async ({ page }) => {
  await page.addInitScript(() => {
    const Real = Worker;
    let isBroken = true;
    globalThis.Worker = class extends Real {
      constructor(url: string | URL, options?: WorkerOptions) {
        if (isBroken && String(url).includes("exchange")) {
          isBroken = false;
          throw new Error("no worker");
        }
        super(url, options);
      }
    };
  });
  await open(page);
  await paste(page, "ep create rft --epochs 2");
  await expect(dialog(page).getByRole("alert")).toBeVisible();
  await expect(button(page, names.apply)).toBeDisabled();
  await button(page, names.retryImport).click();
  await expectChange(row(page, "--epochs"), "1", "2");
  // a large text and then another one, as they are typed
  const text = page.getByLabel(names.importText);
  await text.fill(`ep create rft --epochs 3 ${"--colour red ".repeat(20_000)}`);
  await text.fill("ep create rft --epochs 4");
  await expectChange(row(page, "--epochs"), "1", "4");
  await expect(row(page, "--colour")).toHaveCount(0);
  await button(page, names.apply).click();
  await expect.poll(() => inAddress(page, "ep")).toBe("4");
});

test("a paste of 8 MB is refused at once, with its size", async ({ page }) => {
  await open(page);
  await button(page, names.open).click();
  await page.getByLabel(names.importText).evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "ep create rft '".repeat(560_000));
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(dialog(page).locator(parts.failure)).toContainText(/8,400,000.*1,048,576/);
  await expect(button(page, names.apply)).toBeDisabled();
  await expect(page.getByLabel(names.importText)).toHaveValue("");
});

test("a hostile text is shown, never run, and does not break the dialog on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await button(page, names.more).click();
  const name = `<img src=x onerror=alert(1)>\u202e${"w".repeat(500)}`;
  await paste(page, JSON.stringify({ displayName: name, [`${"k".repeat(400)}`]: 1, trainingConfig: { epochs: 2 } }));
  await expect(row(page, "displayName")).toContainText("<img src=x onerror=alert(1)>\\u{202e}www");
  expect(await overflow(page)).toEqual([]);
  await button(page, names.apply).click();
  await expect.poll(() => inAddress(page, "ep")).toBe("2");
});
