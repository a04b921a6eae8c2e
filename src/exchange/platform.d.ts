/**
 * What the exchange and the diagnosis need beyond the language: present in browsers, workers and Node alike. Declared here because
 * these folders compile without the DOM library; where a project has that library, both declarations merge.
 */
interface TextDecoder {
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}
interface TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
interface URLSearchParams {
  forEach(visit: (value: string, key: string) => void): void;
}
declare var TextDecoder: { new (label?: string, options?: { fatal?: boolean }): TextDecoder; prototype: TextDecoder };
declare var TextEncoder: { new (): TextEncoder; prototype: TextEncoder };
declare var URLSearchParams: { new (text: string): URLSearchParams; prototype: URLSearchParams };
