/** What a command sees of the outside world. */
export interface Io {
  /** The bytes of a file; rejects when it cannot be read. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** All bytes of the standard input. */
  readonly stdin: () => Promise<Uint8Array>;
  /** The bytes of a file, or of the standard input for `-`, as they come; fails when it cannot be read. */
  readonly stream: (path: string) => AsyncIterable<Uint8Array>;
  /** Size of a file in bytes; 0 where it is not known. */
  readonly sizeOf: (path: string) => Promise<number>;
  /** Waits so many milliseconds; resolves to false, or is absent, where nothing is to be waited for. */
  readonly pause?: (milliseconds: number) => Promise<boolean>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Shows how far the work is, where somebody watches: one line that replaces the one before. */
  readonly progress?: (line: string) => void;
}

/** What a command tells the shell. blocked: `check` found what stops an export, `diagnose` a verdict to fail on. usage: it could not be done as asked, or the output could not be written. */
export const exitCodes = { ok: 0, blocked: 1, usage: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Something that cannot be done as asked: one line for the person, exit code 2. */
export interface Failure {
  readonly failure: string;
}

export const isFailure = (value: object): value is Failure => "failure" in value;
