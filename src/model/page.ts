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
  /** The recorded decision to pass on; null where nothing is answered. */
  texts: PageTexts | null;
};

/** A decision as texts: the summary in 80 columns, the Markdown for a pull request, and the decision record. */
export type PageTexts = { summary: string; markdown: string; record: string };

/** The code and the style of a page, each with its hash as a content-security policy names it: `sha256-…`. */
export type PageAssets = { script: Asset; style: Asset };
export type Asset = { text: string; hash: string };

/** The id of the element that holds the data. */
export const dataId = "advise-data";
