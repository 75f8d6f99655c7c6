import { readPageAssets } from "../../load/files/page-assets.ts";
import type { Decision } from "../../model/decision.ts";
import { type PageSource, renderHtml } from "../../report/html.ts";
import type { ReportOptions } from "../../report/terminal/text-style.ts";
import type { Gathered } from "../command-line/gather.ts";
import type { Io } from "../command-line/io.ts";

/** What a page carries besides the decision, and what its record says of date and file. */
export type PageParts = Pick<PageSource, "rulebook" | "precedents"> & {
  file: Gathered["file"];
  named: Pick<ReportOptions, "asOf" | "file">;
};

/** The page of a decision: apart from the other formats, since it carries the rulebook and the built page code. */
export async function pageOf(
  io: Io,
  decision: Decision,
  { rulebook, precedents, file, named }: PageParts,
): Promise<string> {
  const rest = { ...(file?.fixed && { fixed: file.fixed }), ...(file?.costs && { costs: file.costs }) };
  return renderHtml({ decision, rulebook, precedents, file: rest }, await readPageAssets(io.pageFolder), named);
}
