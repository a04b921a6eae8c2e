/** Placeholder of the base model's name on Hugging Face, which no field holds. */
export const HUGGING_FACE_NAME = "<HUGGING_FACE_NAME_OF_THE_BASE_MODEL>";

/** A placeholder as every export writes it, captured so that `split` keeps it. */
export const placeholderPattern = /(<(?:YOUR|HUGGING_FACE)_[A-Z_]{1,40}>)/;

/** Returns the placeholders of an exported text, each once, in their order. */
export const placeholdersIn = (text: string): readonly string[] => [
  ...new Set(text.split(placeholderPattern).filter((_, i) => i % 2 === 1)),
];
