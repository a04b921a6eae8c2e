import { names } from "./names.mjs";
import { button, combobox, exactRate, expect, inAddress, open, rate, slider, test, textbox } from "./page.ts";

test.use({ simulates: false });

const DEFAULT_LINK =
  "#end=1&v=1&lr=1e-4&ep=1&rank=8&bs=32768&ctx=8192&t=0.7&p=1&k=40&n=4&out=2048&loss=grpo&kl=auto&chunk=auto&warm=auto&bss=auto&wd=auto&task=medium&prompts=300&len=2048&start=0.3&game=0.28&model=8&gpu=80&gpus=1&seed=1&end=1";

test("the address carries every field and follows a change", async ({ page }) => {
  await open(page);
  await expect.poll(() => new URL(page.url()).hash).toBe(DEFAULT_LINK);
  await exactRate(page).fill("2e-4");
  await expect.poll(() => inAddress(page, "lr")).toBe("2e-4");
});

test("a copied link shows the same settings to someone else", async ({ page, context, browser, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await exactRate(page).fill("3e-4");
  await combobox(page, names.rank).selectOption("32");
  await button(page, names.copyLink).click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toMatch(/^http.*lr=3e-4/);
  const link = await copied();
  const other = await browser.newPage();
  await other.goto(link);
  await expect(rate(other)).toHaveAttribute("aria-valuetext", "3e-4, too high");
  await expect(combobox(other, names.rank)).toHaveValue("32");
  expect(link.startsWith(`${baseURL}/#end=1&v=1&lr=3e-4&`)).toBe(true);
  await other.close();
});

test("settings of a link beyond the training parameters are shown and written back", async ({ page }) => {
  await open(page, "#t=0.9&n=8&loss=dapo");
  await expect(slider(page, names.temperature)).toBeVisible();
  await expect(combobox(page, names.lossMethod)).toHaveValue("dapo");
  await expect.poll(() => inAddress(page, "t")).toBe("0.9");
  await exactRate(page).fill("5e-5");
  await expect.poll(() => inAddress(page, "lr")).toBe("5e-5");
  expect(inAddress(page, "n")).toBe("8");
  expect(inAddress(page, "loss")).toBe("dapo");
});

test("bad fields of a link are named with their reason, the good ones are kept", async ({ page }) => {
  await open(page, "#v=1&lr=9&ep=1.5&rank=12&bs=65536&colour=red&__proto__=1");
  const notice = page.getByRole("region", { name: names.linkNotices });
  await expect(notice.locator("code").first()).toBeHidden();
  await notice.locator("summary").click();
  for (const key of ["lr", "ep", "rank", "colour", "__proto__"])
    await expect(notice.locator("code", { hasText: new RegExp(`^${key}$`) })).toBeVisible();
  await expect(slider(page, names.batch)).toHaveAttribute("aria-valuetext", /65,536/);
  await expect(rate(page)).toHaveAttribute("aria-valuetext", "1e-4, just right");
  await button(notice, names.dismiss).click();
  await expect(notice).toHaveCount(0);
});

test("a link that was cut off says so, and takes no half of a value", async ({ page }) => {
  const link = DEFAULT_LINK.replace("bs=32768", "bs=65536").replace("ep=1", "ep=3");
  await open(page, link.slice(0, link.indexOf("bs=65536") + "bs=6553".length));
  const notice = page.getByRole("region", { name: names.linkNotices });
  await expect(notice.getByRole("alert")).toContainText("bs=6553");
  await expect(slider(page, names.epochs)).toHaveAttribute("aria-valuetext", /^3,/);
  await expect(slider(page, names.batch)).toHaveAttribute("aria-valuetext", /32,768/);
});

test("a link with the signs of HTML between its fields is read", async ({ page }) => {
  await open(page, DEFAULT_LINK.replace("lr=1e-4", "lr=3e-4").replaceAll("&", "&amp;"));
  await expect(exactRate(page)).toHaveValue("3e-4");
  await expect(page.getByRole("region", { name: names.linkNotices })).toHaveCount(0);
});

test("a damaged link still opens the page", async ({ page }) => {
  for (const hash of ["#%", "#%E0%A4%A", "#v=99", "#=&=&&", `#lr=${"9".repeat(20000)}`, "#<script>alert(1)</script>"])
    await test.step(hash.slice(0, 20), async () => {
      await page.goto("about:blank");
      await open(page, hash);
      await expect(rate(page)).toHaveAttribute("aria-valuetext", "1e-4, just right");
    });
});

test("settings survive a reload on the bare address", async ({ page }) => {
  await open(page);
  await exactRate(page).fill("2e-4");
  await expect.poll(() => inAddress(page, "lr")).toBe("2e-4");
  await page.goto("about:blank");
  await open(page);
  await expect(exactRate(page)).toHaveValue("2e-4");
});

test("a link that is opened while a change waits to be written is not written over", async ({ page }) => {
  await open(page);
  await exactRate(page).fill("2e-4");
  await page.evaluate(() => {
    location.hash = "#lr=5e-5";
  });
  await expect(exactRate(page)).toHaveValue("5e-5");
  await expect.poll(() => inAddress(page, "ep")).toBe("1");
  expect(inAddress(page, "lr")).toBe("5e-5");
});

test("a link wins over stored settings, which one click brings back", async ({ page }) => {
  await open(page);
  await exactRate(page).fill("2e-4");
  await expect.poll(() => inAddress(page, "lr")).toBe("2e-4");
  await page.goto("about:blank");
  await open(page, "#lr=5e-5");
  await expect(exactRate(page)).toHaveValue("5e-5");
  await button(page, names.restoreMine).click();
  await expect(exactRate(page)).toHaveValue("2e-4");
});

test("settings that a link displaced stay until they are let go", async ({ page }) => {
  await open(page);
  await exactRate(page).fill("7e-5");
  await expect.poll(() => inAddress(page, "lr")).toBe("7e-5");
  await page.goto("about:blank");
  await open(page, "#lr=2e-4");
  await combobox(page, names.rank).selectOption("16");
  await expect.poll(() => inAddress(page, "rank")).toBe("16");
  await page.goto("about:blank");
  await open(page);
  await button(page, names.restoreMine).click();
  await expect(exactRate(page)).toHaveValue("7e-5");
});

test("two tabs keep each other's job details, and a full storage is told once and loses nothing", async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  for (const tab of [other, page]) {
    // a tab behind another one draws a frame a second
    await tab.bringToFront();
    await open(tab);
    await button(tab, names.export).filter({ visible: true }).click();
    await tab.getByRole("radio", { name: names.forms.firectl, exact: true }).check();
  }
  await textbox(page, names.dataset).fill("d");
  await textbox(other, names.evaluator).fill("e");
  for (const tab of [page, other]) {
    await expect(textbox(tab, names.dataset)).toHaveValue("d");
    await expect(textbox(tab, names.evaluator)).toHaveValue("e");
  }
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await textbox(page, names.dataset).fill("another");
  await page.keyboard.press("Escape");
  const notice = page.getByRole("region", { name: names.linkNotices }).getByRole("alert");
  await expect(notice).toBeVisible();
  await button(notice, names.dismiss).click();
  await exactRate(page).fill("2e-4");
  await expect.poll(() => inAddress(page, "lr")).toBe("2e-4");
  await expect(notice).toHaveCount(0);
  await button(page, names.export).filter({ visible: true }).click();
  await page.getByRole("radio", { name: names.forms.firectl, exact: true }).check();
  await expect(textbox(page, names.dataset)).toHaveValue("another");
});

test("a hash that is edited is one change that can be undone", async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    location.hash = "#v=1&lr=5e-4&ep=3";
  });
  await expect(exactRate(page)).toHaveValue("5e-4");
  await page.keyboard.press("Control+z");
  await expect(exactRate(page)).toHaveValue("1e-4");
  await expect(slider(page, names.epochs)).toHaveAttribute("aria-valuetext", "1, just right");
  await expect.poll(() => inAddress(page, "lr")).toBe("1e-4");
});
