/** 0 done; 1 what was checked does not hold; 2 unusable input or usage; 3 a bug; 130 interrupted. */
export const exitCodes = { done: 0, failed: 1, usage: 2, bug: 3, interrupted: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
