import { outcomeNames } from "../model/approach.ts";
import type { Ground, Opinion, Panel, PanelOpinion } from "../model/panel.ts";
import { answersText } from "./cite.ts";
import { block, wrap } from "./layout.ts";
import type { Paper } from "./paper.ts";
import { plainDeep, plainJson } from "../model/plain.ts";

/** What each published framework would say, beside ours; then where they differ, and on which answers. */
const text = (raw: Panel, paper: Paper): string => {
  const panel = plainDeep(raw);
  const { chalk, width } = paper;
  const differing = panel.panel.filter(({ differs }) => differs !== null);
  const agreeing = panel.panel.length - differing.length;
  const sections = [
    [...(panel.title ? wrap(panel.title, width) : []), chalk.bold("The panel"), ...table(panel, paper)],
    ...differing.map((one) => difference(one, panel.ours, paper)),
    wrap(`${agreeing} of ${panel.panel.length} come to our outcome. ${note}`, width),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
};

const note = "Each was asked only what it asks itself, and speaks by its own rules.";

export const panelReporters = {
  text,
  json: (panel) => `${plainJson(panel)}\n`,
} satisfies Record<string, (panel: Panel, paper: Paper) => string>;

const table = ({ ours, panel }: Panel, paper: Paper): string[] => [
  ...opinionRow("advise", ours, "", paper),
  ...panel.flatMap((one) => opinionRow(one.title, one, one.differs ? "differs" : "agrees", paper)),
];

/** One line: the outcome, whether it is ours, and whose it is; a long name goes on below itself. */
const opinionRow = (name: string, { outcome, kind }: Opinion, mark: string, { width, chalk }: Paper): string[] => {
  const said = `${outcomeNames[outcome]}${kind === "close-call" ? " (close)" : ""}`.padEnd(21);
  const [first = "", ...rest] = block(name, width, " ".repeat(33), "");
  const shown = mark === "differs" ? chalk.yellow(mark.padEnd(8)) : mark.padEnd(8);
  return [`  ${said} ${shown} ${first}`, ...rest];
};

const difference = (one: PanelOpinion, ours: Opinion, { chalk, width }: Paper): string[] => [
  ...block(`${one.title}: ${outcomeNames[one.outcome]}, not ${outcomeNames[ours.outcome]}`, width, "").map((line) =>
    chalk.bold(line),
  ),
  ...grounds("It goes by", one.differs?.itsGrounds ?? [], one, width),
  ...grounds("We go by", one.differs?.ourGrounds ?? [], ours, width),
  ...(one.leftOut.length > 0 ? block(`It does not ask: ${one.leftOut.join(", ")}`, width, "    ", "  ") : []),
];

const grounds = (label: string, list: readonly Ground[], opinion: Opinion, width: number): string[] => {
  const lines = list.map(({ because, answers }) => {
    const behind = answersText(answers);
    return behind === "" ? because : `${behind}: ${because}`;
  });
  return [
    `  ${label}`,
    ...(lines.length > 0 ? lines : [unmoved(opinion)]).flatMap((line) => block(line, width, "      ", "    - ")),
  ];
};

/** What there is to say where no rule, constraint or gate decided. */
const unmoved = ({ outcome, headline }: Opinion): string =>
  outcome === "neither-yet"
    ? headline
    : `No rule sets the two apart on these answers, and ${outcomeNames[outcome]} is where it starts.`;
