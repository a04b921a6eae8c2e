import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFirstUse, endWhenUsed } from "./firstUse.ts";

/** A page that nobody has used, and whether the wait has ended. */
function openPage() {
  const page = new EventTarget();
  const firstUse = createFirstUse();
  endWhenUsed(firstUse, page as Window);
  return { page, firstUse };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each(["pointermove", "pointerdown", "touchstart", "keydown", "focusin", "wheel", "scroll"])(
  "a %s is a use",
  async (type) => {
    const { page, firstUse } = openPage();
    expect(firstUse.isOver()).toBe(false);
    page.dispatchEvent(new Event(type));
    expect(firstUse.isOver()).toBe(true);
    await firstUse.promise;
  },
);

test("a page that nobody touches counts as used after ten seconds, and not before", () => {
  const { firstUse } = openPage();
  vi.advanceTimersByTime(9_999);
  expect(firstUse.isOver()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(firstUse.isOver()).toBe(true);
});

test("after the first use no listener is left", () => {
  const page = new EventTarget();
  const end = vi.fn();
  endWhenUsed({ ...createFirstUse(), end }, page as Window);
  for (const type of ["wheel", "keydown", "wheel"]) page.dispatchEvent(new Event(type));
  expect(end).toHaveBeenCalledOnce();
});
