import { readdirSync, readFileSync } from "node:fs";
import { unfoldAll } from "./acts.mjs";
import { serve } from "./host.ts";
import { names } from "./names.mjs";
import { button, exactRate, expect, menuItem, open, rate, simulated, test, testWithoutCurves } from "./page.ts";

const policy = () => {
  const html = readFileSync("dist/site/index.html", "utf8");
  const content = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? "";
  return new Map(
    content
      .replaceAll("&#39;", "'")
      .split("; ")
      .map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1)]),
  );
};

test("the page's policy allows its own scripts, its inline script and style by their hashes, and WebAssembly, and nothing else", () => {
  const directives = policy();
  expect(directives.get("default-src")).toEqual(["'none'"]);
  const hash = expect.stringMatching(/^'sha256-[\w+/]{43}='$/);
  expect(directives.get("script-src")).toEqual(["'self'", "'wasm-unsafe-eval'", hash]);
  expect(directives.get("style-src")).toEqual(["'self'", hash]);
  expect(directives.get("worker-src")).toEqual(["'self'"]);
  for (const sources of directives.values()) {
    expect(sources).not.toContain("'unsafe-inline'");
    expect(sources).not.toContain("'unsafe-eval'");
    expect(sources).not.toContain("*");
  }
});

test("nothing the page does is against its policy, which is in force", async ({ browser, baseURL }) => {
  // not the fixture's page, which may not hear of a violation
  const page = await browser.newPage();
  const violations: string[] = [];
  await page.exposeFunction("noteViolation", (what: string) => violations.push(what));
  await page.addInitScript(() =>
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
      (window as unknown as { noteViolation: (what: string) => void }).noteViolation(
        `${violatedDirective} ${blockedURI} ${sample}`,
      ),
    ),
  );
  await page.goto(`${baseURL}/#lr=5e-4&nonsense=1`);
  await simulated(page);
  await unfoldAll(page);
  await rate(page).press("End");
  await simulated(page);
  for (const name of [names.how, names.reference, names.licences, names.open]) {
    await (name === names.reference ? await menuItem(page, name) : button(page, name)).click();
    await expect(page.locator("dialog[open]")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.locator("dialog[open]")).toHaveCount(0);
  }
  expect(violations).toEqual([]);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    document.head.append(script);
  });
  expect(await page.evaluate(() => "injected" in window)).toBe(false);
  await expect
    .poll(() => violations.map((violation) => violation.split(" ").slice(0, 2)))
    .toEqual([["script-src-elem", "inline"]]);
  await page.close();
});

test("where a host's own policy keeps the inline script and style out, the page has its style from a file and works", async ({
  browser,
  baseURL,
}) => {
  // not the fixture's page, which may not hear of a violation
  const page = await browser.newPage();
  await page.route(`${baseURL}/`, async (route) => {
    const response = await route.fetch();
    const policy = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
  });
  await page.goto(`${baseURL}/`);
  await simulated(page);
  await expect(rate(page)).toHaveCSS("appearance", "none");
  await rate(page).press("End");
  await expect(rate(page)).toHaveAttribute("aria-valuetext", "5e-4, too high");
  await page.close();
});

test.describe("under the headers of a static host", () => {
  test.use({ serviceWorkers: "allow" });

  test("the page works, offline too, and cannot be framed", async ({ browser }) => {
    const { address, close } = await serve("dist/site", "/");
    const context = await browser.newContext({ serviceWorkers: "allow" });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    const response = await page.goto(`${address}#lr=2e-4`);
    expect(response?.headers()).toMatchObject({
      "content-security-policy": "frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cache-control": "no-cache",
    });
    await simulated(page);
    // the kernel is compiled under the worker's own policy
    await expect(page.getByText(names.slow)).toHaveCount(0);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    await page.reload();
    await simulated(page);
    await expect(exactRate(page)).toHaveValue("2e-4");
    await context.setOffline(false);
    expect(complaints).toEqual([]);
    await context.close();
    await close();
  });
});

/** The packages that the sources of page and workers import, types aside. */
function importedPackages(): Set<string> {
  const layers = ["schema", "simulator", "diagnosis", "exchange", "state", "ui"];
  const files = layers.flatMap((layer) => {
    const entries = readdirSync(`src/${layer}`, { recursive: true, encoding: "utf8" });
    return entries
      .filter((file) => /\.tsx?$/.test(file) && !/\.(test|bench)\./.test(file))
      .map((file) => `${layer}/${file}`);
  });
  const imports = /^(?:import|export) (?!type )[^;]*?from "([a-z@][^"]*)"/gm;
  const names = files.flatMap((file) =>
    [...readFileSync(`src/${file}`, "utf8").matchAll(imports)].map(([, name = ""]) => name.split("/")[0] ?? ""),
  );
  // test support lies beside the sources, and the kernel's compiler is a tool
  return new Set(names.filter((name) => !/^(?:node:|fast-check|vite$|assemblyscript$)/.test(name)));
}

testWithoutCurves("the licences of what the page is made of are listed in full", async ({ page }) => {
  await open(page);
  await button(page, names.licences).click();
  const list = page.locator(".licences");
  // what the page's own code imports, and what the build adds
  for (const name of [...importedPackages(), "workbox-precaching"])
    await expect(list.getByText(new RegExp(`^${name} \\d`))).toBeVisible();
  await list.getByText(/^zustand \d/).click();
  const zustand = list.locator("li").filter({ hasText: /^zustand / });
  await expect(zustand.getByText("Permission is hereby granted")).toBeVisible();
});
