import { crc32, deflateRawSync, gzipSync } from "node:zlib";
import type { Random } from "../random.ts";
import { joinedBytes } from "./binary.ts";

const encoder = new TextEncoder();
const numbers = (...pairs: readonly (readonly [size: 2 | 4, value: number])[]) =>
  Uint8Array.from(pairs.flatMap(([size, value]) => Array.from({ length: size }, (_, i) => (value >>> (8 * i)) & 255)));

/** A zip archive (PKWARE APPNOTE, 4.3) of these files. */
export function zipOf(
  files: readonly (readonly [name: string, content: Uint8Array])[],
  isDeflated: boolean,
): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const packed = isDeflated ? deflateRawSync(content) : content;
    const path = encoder.encode(name);
    const shared = numbers(
      [2, 20],
      [2, 0],
      [2, isDeflated ? 8 : 0],
      [2, 0],
      [2, 0],
      [4, crc32(content)],
      [4, packed.length],
      [4, content.length],
      [2, path.length],
      [2, 0],
    );
    const local = joinedBytes(numbers([4, 0x04034b50]), shared, path, packed);
    directory.push(
      joinedBytes(numbers([4, 0x02014b50], [2, 20]), shared, numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, at]), path),
    );
    parts.push(local);
    at += local.length;
  }
  const central = joinedBytes(...directory);
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, files.length],
    [2, files.length],
    [4, central.length],
    [4, at],
    [2, 0],
  );
  return joinedBytes(...parts, central, end);
}

/** Packs a file as people and tools do: gzip, or a zip archive with other files beside it. */
export function packed(content: Uint8Array, name: string, random: Random): Uint8Array {
  if (random.chance(0.5)) return gzipSync(content);
  const others: readonly (readonly [string, Uint8Array])[] = random.chance(0.5)
    ? [
        ["run/", new Uint8Array()],
        ["run/readme.txt", encoder.encode("nothing")],
        ["__MACOSX/._x", Uint8Array.of(1, 2)],
        ["model.safetensors", new Uint8Array(200)],
      ]
    : [];
  return zipOf([...others, [`run/${name}`, content]], random.chance(0.7));
}
