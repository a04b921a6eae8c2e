import { expect, test } from "vitest";
import { createLruCache } from "./lruCache.ts";

test("drops the value that was not used for longest", () => {
  const cache = createLruCache<number>(2);
  cache.set("a", 1);
  cache.set("b", 2);
  expect(cache.get("a")).toBe(1);
  cache.set("c", 3);
  expect(["a", "b", "c"].map((key) => cache.get(key))).toEqual([1, undefined, 3]);
  expect(cache.size).toBe(2);
});

test("keeps the total size within the capacity, even if a value alone exceeds it", () => {
  const cache = createLruCache<string>(10, (value) => value.length);
  cache.set("a", "1234");
  cache.set("b", "1234");
  cache.set("c", "123456");
  expect(cache.size).toBe(10);
  expect(cache.get("a")).toBeUndefined();
  cache.set("d", "12345678901");
  expect(cache.size).toBe(0);
  expect(cache.get("d")).toBeUndefined();
});

test("counts a replaced value once", () => {
  const cache = createLruCache<string>(10, (value) => value.length);
  cache.set("a", "1234");
  cache.set("a", "12");
  expect(cache.size).toBe(2);
  expect(cache.get("a")).toBe("12");
});

test("hands out the dropped value", () => {
  const cache = createLruCache<number>(3);
  expect(cache.drop()).toBeUndefined();
  cache.set("a", 1);
  cache.set("b", 2);
  expect(cache.drop()).toBe(1);
  expect(cache.size).toBe(1);
});
