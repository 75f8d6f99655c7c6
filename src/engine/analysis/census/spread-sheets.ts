import type { CompiledRulebook } from "../../rulebook/compile.ts";
import type { Assignment } from "../../rulebook/numbering.ts";
import { sheetCount } from "./counts.ts";

/** Complete sheets that are spread evenly over all there are, at most so many: what is common is soon among them. */
export function* spreadSheets(compiled: CompiledRulebook, most: number): Generator<Assignment> {
  const all = sheetCount(compiled);
  // Multiples of the golden section of a range come to lie as evenly in it as can be; odd, so that none comes twice soon.
  const stride = ((all * 618_033_988_749n) / 1_000_000_000_000n) | 1n;
  for (let number = 0n; number < all && number < most; number++) {
    let rest = (number * stride) % all;
    yield compiled.sizes.map((size) => {
      const choice = Number(rest % BigInt(size));
      rest /= BigInt(size);
      return choice;
    });
  }
}
