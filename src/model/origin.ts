/** Who outranks whom when two places answer the same question: later in the list wins. */
export const origins = ["file", "prompt", "flag"] as const;
export type Origin = (typeof origins)[number];
