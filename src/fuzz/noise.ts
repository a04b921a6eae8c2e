import { Input } from "./input.ts";
import { pieces } from "./pieces.ts";
import type { Random } from "./random.ts";

/** Magic numbers of archives and tables, and byte order marks. */
const magic: readonly (readonly number[])[] = [
  [],
  [0x1f, 0x8b, 8],
  [0x50, 0x4b, 3, 4],
  [0x50, 0x41, 0x52, 0x31],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0xef, 0xbb, 0xbf],
];

/** Returns what has no format: fragments, any code units, bytes behind a magic number, or a long repetition up to `longest` characters. */
export function noise(random: Random, longest: number): Input {
  switch (random.below(16)) {
    case 0:
    case 1:
    case 2: {
      const start = random.pick(magic);
      return Input.ofBytes(Uint8Array.of(...start, ...random.list(random.below(200), () => random.below(256))));
    }
    case 3:
    case 4:
    case 5:
    case 6: {
      const highest = random.chance(0.5) ? 128 : 65536;
      return new Input(String.fromCharCode(...random.list(random.below(100), () => random.below(highest))));
    }
    case 7:
      return new Input(bomb(random, longest));
    default:
      return new Input(random.list(random.within(1, 40), () => random.pick(pieces)).join(""));
  }
}

/** A repetition of a few fragments, for deep nesting and catastrophic backtracking; mostly short. */
function bomb(random: Random, longest: number): string {
  const unit = random.list(random.within(1, 3), () => random.pick(pieces)).join("");
  const size = 2 ** (3 + random.share() ** 3 * (Math.log2(longest) - 3));
  return random.pick(pieces) + unit.repeat(Math.floor(size / unit.length)) + random.pick(pieces);
}
