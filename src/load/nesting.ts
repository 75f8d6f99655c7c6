/** The message for nesting that a reader gives up on: more than what it reads ever has. */
export function tooDeep(limit: number): string {
  return `this is nested more than ${limit} deep`;
}
