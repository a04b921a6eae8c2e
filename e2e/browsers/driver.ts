/** What the main job asks of a browser, whichever protocol drives it. */
export interface Driver {
  /** Folder that downloads are saved in. */
  readonly downloads: string;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Evaluates an expression, perhaps of a promise, in the page, and returns its value, which is a text. */
  evaluate(expression: string): Promise<string>;
  /** Clicks at a point of the viewport, in whole CSS px. */
  click(x: number, y: number): Promise<void>;
  /** Types a text; `KEYS` are keys without a character. */
  type(text: string): Promise<void>;
  /** PNG of the viewport. */
  screenshot(): Promise<Buffer>;
  /** Ends the browser and what was started for it. */
  close(): Promise<void>;
}

/** WebDriver's code points of keys, https://www.w3.org/TR/webdriver2/#keyboard-actions. */
export const KEYS = { escape: "\uE00C", left: "\uE012" } as const;

/** Runs a function in the page and returns its result through JSON. It sees nothing but its arguments. */
export async function run<Args extends unknown[], Result>(
  driver: Driver,
  source: (...args: Args) => Result,
  ...args: Args
): Promise<Awaited<Result>> {
  const call = `(${source})(...${JSON.stringify(args)})`;
  const text = await driver.evaluate(`(async () => JSON.stringify([await ${call}]))()`);
  return JSON.parse(text)[0];
}

/** A click as WebDriver's classic and its bidirectional protocol write it. */
export const clickActions = (x: number, y: number) => [
  {
    type: "pointer",
    id: "mouse",
    parameters: { pointerType: "mouse" },
    actions: [
      { type: "pointerMove", x, y, duration: 0 },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ],
  },
];

/** The keys of a text, as both protocols write them. */
export const keyActions = (text: string) => [
  {
    type: "key",
    id: "keyboard",
    actions: [...text].flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]),
  },
];
