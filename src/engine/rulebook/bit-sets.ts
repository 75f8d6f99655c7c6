import { approaches } from "../../model/approach.ts";

/** The members of a list as a bit mask, in the order of the list. */
export function maskOf<T>(list: readonly T[], members: readonly T[]): number {
  return list.reduce((mask, one, index) => (members.includes(one) ? mask | (1 << index) : mask), 0);
}

/** The members of a list that each bit mask stands for. */
export function subsetsOf<T>(list: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: 1 << list.length }, (_, mask) => list.filter((_one, index) => (mask >> index) % 2 === 1));
}

/** The set of approaches that each bit mask stands for. */
export const approachSets = subsetsOf(approaches);
