/** Bytes that become characters in one call. */
const CHUNK = 8192;

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}

/** A file or text as it is fed to a reader. */
export class Input {
  #text: string | undefined;
  #bytes: Uint8Array | undefined;
  /** True where the file is no text. */
  readonly isBinary: boolean;

  /** `text` is undefined of a binary file. */
  constructor(text: string | undefined, bytes?: Uint8Array) {
    this.#text = text;
    this.#bytes = bytes;
    this.isBinary = text === undefined;
  }

  /** Returns the input of a binary file. */
  static ofBytes(bytes: Uint8Array): Input {
    return new Input(undefined, bytes);
  }

  /** The text; of a binary file a character for each byte. */
  get text(): string {
    this.#text ??= latin1(this.bytes);
    return this.#text;
  }

  /** The bytes of the file; of a text in UTF-8. */
  get bytes(): Uint8Array {
    this.#bytes ??= new TextEncoder().encode(this.text);
    return this.#bytes;
  }
}
