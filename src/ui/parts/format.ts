/** A reward 0..1 as it is shown: 0.72. */
export const reward = (value: number) => value.toFixed(2);

/** A step number with its thousands set apart. */
export const steps = (value: number) => Math.round(value).toLocaleString("en-US");
