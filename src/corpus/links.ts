import fc from "fast-check";
import { encodeLink } from "../exchange/link/link.ts";
import { linkKeys } from "../schema/fields/linkKeys.ts";
import { entries } from "../schema/fields/parameters.ts";
import { corrupt, pick, someConfig, valuesAround } from "./samples.ts";

const SITE = "https://goldilocks.example/rft/";

/** Links of one setting each. */
const oneValue = entries.flatMap(([field, parameter]) =>
  valuesAround(parameter).map((value) => `#v=1&${linkKeys[field]}=${value}`),
);

/** Links by hand: other notations, missing parts, unknown and repeated keys, other versions. */
const odd: readonly string[] = [
  ...[
    "",
    "#",
    SITE,
    `${SITE}#`,
    "#v=1",
    "v=1&lr=2e-4",
    "  #lr=2e-4\n",
    `${SITE}?x=1#lr=2e-4`,
    "goldilocks.example/#ep=3",
  ],
  ...[
    "#lr=.0002",
    "#lr=2E-4",
    "#lr=0.00020",
    "#lr=+2e-4",
    "#lr=2e%2D4",
    "#lr=2,0e-4",
    "#lr=2e-0004",
    "#lr=0x1",
    "#lr=1e999",
  ],
  ...[
    "#bs=3.2768e4",
    "#bs=32k",
    "#bs=32,768",
    "#ep=03",
    "#ep=2.0",
    "#ep=-0",
    "#ep=%202",
    "#ep=",
    "#ep",
    "#kl=-0",
    "#kl=AUTO",
  ],
  ...[
    "#loss=DAPO",
    "#loss=gspo_token",
    "#loss=gspo%2Dtoken",
    "#task=Complex",
    "#t=NaN",
    "#t=Infinity",
    "#seed=2147483648",
  ],
  ...[
    "#colour=red&rank=16",
    "#__proto__=1&ep=3",
    "#constructor=1",
    "#toString=2&ep=3",
    "#LR=2e-4",
    "#=&=&&ep=3",
    "#&&ep=3&&",
  ],
  ...[
    "#ep=2&ep=3",
    "#ep=99&ep=3",
    "#v=1&v=2&ep=3",
    "#v=2&ep=3",
    "#v=0",
    "#v=01&ep=3",
    "#v=&ep=3",
    "#ep=3&v=1",
    "#nonsense",
  ],
  ...[
    "#ep=3&base=lr:2e-4",
    "#base=same&ep=3",
    "#ep=3&base=",
    "#base=lr:9,ep:3",
    "#base=ep:3,ep:4",
    "#base=ep:3,seed:5",
  ],
  ...[
    "#base=ep%3A3%2Crank%3A16",
    "#base=ep:3&base=ep:4",
    "#base=SAME",
    "#base=ep:3,colour:red",
    "#base=ep:3,,rank:16,",
  ],
  ...["#seed=9&base=ep:3", "#base=kl:auto,loss:dapo&kl=0.1", "#base=__proto__:1,ep:2", "#base=v:1,ep:2", "#base=ep"],
  `#${Array.from({ length: 30 }, (_, i) => `x${i}=1`).join("&")}&ep=99`,
  `#ep=1${"&ep=2".repeat(30)}`,
  `#base=ep:3,${Array.from({ length: 30 }, (_, i) => `x${i}:1`).join(",")}`,
];

/** Some of a link's pairs, in any order. */
const partial = someConfig.chain((config) =>
  fc
    .shuffledSubarray(encodeLink(config).slice(1).split("&"), { minLength: 1, maxLength: 12 })
    .map((pairs) => `#${pairs.join("&")}`),
);

const pinned = fc
  .tuple(someConfig, someConfig, fc.subarray(entries.map(([field]) => field)))
  .map(([config, other, changed]) =>
    encodeLink(config, { ...config, ...Object.fromEntries(changed.map((field) => [field, other[field]])) }),
  );

const addressed = someConfig.map((config) => `${SITE}${encodeLink(config)}`);

/** Returns links of every sort, `count` of each that is random. */
export function linkInputs(count: number, seed: number): readonly string[] {
  const good = pick(fc.oneof(addressed, partial, pinned), 3 * count, seed);
  return [...oneValue, ...odd, ...good, ...corrupt(good, count, seed)];
}
