/** A cache that drops its least recently used values first. */
export interface LruCache<Value> {
  /** Total size of the cached values. */
  readonly size: number;
  /** Returns the value of the key, which becomes the most recently used one; undefined if it is not cached. */
  get(key: string): Value | undefined;
  /** Caches a value and drops others until the total size is within the capacity. */
  set(key: string, value: Value): void;
  /** Drops and returns the least recently used value; undefined if the cache is empty. */
  drop(): Value | undefined;
}

/** Creates a cache whose values have at most `capacity` in total; without `sizeOf` that is their number. */
export function createLruCache<Value>(capacity: number, sizeOf: (value: Value) => number = () => 1): LruCache<Value> {
  // a Map keeps the order of insertion: the least recently used value is its first
  const values = new Map<string, Value>();
  let size = 0;

  function drop(): Value | undefined {
    for (const [key, value] of values) {
      values.delete(key);
      size -= sizeOf(value);
      return value;
    }
    return undefined;
  }

  return {
    get size() {
      return size;
    },
    get(key) {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set(key, value) {
      const replaced = values.get(key);
      if (replaced !== undefined) size -= sizeOf(replaced);
      values.delete(key);
      values.set(key, value);
      size += sizeOf(value);
      while (size > capacity) drop();
    },
    drop,
  };
}
