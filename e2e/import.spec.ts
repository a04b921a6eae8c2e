import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { drop } from "./acts.mjs";
import { overflow } from "./overflow.ts";
import { exactRate, expect, inAddress, open, test } from "./page.ts";

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
  await page.getByRole("button", { name: "Open…" }).click();
  await page.getByLabel("Text to open").fill(text);
}

const jobStored = (page: Page) => page.evaluate(() => localStorage.getItem("goldilocks.job"));

test("a command that is pasted is reported, applied as one step, and taken back by one undo", async ({ page }) => {
  await open(page, "#lr=1e-4");
  await paste(page, COMMAND);
  await expect(dialog(page)).toContainText("is read as a firectl command");
  await expect(row(page, "--learning-rate")).toContainText("will change from 0.0001 to 0.0002");
  await expect(row(page, "--epochs")).toContainText(/at 3:24 refused Epochs .*1–10/);
  await expect(row(page, "--n")).toContainText("will change from 4 to 8: read as --response-candidates-count");
  await expect(row(page, "--dataset")).toContainText("will change from nothing to my-prompts");
  await expect(row(page, "--colour")).toContainText("ignored a flag that is not known here");
  await expect(row(page, "--api-key")).toContainText("secret");
  await expect(dialog(page).locator(".report")).not.toContainText("hunter2");
  await expect(exactRate(page)).toHaveValue("1e-4");
  expect(await jobStored(page)).toBe(null);

  await page.getByRole("button", { name: "Apply" }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(exactRate(page)).toHaveValue("2e-4");
  await expect.poll(() => inAddress(page, "n")).toBe("8");
  expect(await jobStored(page)).toContain("my-prompts");
  expect(page.url()).not.toContain("my-prompts");

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(exactRate(page)).toHaveValue("1e-4");
  await expect.poll(() => inAddress(page, "n")).toBe("4");
  expect(await jobStored(page)).not.toContain("my-prompts");
  await expect(page.getByRole("button", { name: "Undo" })).toHaveAttribute("aria-disabled", "true");
});

test("a file and a text that are dropped open the same dialog", async ({ page }) => {
  await open(page);
  await drop(page, { file: "ep create rft --epochs 3" });
  await expect(dialog(page)).toContainText("dropped.txt is read as an ep (eval-protocol) command");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await drop(page, { text: "c.reinforcement_fine_tuning_jobs.create(chunk_size=100, dataset=DATASET)" });
  await expect(row(page, "chunk_size")).toContainText("will change from auto to 100");
  await expect(row(page, "dataset")).toContainText("at 1:57 refused “DATASET” is no plain value");
  // over an open dialog, too
  await drop(page, { file: "#v=1&ep=4" }, { target: "dialog" });
  await expect(dialog(page)).toContainText("dropped.txt is read as a link of this page");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect.poll(() => inAddress(page, "ep")).toBe("4");
});

test("what is carried over the page is invited, until it is let go or carried away", async ({ page }) => {
  await open(page);
  const invited = () => page.evaluate(() => getComputedStyle(document.body, "::after").content);
  expect(await invited()).toBe("none");
  await drop(page, { file: "x" }, { type: "dragover" });
  expect(await invited()).toContain("Let go");
  await page.dispatchEvent("body", "dragleave");
  expect(await invited()).toBe("none");
  await drop(page, { file: "x" }, { type: "dragover" });
  await drop(page, { file: "ep create rft --epochs 3" });
  expect(await invited()).toBe("none");
  // a text that is carried over a field belongs to the field
  await page.keyboard.press("Escape");
  await drop(page, { text: "2e-4" }, { type: "dragover", target: "[aria-label='Learning rate, exact value']" });
  expect(await invited()).toBe("none");
});

test("a picked file of any name is read by its content", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Open…" }).click();
  const job = {
    name: "accounts/a/reinforcementFineTuningJobs/j",
    trainingConfig: { epochs: 2 },
    trainerLogsSignedUrl: "https://x/hunter2",
  };
  await page
    .getByLabel("Config document")
    .setInputFiles({ name: "job.dat", mimeType: "", buffer: Buffer.from(JSON.stringify(job)) });
  await expect(dialog(page)).toContainText("job.dat is read as a job as the API returns it");
  await expect(row(page, "trainerLogsSignedUrl")).toContainText("a secret; dropped");
  await expect(dialog(page)).not.toContainText("hunter2");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect.poll(() => inAddress(page, "ep")).toBe("2");
});

test("what stands before a quote without an end is kept, the rest named with its place", async ({ page }) => {
  await open(page);
  await paste(page, "firectl rftj create --epochs 2 --dataset 'abc --lora-rank 16");
  await expect(row(page, "--epochs")).toContainText("will change from 1 to 2");
  await expect(row(page, "…")).toContainText("at 1:42 refused the single quote that opens here has no end");
  await expect(row(page, "…")).toContainText("--lora-rank");
  await page.getByRole("button", { name: "Cancel" }).click();
  expect(inAddress(page, "ep")).toBe("1");
});

test("a paste of 8 MB is refused at once, with its size", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Open…" }).click();
  await page.getByLabel("Text to open").evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "ep create rft '".repeat(560_000));
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(page.locator("dialog .failure")).toContainText(
    "The text has 8,400,000 bytes; at most 1,048,576 (1 MiB)",
  );
  await expect(page.getByRole("button", { name: "Apply" })).toBeDisabled();
  await expect(page.getByLabel("Text to open")).toHaveValue("");
});

test("a hostile text is shown, never run, and does not break the dialog on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  const name = `<img src=x onerror=alert(1)>\u202e${"w".repeat(500)}`;
  await paste(page, JSON.stringify({ displayName: name, [`${"k".repeat(400)}`]: 1, trainingConfig: { epochs: 2 } }));
  await expect(row(page, "displayName")).toContainText("<img src=x onerror=alert(1)>\\u{202e}www");
  expect(await overflow(page)).toEqual([]);
  await page.getByRole("button", { name: "Apply" }).click();
  await expect.poll(() => inAddress(page, "ep")).toBe("2");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in a report in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page);
    await paste(page, COMMAND);
    await expect(row(page, "--epochs")).toBeVisible();
    expect((await new AxeBuilder({ page }).include("dialog[open]").analyze()).violations).toEqual([]);
  });
}
