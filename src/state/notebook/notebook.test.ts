import "fake-indexeddb/auto";
import { IDBFactory, IDBObjectStore, IDBOpenDBRequest } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { encodeLink } from "../../exchange/link/link.ts";
import type { SavedRun } from "../../exchange/runs/savedRun.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { openDatabase } from "./database.ts";
import { createNotebook, type Notebook } from "./notebook.ts";

const link = encodeLink(defaultConfig);
const NAME = "goldilocks";

let opened: Notebook[] = [];
let seconds = 0;
/** A notebook as one tab has it, one second later at each reading of its clock. */
function tab(): Notebook {
  const notebook = createNotebook(() => new Date(Date.UTC(2026, 2, 1, 12, 0, seconds++)));
  opened.push(notebook);
  return notebook;
}
const ready = (notebook: Notebook) => vi.waitFor(() => expect(notebook.store.getState().status).toBe("ready"));
const state = (notebook: Notebook) => notebook.store.getState();
const titles = (notebook: Notebook) => state(notebook).runs.map(({ title }) => title);
async function keep(notebook: Notebook, title: string, note = ""): Promise<string> {
  const added = await notebook.add({ title, note, link });
  if (!added.ok) throw new Error(added.reason);
  return added.id;
}
/** What a tab that is opened now would find. */
async function onDisk(): Promise<readonly SavedRun[]> {
  const notebook = tab();
  await ready(notebook);
  return state(notebook).runs;
}
const full = () => {
  throw new DOMException("no room", "QuotaExceededError");
};

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  opened = [];
  seconds = 0;
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const notebook of opened) notebook.dispose();
  vi.unstubAllGlobals();
});

test("a run that is kept is there again later, newest first, with the time it was kept at", async () => {
  const notebook = tab();
  await keep(notebook, "first");
  await keep(notebook, "second", "a note");
  expect(titles(notebook)).toEqual(["second", "first"]);
  expect(await onDisk()).toEqual(state(notebook).runs);
  expect((await onDisk())[1]).toMatchObject({ created: "2026-03-01T12:00:00.000Z", link });
});

test("a log is kept with its run, thinned", async () => {
  const notebook = tab();
  const steps = Array.from({ length: 5000 }, (_, i) => i);
  const verdict = { verdict: "healthy", cause: "", confidence: "high", summary: "It rises." } as const;
  const log = { name: "log.csv", format: "CSV", points: 5000, steps, reward: steps, ...verdict };
  expect(await notebook.add({ title: "with a log", note: "", link, log })).toMatchObject({ ok: true, saved: true });
  const [run] = await onDisk();
  expect(run?.log).toMatchObject({ ...verdict, points: 5000 });
  expect(run?.log?.steps).toHaveLength(2000);
});

test("a link without settings is not kept, with the reason", async () => {
  expect(await tab().add({ title: "", note: "", link: "#v=9" })).toMatchObject({ ok: false });
  expect(await onDisk()).toEqual([]);
});

test("an edit shows at once and is saved when the typing pauses", async () => {
  const notebook = tab();
  const id = await keep(notebook, "a");
  notebook.edit(id, { title: "ab" });
  notebook.edit(id, { note: "n" });
  notebook.edit(id, { title: "abc" });
  expect(state(notebook).runs[0]).toMatchObject({ title: "abc", note: "n" });
  expect(await onDisk()).toMatchObject([{ title: "a", note: "" }]);
  await vi.waitFor(async () => expect(await onDisk()).toMatchObject([{ title: "abc", note: "n" }]));
  expect(state(notebook).unsaved.size).toBe(0);
});

test("what was typed last is sent off when the page goes", async () => {
  const notebook = tab();
  const id = await keep(notebook, "a");
  const other = await keep(notebook, "b");
  notebook.edit(id, { title: "typed" });
  void notebook.remove(other);
  notebook.saveNow();
  notebook.dispose();
  await vi.waitFor(async () => expect(await onDisk()).toMatchObject([{ title: "typed" }]));
});

test("a deletion can be undone, the last one first", async () => {
  const notebook = tab();
  for (const title of ["a", "b", "c"]) await keep(notebook, title);
  for (const { id } of state(notebook).runs.slice(0, 2)) await notebook.remove(id);
  expect(titles(notebook)).toEqual(["a"]);
  expect(await onDisk()).toHaveLength(1);
  expect(state(notebook).undoable.map(({ what }) => what)).toEqual(["b", "c"]);
  notebook.undo();
  expect(titles(notebook)).toEqual(["b", "a"]);
  notebook.undo();
  await notebook.save();
  expect((await onDisk()).map(({ title }) => title)).toEqual(["c", "b", "a"]);
  expect(notebook.undo()).toEqual([]);
});

test("a deletion takes what was typed just before along, and brings it back", async () => {
  const notebook = tab();
  const id = await keep(notebook, "a");
  notebook.edit(id, { note: "typed" });
  await notebook.remove(id);
  expect(await onDisk()).toEqual([]);
  notebook.undo();
  await notebook.save();
  expect(await onDisk()).toMatchObject([{ title: "a", note: "typed" }]);
});

test("an import adds what is new, takes what is newer, leaves what is not, and can be undone as a whole", async () => {
  const notebook = tab();
  for (const title of ["a", "b", "c"]) await keep(notebook, title);
  const [c, b, a] = state(notebook).runs as [SavedRun, SavedRun, SavedRun];
  const before = state(notebook).runs;
  const later = "2027-01-01T00:00:00.000Z";
  const taken = notebook.take([
    { ...a, title: "a, newer in the file", changed: later },
    { ...b, title: "b, as old as here" },
    c,
    { ...c, id: "f".repeat(32), title: "d" },
  ]);
  expect(taken).toEqual({
    added: ["d"],
    replaced: ["a, newer in the file"],
    newerHere: ["b, as old as here"],
    same: 1,
  });
  await notebook.save();
  expect((await onDisk()).map(({ title }) => title).sort()).toEqual(["a, newer in the file", "b", "c", "d"]);
  expect(notebook.take(state(notebook).runs)).toEqual({ added: [], replaced: [], newerHere: [], same: 4 });
  notebook.undo();
  await notebook.save();
  expect(await onDisk()).toEqual(before);
});

test("undoing an import leaves an entry that was edited since", async () => {
  const notebook = tab();
  await ready(notebook);
  const id = "f".repeat(32);
  const time = "2026-01-01T00:00:00.000Z";
  notebook.take([{ id, created: time, changed: time, title: "imported", link, note: "" }]);
  notebook.edit(id, { note: "mine" });
  notebook.undo();
  await notebook.save();
  expect(await onDisk()).toMatchObject([{ title: "imported", note: "mine" }]);
});

test("a full disk loses nothing: the entry stays in the tab, the reason is said, and a later attempt saves it", async () => {
  const notebook = tab();
  await keep(notebook, "before");
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(full);
  const added = await notebook.add({ title: "too much", note: "", link });
  expect(added).toMatchObject({ ok: true, saved: false });
  expect(titles(notebook)).toEqual(["too much", "before"]);
  expect([...state(notebook).unsaved]).toEqual([added.ok && added.id]);
  expect(state(notebook).trouble).toContain("full");
  await notebook.refresh();
  expect(titles(notebook)).toEqual(["too much", "before"]);
  expect(state(notebook).trouble).toContain("full");
  put.mockRestore();
  await notebook.save();
  expect(state(notebook)).toMatchObject({ unsaved: new Set(), trouble: undefined });
  expect(await onDisk()).toHaveLength(2);
});

test("a transaction that the browser gives up late is not taken for saved", async () => {
  const notebook = tab();
  await ready(notebook);
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore) {
    const request = this.get("nothing");
    request.addEventListener("success", () => this.transaction.abort());
    return request;
  });
  expect(await notebook.add({ title: "a", note: "", link })).toMatchObject({ saved: false });
  expect(titles(notebook)).toEqual(["a"]);
  expect(state(notebook).trouble).toBeDefined();
  put.mockRestore();
});

test("typing goes on while the disk is full, and a deletion is saved all the same", async () => {
  const notebook = tab();
  const kept = await keep(notebook, "old");
  const edited = await keep(notebook, "edited");
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(full);
  const added = await keep(notebook, "new");
  for (const title of ["new 1", "new 2"]) {
    notebook.edit(added, { title });
    notebook.edit(edited, { title: `edited ${title}` });
    await notebook.save();
  }
  await notebook.remove(kept);
  expect(titles(notebook)).toEqual(["new 2", "edited new 2"]);
  expect(state(notebook).unsaved).toEqual(new Set([added, edited]));
  expect((await onDisk()).map(({ title }) => title)).toEqual(["edited"]);
  put.mockRestore();
  await notebook.save();
  expect((await onDisk()).map(({ title }) => title)).toEqual(["new 2", "edited new 2"]);
});

test("an entry that could not be saved and is deleted does not come back", async () => {
  const notebook = tab();
  await ready(notebook);
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(full);
  const id = await keep(notebook, "a");
  await notebook.remove(id);
  put.mockRestore();
  await notebook.save();
  expect(titles(notebook)).toEqual([]);
  expect(await onDisk()).toEqual([]);
  notebook.undo();
  await notebook.save();
  expect(await onDisk()).toMatchObject([{ title: "a" }]);
});

test("an import that does not fit is kept in the tab as a whole, and none of it on the disk", async () => {
  const notebook = tab();
  const id = await keep(notebook, "a");
  const [run] = state(notebook).runs as [SavedRun];
  let calls = 0;
  const original = IDBObjectStore.prototype.put;
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...values) {
    return ++calls > 2 ? full() : original.apply(this, values);
  });
  notebook.take(["1", "2", "3"].map((digit) => ({ ...run, id: digit.repeat(32), title: digit })));
  await notebook.save();
  expect(titles(notebook)).toHaveLength(4);
  expect(state(notebook).unsaved.size).toBe(3);
  put.mockRestore();
  expect((await onDisk()).map((one) => one.id)).toEqual([id]);
});

test("without a database everything works in the tab, and the page says that it is kept nowhere else", async () => {
  vi.spyOn(indexedDB, "open").mockImplementation(() => {
    throw new DOMException("denied", "SecurityError");
  });
  const notebook = tab();
  await vi.waitFor(() => expect(state(notebook).status).toBe("unavailable"));
  expect(state(notebook).trouble).toContain("denied");
  expect(await notebook.add({ title: "a", note: "", link })).toMatchObject({ ok: true, saved: false });
  const [run] = state(notebook).runs as [SavedRun];
  notebook.edit(run.id, { note: "n" });
  expect(state(notebook).runs).toMatchObject([{ title: "a", note: "n" }]);
  vi.restoreAllMocks();
  await notebook.refresh();
  await notebook.save();
  expect(state(notebook)).toMatchObject({ status: "ready", trouble: undefined });
  expect(await onDisk()).toMatchObject([{ title: "a", note: "n" }]);
});

test("a second tab sees what the first one does", async () => {
  const [one, other] = [tab(), tab()];
  await ready(other);
  const id = await keep(one, "a");
  await vi.waitFor(() => expect(titles(other)).toEqual(["a"]));
  one.edit(id, { title: "b" });
  await vi.waitFor(() => expect(titles(other)).toEqual(["b"]));
  await one.remove(id);
  await vi.waitFor(() => expect(titles(other)).toEqual([]));
  one.undo();
  await vi.waitFor(() => expect(titles(other)).toEqual(["b"]));
});

/** Replaces localStorage, which all tabs share, by one that takes everything or nothing. */
function stubStorage(isFull = false) {
  const items = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => (isFull ? full() : items.set(key, value)),
    removeItem: (key: string) => items.delete(key),
  });
}
const reads = () => vi.spyOn(IDBObjectStore.prototype, "getAll");

test("a tab that has seen every change does not read the notebook again at its focus", async () => {
  stubStorage();
  const [one, other] = [tab(), tab()];
  await ready(one);
  await ready(other);
  const read = reads();
  await keep(one, "a");
  await vi.waitFor(() => expect(titles(other)).toEqual(["a"]));
  await keep(other, "b");
  await vi.waitFor(() => expect(titles(one)).toEqual(["b", "a"]));
  for (const notebook of [one, other]) await notebook.catchUp();
  expect(read).not.toHaveBeenCalled();
});

test("a tab that missed a change reads the notebook at its focus, once", async () => {
  stubStorage();
  vi.stubGlobal(
    "BroadcastChannel",
    class extends EventTarget {
      postMessage() {}
      close() {}
    },
  );
  const [one, other] = [tab(), tab()];
  await ready(other);
  const id = await keep(one, "a");
  one.edit(id, { title: "typed" });
  one.saveNow();
  const read = reads();
  await other.catchUp();
  expect(titles(other)).toEqual(["typed"]);
  await other.catchUp();
  expect(read).toHaveBeenCalledOnce();
});

test("where localStorage takes nothing, a tab reads the notebook at each focus", async () => {
  stubStorage(true);
  const notebook = tab();
  await ready(notebook);
  const read = reads();
  for (let i = 0; i < 2; i++) await notebook.catchUp();
  expect(read).toHaveBeenCalledTimes(2);
});

test("two tabs that edit at once do not overwrite each other's entries, nor each other's field of one entry", async () => {
  const [one, other] = [tab(), tab()];
  const [a, b] = [await keep(one, "a"), await keep(one, "b")];
  await vi.waitFor(() => expect(titles(other)).toHaveLength(2));
  one.edit(a, { title: "a by one" });
  other.edit(b, { title: "b by other" });
  one.edit(b, { note: "note by one" });
  await Promise.all([one.save(), other.save()]);
  const expected = [
    { title: "b by other", note: "note by one" },
    { title: "a by one", note: "" },
  ];
  expect(await onDisk()).toMatchObject(expected);
  for (const notebook of [one, other]) await vi.waitFor(() => expect(state(notebook).runs).toMatchObject(expected));
});

test("of two tabs that write the same field the last one stands", async () => {
  const [one, other] = [tab(), tab()];
  const id = await keep(one, "a");
  await vi.waitFor(() => expect(titles(other)).toEqual(["a"]));
  one.edit(id, { title: "by one" });
  other.edit(id, { title: "by other" });
  await one.save();
  await other.save();
  await vi.waitFor(() => expect(titles(one)).toEqual(["by other"]));
  expect(await onDisk()).toMatchObject([{ title: "by other" }]);
});

test("an entry that one tab deletes while another writes in it comes back with the words", async () => {
  const [one, other] = [tab(), tab()];
  const id = await keep(one, "a");
  await vi.waitFor(() => expect(titles(other)).toEqual(["a"]));
  other.edit(id, { note: "hours of thought" });
  await one.remove(id);
  await other.save();
  await vi.waitFor(() => expect(state(one).runs).toMatchObject([{ title: "a", note: "hours of thought" }]));
});

/** Opens the database as a page of another version would. */
const openRaw = (version: number) =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

test("a newer page in another tab gets the notebook; this one says so and keeps what is written in it", async () => {
  const notebook = tab();
  await keep(notebook, "a");
  const newer = await openRaw(2);
  await vi.waitFor(() => expect(state(notebook).trouble).toContain("newer version"));
  expect(await notebook.add({ title: "b", note: "", link })).toMatchObject({ saved: false });
  expect(titles(notebook)).toEqual(["b", "a"]);
  newer.close();
});

test("an upgrade waits for a tab that holds an older notebook open, and says so", async () => {
  const notebook = tab();
  await keep(notebook, "a");
  notebook.dispose();
  const older = await openRaw(1);
  const onBlocked = vi.fn(() => older.close());
  const upgraded = await openDatabase({ onBlocked, onClosed: () => undefined }, 2);
  expect(onBlocked).toHaveBeenCalledOnce();
  expect(await upgraded.readAll()).toMatchObject([{ title: "a" }]);
  upgraded.close();
});

test("what is on the disk and is no run is named, left alone, and hides nothing else", async () => {
  const first = tab();
  await keep(first, "good");
  const raw = await openRaw(1);
  const strange = { id: "strange", title: "from elsewhere" };
  await new Promise((resolve) => {
    raw.transaction("runs", "readwrite").objectStore("runs").put(strange).onsuccess = resolve;
  });
  raw.close();
  const notebook = tab();
  await ready(notebook);
  expect(titles(notebook)).toEqual(["good"]);
  expect(state(notebook).remarks).toEqual([{ name: "from elsewhere", reason: expect.stringContaining("id must be") }]);
});

test("a browser that does not answer is named, and what is kept waits in the tab", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  vi.spyOn(indexedDB, "open").mockImplementation(() => new IDBOpenDBRequest());
  const notebook = tab();
  const adding = notebook.add({ title: "a", note: "", link });
  await vi.advanceTimersByTimeAsync(5000);
  expect(await adding).toMatchObject({ ok: true, saved: false });
  expect(state(notebook)).toMatchObject({ status: "opening", trouble: expect.stringContaining("not opened") });
  expect(titles(notebook)).toEqual(["a"]);
  vi.useRealTimers();
});

test("what is typed by turns into one note in two tabs is all kept", async () => {
  const [one, other] = [tab(), tab()];
  const id = await keep(one, "a", "start ");
  await ready(other);
  await other.refresh();
  const noteIn = (notebook: Notebook) => state(notebook).runs[0]?.note ?? "";
  // pauses as short and as long as the debounce, so that typing meets saving at every stage
  for (let i = 0; i < 24; i++) {
    const [notebook, sign] = i % 2 === 0 ? ([one, "x"] as const) : ([other, "y"] as const);
    notebook.edit(id, { note: noteIn(notebook) + sign });
    await new Promise((resolve) => setTimeout(resolve, [0, 5, 40, 310, 330][i % 5]));
    if (i % 7 === 0) void notebook.save();
  }
  await vi.waitFor(async () => {
    const [run] = await onDisk();
    expect([...(run?.note ?? "")].sort().join("").trim()).toBe(
      [..."start".concat("x".repeat(12), "y".repeat(12))].sort().join(""),
    );
    for (const notebook of [one, other]) expect(noteIn(notebook)).toBe(run?.note);
  }, 5000);
});

test("typing that goes on while it is saved, and while another tab saves, is neither lost nor doubled", async () => {
  const [one, other] = [tab(), tab()];
  const id = await keep(one, "a");
  await ready(other);
  await other.refresh();
  one.edit(id, { note: "1" });
  const saving = one.save();
  one.edit(id, { note: "12" });
  other.edit(id, { note: "three" });
  await other.save();
  await saving;
  one.edit(id, { note: `${state(one).runs[0]?.note}4` });
  await one.save();
  await vi.waitFor(async () => {
    const [run] = await onDisk();
    expect([...(run?.note ?? "")].sort().join("").trim()).toBe([..."124three"].sort().join(""));
    expect(state(other).runs[0]?.note).toBe(run?.note);
  });
});
