/** What an oracle found wrong with what a reader gave. Two faults with the same `oracle` and the same kind of message are one. */
export class Fault extends Error {
  readonly oracle: string;
  constructor(oracle: string, message: string) {
    super(message);
    this.name = oracle;
    this.oracle = oracle;
  }
}

/** Throws a fault of the oracle unless the condition holds. */
export function hold(condition: boolean, oracle: string, message: () => string): asserts condition {
  if (!condition) throw new Fault(oracle, message());
}
