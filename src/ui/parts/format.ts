/** Formats a reward 0..1 with two decimals: 0.72. */
export const reward = (value: number) => value.toFixed(2);

/** Formats a step number with thousands separators. */
export const steps = (value: number) => Math.round(value).toLocaleString("en-US");
