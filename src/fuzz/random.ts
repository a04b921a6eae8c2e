/** A seeded stream of random numbers (sfc32 by Chris Doty-Humphrey): the same seeds give the same stream on every machine. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(...seeds: readonly number[]) {
    this.#a = 0x9e3779b9;
    this.#b = 0x243f6a88;
    this.#c = 0xb7e15162;
    for (const seed of seeds) {
      this.#a ^= seed;
      this.#b ^= Math.floor(seed / 2 ** 32);
      for (let round = 0; round < 4; round++) this.bits();
    }
    for (let round = 0; round < 8; round++) this.bits();
  }

  /** Returns 32 random bits as a whole number, 0 or above. */
  bits(): number {
    const sum = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** Returns a number from 0, below 1. */
  share(): number {
    return this.bits() / 2 ** 32;
  }

  /** Returns a whole number from 0, below `count`. */
  below(count: number): number {
    return Math.floor(this.share() * count);
  }

  /** Returns a whole number within two ends, both included. */
  within(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(share: number): boolean {
    return this.share() < share;
  }

  /** Returns one item of a list that has at least one. */
  pick<Item>(items: ArrayLike<Item>): Item {
    return items[this.below(items.length)] as Item;
  }

  /** Returns as many values as `count` says. */
  list<Item>(count: number, make: (i: number) => Item): Item[] {
    const items: Item[] = [];
    for (let i = 0; i < count; i++) items.push(make(i));
    return items;
  }

  /** Returns a roughly normal number with mean 0 and variance 1. */
  normal(): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.share();
    return sum;
  }
}
