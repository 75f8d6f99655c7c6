import { readPageAssets } from "../../load/files/page-assets.ts";
import type { Decision } from "../../model/decision.ts";
import type { PageData } from "../../model/page.ts";
import { renderHtml } from "../../report/html.ts";
import type { Gathered } from "../command-line/gather.ts";
import type { Io } from "../command-line/io.ts";

/** What a page carries besides the decision. */
export type PageParts = Pick<PageData, "rulebook" | "precedents"> & { file: Gathered["file"] };

/** The page of a decision: apart from the other formats, since it carries the rulebook and the built page code. */
export async function pageOf(io: Io, decision: Decision, { rulebook, precedents, file }: PageParts): Promise<string> {
  const rest = { ...(file?.fixed && { fixed: file.fixed }), ...(file?.costs && { costs: file.costs }) };
  return renderHtml({ decision, rulebook, precedents, file: rest }, await readPageAssets(io.pageFolder));
}
