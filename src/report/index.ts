import type { Decision } from "../model/decision.ts";
import { plainJson } from "../text/escape.ts";
import { renderAdr } from "./markdown/record.ts";
import { renderMarkdown } from "./markdown/decision.ts";
import type { ReportOptions } from "./terminal/text-style.ts";
import { renderText } from "./terminal/decision.ts";

type Reporter = (decision: Decision, options: ReportOptions) => string;

/** The formats of a decision, by the name that --format takes. */
export const reporters = {
  text: renderText,
  json: (decision) => `${plainJson(decision)}\n`,
  markdown: renderMarkdown,
  adr: renderAdr,
  outcome: (decision) => `${decision.verdict.outcome}\n`,
} satisfies Record<string, Reporter>;

/** The page is no plain function of the decision: it carries the rulebook, so that it can decide again. */
export type Format = keyof typeof reporters | "html";
export const formats: Format[] = [...(Object.keys(reporters) as (keyof typeof reporters)[]), "html"];
