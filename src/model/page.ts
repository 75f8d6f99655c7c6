import type { AnswersFile } from "./answers-file.ts";
import type { Decision } from "./decision.ts";
import type { Precedents } from "./precedent.ts";
import type { Rulebook } from "./rulebook.ts";

/** What a page carries: a decision, and all it takes to decide again and to write the answers file again. */
export type PageData = {
  decision: Decision;
  rulebook: Rulebook;
  /** The published cases to compare with, without their sentences, and the one that the answers are of, if they are. */
  precedents: { among: Precedents; except?: string | undefined } | null;
  /** What the answers file held besides title and answers. */
  file: Pick<AnswersFile, "fixed" | "costs">;
};

/** The code and the style of a page, each with its hash as a content-security policy names it: `sha256-…`. */
export type PageAssets = { script: Asset; style: Asset };
export type Asset = { text: string; hash: string };

/** The id of the element that holds the data. */
export const dataId = "advise-data";
