import { expect, test, vi } from "vitest";
import { createUpdates } from "./updates.ts";

/** A service worker that records what it is sent. */
function serviceWorker(state: ServiceWorkerState) {
  const sent: unknown[] = [];
  const worker = Object.assign(new EventTarget(), { state, postMessage: (message: unknown) => sent.push(message) });
  const become = (next: ServiceWorkerState) => {
    worker.state = next;
    worker.dispatchEvent(new Event("statechange"));
  };
  return { worker, sent, become };
}

/** Registers service workers in these states, on a page with or without a controller. */
async function register(workers: Partial<Record<"installing" | "waiting" | "active", unknown>>, controller?: unknown) {
  const none = { installing: null, waiting: null, active: null };
  const registration = Object.assign(new EventTarget(), none, workers, { update: async () => {} });
  const container = { controller, register: async () => registration };
  vi.stubGlobal("window", { requestIdleCallback: true });
  vi.stubGlobal("requestIdleCallback", (act: () => void) => act());
  vi.stubGlobal("document", Object.assign(new EventTarget(), { baseURI: "https://page.example/" }));
  const updates = createUpdates(container as unknown as ServiceWorkerContainer);
  updates.start();
  await Promise.resolve().then(() => {});
  await new Promise((resolve) => setTimeout(resolve));
  return updates;
}

test("a page that was loaded without a service worker asks for it once it is active, not while it becomes so", async () => {
  const { worker, sent, become } = serviceWorker("installing");
  await register({ installing: worker });
  become("installed");
  become("activating");
  expect(sent).toEqual([]);
  become("activated");
  expect(sent).toEqual([{ type: "CLAIM" }]);
});

test("a page that is reloaded while the service worker becomes active asks for it too", async () => {
  const { worker, sent, become } = serviceWorker("activating");
  await register({ active: worker });
  expect(sent).toEqual([]);
  become("activated");
  expect(sent).toEqual([{ type: "CLAIM" }]);
});

test("a page with a service worker asks for none, and reports a version that waits", async () => {
  const { worker, sent } = serviceWorker("activated");
  const { worker: next, sent: sentToNext } = serviceWorker("installed");
  const updates = await register({ active: worker, waiting: next }, worker);
  expect([...sent, ...sentToNext]).toEqual([]);
  expect(updates.store.getState().ready).toBe(true);
});
