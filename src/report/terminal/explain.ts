import { approaches, outcomeNames, type Points } from "../../model/approach.ts";
import type { Condition } from "../../model/condition.ts";
import type { ExplainedQuestion, ExplainedRule, Explanation, Referrer } from "../../model/explanation.ts";
import { answersText } from "../../words/answers.ts";
import { conditionWords } from "../../words/condition.ts";
import { block } from "../../text/layout.ts";
import { signed } from "../../text/numbers.ts";
import type { TextStyle } from "./text-style.ts";
import { plainDeep, plainJson } from "../../text/escape.ts";

/** What an id stands for, for a person to read. */
function text(found: readonly Explanation[], paper: TextStyle): string {
  return `${plainDeep(found)
    .map((one) => explanationLines(one, paper).join("\n"))
    .join("\n\n")}\n`;
}

export const explainReporters = {
  text,
  json: (found) => `${plainJson(found)}\n`,
} satisfies Record<string, (found: readonly Explanation[], paper: TextStyle) => string>;

function explanationLines(one: Explanation, paper: TextStyle): string[] {
  const head = paper.chalk.bold(`${one.kind} ${one.id}`);
  const said = "text" in one ? block(one.text, paper.width, "  ") : [];
  return [head, ...said, ...bodyOf(one, paper)];
}

function bodyOf(one: Explanation, paper: TextStyle): string[] {
  switch (one.kind) {
    case "question":
      return questionLines(one, paper);
    case "rule":
      return [...ruleLines(one, paper), ...evidenceLines(one, paper)];
    case "constraint": {
      const names = one.excludes.map((approach) => outcomeNames[approach]).join(" and ");
      const effect = `${names}: ${one.lasts === "not-yet" ? "not yet possible" : "ruled out"}`;
      const rows = [...firesRows(one), row("Effect", effect), row("Instead", one.remedy)];
      return [...rows.flatMap((each) => each(paper)), ...evidenceLines(one, paper)];
    }
    case "gate": {
      const effect = one.says === "neither-yet" ? "neither yet, whatever the scores are" : "something to do first";
      const start = one.startWith === null ? [] : [row("Start with", one.startWith)];
      const rows = [...firesRows(one), row("Effect", effect), ...start];
      return [...rows.flatMap((each) => each(paper)), ...evidenceLines(one, paper)];
    }
    case "form": {
      const rows = [row("A form of", outcomeNames[one.outcome]), row("Called", one.label)];
      const when = one.when ? firesRows({ when: one.when, unless: one.unless }) : [row("Is it when", "no other is")];
      return [...[...rows, ...when].flatMap((each) => each(paper)), ...evidenceLines(one, paper)];
    }
    case "conflict":
    case "warning":
      return [...firesRows(one).flatMap((each) => each(paper)), ...evidenceLines(one, paper)];
    case "next steps":
      return one.steps.flatMap((step, index) => [
        ...block(step.text, paper.width, "     ", `  ${index + 1}. `),
        ...(step.when ? block(`when ${conditionWords(step.when)}`, paper.width, "     ") : []),
        ...(step.unless ? block(`unless ${conditionWords(step.unless)}`, paper.width, "     ") : []),
        ...(step.claims.length + step.outside.length > 0
          ? block([...step.claims, ...step.outside].map(({ id }) => id).join(" "), paper.width, "     ")
          : []),
      ]);
    case "source":
      return [
        ...row("Title", one.title)(paper),
        ...row("Where", one.where)(paper),
        ...(one.date === null ? [] : row("Date", one.date)(paper)),
        ...titled(
          "Its claims",
          one.claims.flatMap(({ id, says }) => named(id, says, paper)),
          paper,
        ),
        ...titled("Cited by", one.citedBy.flatMap(referrerLines(paper)), paper),
      ];
    case "precedent":
      return precedentRows(one).flatMap((each) => each(paper));
    case "claim":
      return [
        ...row("Source", `${one.source.title} [${one.source.id}]`)(paper),
        ...row("Where", one.source.where)(paper),
        ...(one.placed === null ? [] : row("Placed", one.placed)(paper)),
        ...titled("Cited by", one.citedBy.flatMap(referrerLines(paper)), paper),
      ];
    default:
      return one satisfies never;
  }
}

function precedentRows(one: Extract<Explanation, { kind: "precedent" }>): Row[] {
  return [
    row("Chosen", one.form === null ? outcomeNames[one.outcome] : `${outcomeNames[one.outcome]}, ${one.form}`),
    row("Title", one.title),
    row("Where", one.where),
    row("Date", one.date ?? "not known"),
    row("Answers", answersText(one.answers)),
  ];
}

type Row = (paper: TextStyle) => string[];

function row(label: string, value: string): Row {
  return ({ width }) => block(value, width, " ".repeat(14), `  ${label.padEnd(12)}`);
}

function firesRows({ when, unless }: { when: Condition; unless: Condition | null }): Row[] {
  return [row("Fires when", conditionWords(when)), ...(unless ? [row("Unless", conditionWords(unless))] : [])];
}

function ruleLines(rule: ExplainedRule, paper: TextStyle): string[] {
  const { weight, weightFrom, effect, points, need, contested } = rule;
  const effects = approaches.map((approach) => `${outcomeNames[approach]} ${signed(effect[approach])}`).join(", ");
  const parts = weightFrom?.parts.map(({ what, points: part }) => `${what} ${signed(part)}`) ?? [];
  const rows = [
    ...firesRows(rule),
    row("Points", pointsText(points)),
    row("Effect", effects),
    row("Weight", parts.length > 0 ? `${weight} (${parts.join(", ")})` : `${weight}`),
    ...(need ? [row("Need", `it shows a need for ${need}`)] : []),
    ...(contested ? [row("Contested", contested)] : []),
  ];
  return rows.flatMap((each) => each(paper));
}

function pointsText(points: Points): string {
  return (
    approaches
      .filter((approach) => points[approach] !== 0)
      .map((approach) => `${outcomeNames[approach]} ${signed(points[approach])}`)
      .join(", ") || "none"
  );
}

/** What a question counts for when cases are compared. */
function weightWords(bits: number): string {
  if (bits === 0) return "among published cases it tells nothing of the outcome, and so counts for nothing";
  return `it tells ${bits.toFixed(2)} bits of the outcome of published cases, and counts so much`;
}

function questionLines(
  { help, core, unit, askedWhen, weighs, choices }: ExplainedQuestion,
  paper: TextStyle,
): string[] {
  const rows = [
    ...(help ? [row("Why", help)] : []),
    ...(unit ? [row("Counted in", unit)] : []),
    ...(askedWhen ? [row("Asked when", conditionWords(askedWhen))] : []),
    ...(core ? [row("Core", "asked among the first")] : []),
    ...(weighs === null ? [] : [row("Likeness", weightWords(weighs))]),
  ];
  const size = Math.max(...choices.map(({ id }) => id.length)) + 4;
  const under = (text: string): string[] => block(text, paper.width, " ".repeat(size + 2), " ".repeat(size));
  const lines = choices.flatMap(({ id, label, testedBy, stops }) => [
    ...block(label, paper.width, " ".repeat(size), `  ${id.padEnd(size - 2)}`),
    ...testedBy.flatMap((one) => under(briefly(one))),
    ...(stops.length > 0 ? under(`stops ${stops.map(({ kind, id }) => `${kind} ${id}`).join(", ")}`) : []),
  ]);
  return [...rows.flatMap((each) => each(paper)), ...titled("Choices, and what tests them", lines, paper)];
}

function briefly({ kind, id, points }: Referrer): string {
  return `${kind} ${id}${points ? `: ${pointsText(points)}` : ""}`;
}

function referrerLines(paper: TextStyle) {
  return (one: Referrer): string[] => [
    ...block(briefly(one), paper.width, "    ", "  "),
    ...block(one.text, paper.width, "    "),
  ];
}

type Cited = Pick<ExplainedRule, "claims" | "outside">;

function evidenceLines({ claims, outside }: Cited, paper: TextStyle): string[] {
  return [
    ...titled("Claims it rests on", claimLines(claims, paper), paper),
    ...titled(
      "Outside evidence",
      outside.flatMap(({ id, title, where, finding }) => [
        ...block(`${title} [${id}]`, paper.width, "    ", "  "),
        ...block(finding, paper.width, "    "),
        ...block(where, paper.width, "    "),
      ]),
      paper,
    ),
  ];
}

/** The claims article by article. */
function claimLines(claims: Cited["claims"], paper: TextStyle): string[] {
  const articles = [...new Set(claims.map(({ source }) => source))];
  return articles.flatMap((article) => {
    const own = claims.filter(({ source }) => source === article);
    const title = block(`${own[0]?.title} [${article}]`, paper.width, "    ", "  ");
    return [...title, ...own.flatMap(({ id, says }) => named(id, says, paper))];
  });
}

function named(id: string, says: string, { width }: TextStyle): string[] {
  return block(says, width, " ".repeat(9), `    ${id.padEnd(4)} `);
}

function titled(title: string, lines: readonly string[], { chalk }: TextStyle): string[] {
  return lines.length > 0 ? [chalk.bold(title), ...lines] : [];
}
