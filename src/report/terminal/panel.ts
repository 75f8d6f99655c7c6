import { outcomeNames } from "../../model/approach.ts";
import type { Ground, Opinion, Panel, PanelOpinion } from "../../model/panel.ts";
import { block, wrap } from "../../text/layout.ts";
import { answersText } from "../../words/answers.ts";
import type { TextStyle } from "./text-style.ts";
import { plainDeep, plainJson } from "../../text/escape.ts";

/** What each published framework would say, beside ours; then where they differ, and on which answers. */
function text(raw: Panel, paper: TextStyle): string {
  const panel = plainDeep(raw);
  const { chalk, width } = paper;
  const agreeing = panel.panel.filter(({ differs }) => differs === null).length;
  const sections = [
    [...(panel.title ? wrap(panel.title, width) : []), chalk.bold("The panel"), ...table(panel, paper)],
    ...differences(panel, paper),
    wrap(`${agreeing} of ${panel.panel.length} ${agreeing === 1 ? "comes" : "come"} to our outcome. ${note}`, width),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const note = "Each was asked only what it asks itself, and speaks by its own rules.";

export const panelReporters = {
  text,
  json: (panel) => `${plainJson(panel)}\n`,
} satisfies Record<string, (panel: Panel, paper: TextStyle) => string>;

function table({ ours, panel }: Panel, paper: TextStyle): string[] {
  const size = Math.max(...[ours, ...panel].map(({ rulebook }) => rulebook.length));
  return [
    opinionRow(ours, "ours", size),
    ...panel.flatMap((one) => {
      const line = opinionRow(one, one.differs ? "differs" : "agrees", size);
      return [
        one.differs ? paper.chalk.yellow(line) : line,
        ...block(one.title, paper.width, "      ").map((title) => paper.chalk.dim(title)),
      ];
    }),
  ];
}

function opinionRow({ rulebook, outcome, kind }: Opinion, mark: string, size: number): string {
  return `  ${rulebook.padEnd(size)}  ${mark.padEnd(7)}  ${outcomeNames[outcome]}${kind === "close-call" ? " (close call)" : ""}`;
}

/** Our own grounds are said once: against most frameworks they are the same. */
function differences({ ours, panel }: Panel, paper: TextStyle): string[][] {
  const saidAgainst = new Map<string, string>();
  return panel.flatMap((one) => {
    if (!one.differs) return [];
    const own = grounds("We go by", one.differs.ourGrounds, ours, paper.width);
    const before = saidAgainst.get(own.join("\n"));
    if (before === undefined) saidAgainst.set(own.join("\n"), one.rulebook);
    return [difference(one, before === undefined ? own : [`  We go by the same as against ${before}.`], ours, paper)];
  });
}

function difference(one: PanelOpinion, own: string[], ours: Opinion, { chalk, width }: TextStyle): string[] {
  return [
    chalk.bold(`${one.rulebook}: ${outcomeNames[one.outcome]}, where we say ${outcomeNames[ours.outcome]}`),
    ...grounds("It goes by", one.differs?.itsGrounds ?? [], one, width),
    ...own,
    ...(one.leftOut.length > 0 ? block(`It does not ask: ${one.leftOut.join(", ")}`, width, "    ", "  ") : []),
  ];
}

function grounds(label: string, list: readonly Ground[], opinion: Opinion, width: number): string[] {
  const lines = list.map(({ because, answers }) => {
    const behind = answersText(answers);
    return behind === "" ? because : `${behind}: ${because}`;
  });
  return [
    `  ${label}`,
    ...(lines.length > 0 ? lines : [unmoved(opinion)]).flatMap((line) => block(line, width, "      ", "    - ")),
  ];
}

/** What there is to say where no rule, constraint or gate decided. */
function unmoved({ outcome, headline }: Opinion): string {
  return outcome === "neither-yet"
    ? headline
    : `No rule sets the two apart on these answers, and ${outcomeNames[outcome]} is where it starts.`;
}
