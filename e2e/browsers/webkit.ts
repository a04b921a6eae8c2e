import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clickActions, type Driver, keyActions } from "./driver.ts";

const START_LIMIT_MS = 20_000;

/** Starts an X server without a screen. */
async function startDisplay(): Promise<{ display: string; server: ChildProcess }> {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const number = server.stdio[3];
  if (!number) throw new Error("Xvfb has no pipe for its display");
  const [line] = await once(number, "data");
  return { display: `:${String(line).trim()}`, server };
}

/** Returns a port that nothing listens on. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

/** Sends a command of WebDriver, https://www.w3.org/TR/webdriver2/; a refused one throws with the driver's reason. */
async function send<Result>(method: string, url: string, body?: object): Promise<Result> {
  const response = await fetch(url, { method, body: body ? JSON.stringify(body) : null });
  const { value } = (await response.json()) as { value: Result & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** Starts WebKitGTK's own small browser on a display of its own and drives it by classic WebDriver. */
export async function startWebKit(program: string, viewport: { width: number; height: number }): Promise<Driver> {
  const home = await mkdtemp(join(tmpdir(), "webkit-"));
  const { display, server } = await startDisplay();
  const port = await freePort();
  // downloads, caches and settings go to its home
  const env = { ...process.env, DISPLAY: display, HOME: home, XDG_DOWNLOAD_DIR: home };
  const driver = spawn(program, ["-p", String(port)], { env, stdio: "ignore" });
  const end = async () => {
    driver.kill();
    server.kill();
    await rm(home, { recursive: true, force: true });
  };
  const host = `http://127.0.0.1:${port}`;
  const openSession = async () => {
    const limit = Date.now() + START_LIMIT_MS;
    while (!(await fetch(`${host}/status`).catch(() => undefined))?.ok) {
      if (Date.now() > limit) throw new Error(`${program} did not listen within ${START_LIMIT_MS} ms`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return send<{ sessionId: string }>("POST", `${host}/session`, { capabilities: {} });
  };
  const { sessionId } = await openSession().catch(async (error) => {
    await end();
    throw error;
  });
  const session = `${host}/session/${sessionId}`;
  const execute = (script: string) => send<string>("POST", `${session}/execute/async`, { script, args: [] });
  const actions = (list: object[]) => send<void>("POST", `${session}/actions`, { actions: list });
  // the window is larger than its viewport by its bars
  await send("POST", `${session}/window/rect`, viewport);
  const inner = JSON.parse(await execute("arguments[0](JSON.stringify([innerWidth, innerHeight]))"));
  const bars = { width: viewport.width - inner[0], height: viewport.height - inner[1] };
  await send("POST", `${session}/window/rect`, {
    width: viewport.width + bars.width,
    height: viewport.height + bars.height,
  });

  return {
    downloads: home,
    goto: (url) => send("POST", `${session}/url`, { url }),
    reload: () => send("POST", `${session}/refresh`, {}),
    async evaluate(expression) {
      const text = await execute(
        `const done = arguments[0]; ${expression}.then((value) => done("=" + value), (error) => done("!" + error));`,
      );
      if (text.startsWith("!")) throw new Error(text.slice(1));
      return text.slice(1);
    },
    click: (x, y) => actions(clickActions(x, y)),
    type: (text) => actions(keyActions(text)),
    screenshot: async () => Buffer.from(await send<string>("GET", `${session}/screenshot`), "base64"),
    async close() {
      await send("DELETE", session).catch(() => undefined);
      await end();
    },
  };
}
