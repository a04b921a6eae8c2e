import { gzipSync } from "node:zlib";
import { zipFile } from "../../diagnosis/formats/archives/zipFile.ts";
import type { Random } from "../random.ts";

/** Packs a file as people and tools do: gzip, or a zip archive, perhaps with other files beside it. */
export function packed(content: Uint8Array, name: string, random: Random): Uint8Array {
  if (random.chance(0.5)) return gzipSync(content);
  const others = random.chance(0.5)
    ? [
        { name: "run/", content: "" },
        { name: "run/readme.txt", content: "nothing" },
        { name: "__MACOSX/._x", content: "\u0001\u0002" },
        { name: "model.safetensors", content: new Uint8Array(200) },
      ]
    : [];
  const own = { name: `run/${name}`, content, isStored: random.chance(0.3) };
  return zipFile([...others, own], random.pick(["", "a comment"]));
}
