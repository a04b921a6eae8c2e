import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clickActions, type Driver, keyActions } from "./driver.ts";

/** Sends commands of WebDriver BiDi, https://w3c.github.io/webdriver-bidi/, one answer each; a refused command rejects with Firefox's reason. */
async function connect(address: string) {
  const socket = new WebSocket(address);
  await once(socket, "open");
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  socket.addEventListener("message", ({ data }) => {
    const { id, type, result, error, message } = JSON.parse(data);
    if (type === "success") waiting.get(id)?.resolve(result as never);
    else waiting.get(id)?.reject(new Error(`${error}: ${message}`));
    waiting.delete(id);
  });
  let last = 0;
  return <Result>(method: string, params: object = {}): Promise<Result> =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
}

/** Starts a stock Firefox without a window and drives it by WebDriver BiDi. */
export async function startFirefox(program: string, viewport: { width: number; height: number }): Promise<Driver> {
  const profile = await mkdtemp(join(tmpdir(), "firefox-"));
  const firefox = spawn(program, ["--headless", "--remote-debugging-port=0", "--profile", profile], {
    // it refuses a home that belongs to another user
    env: { ...process.env, HOME: profile },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(firefox, "exit");
  const end = async () => {
    firefox.kill();
    await ended;
    await rm(profile, { recursive: true, force: true });
  };
  const openSession = async () => {
    const address = await new Promise<string>((resolve, reject) => {
      let said = "";
      firefox.stderr.setEncoding("utf8").on("data", (text) => {
        said += text;
        const [, found] = /BiDi listening on (ws:\S+)/.exec(said) ?? [];
        if (found) resolve(`${found}/session`);
      });
      void ended.then(() => reject(new Error(`Firefox ended before it listened: ${said}`)));
    });
    const send = await connect(address);
    await send("session.new", { capabilities: {} });
    const { contexts } = await send<{ contexts: { context: string }[] }>("browsingContext.getTree");
    const context = contexts[0]?.context;
    await send("browsingContext.setViewport", { context, viewport });
    await send("browser.setDownloadBehavior", { downloadBehavior: { type: "allowed", destinationFolder: profile } });
    return { send, context };
  };
  const { send, context } = await openSession().catch(async (error) => {
    await end();
    throw error;
  });

  return {
    downloads: profile,
    goto: (url) => send("browsingContext.navigate", { context, url, wait: "complete" }),
    reload: () => send("browsingContext.reload", { context, wait: "complete" }),
    async evaluate(expression) {
      const options = { target: { context }, awaitPromise: true };
      const { result, exceptionDetails } = await send<{
        result: { value: string };
        exceptionDetails?: { text: string };
      }>("script.evaluate", { ...options, expression });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value;
    },
    click: (x, y) => send("input.performActions", { context, actions: clickActions(x, y) }),
    type: (text) => send("input.performActions", { context, actions: keyActions(text) }),
    async screenshot() {
      const { data } = await send<{ data: string }>("browsingContext.captureScreenshot", { context });
      return Buffer.from(data, "base64");
    },
    close: end,
  };
}
