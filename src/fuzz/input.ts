/** A file or text as it is fed to a reader. */
export class Input {
  readonly text: string;
  #bytes: Uint8Array | undefined;

  constructor(text: string, bytes?: Uint8Array) {
    this.text = text;
    this.#bytes = bytes;
  }

  /** The bytes of the file; of a text in UTF-8. */
  get bytes(): Uint8Array {
    this.#bytes ??= new TextEncoder().encode(this.text);
    return this.#bytes;
  }

  /** True where the file is no text: its `text` has a character for each byte. */
  get isBinary(): boolean {
    return this.#isBinary;
  }
  #isBinary = false;

  /** Returns the input of a binary file. */
  static ofBytes(bytes: Uint8Array): Input {
    const input = new Input(latin1(bytes), bytes);
    input.#isBinary = true;
    return input;
  }
}

/** Bytes that become characters in one call. */
const CHUNK = 8192;

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}
