import { type Path, type Problem, problem } from "../../model/diagnostic.ts";
import type { Precedent } from "../../model/precedent.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { quote } from "../../text/quote.ts";
import { readRawAnswers } from "../decision/answers.ts";
import type { CompiledRulebook } from "../rulebook/compile.ts";
import { compilePrecedents } from "./compile.ts";
import { leastShared } from "./likeness.ts";

/** What is wrong with the precedents that a rulebook brings: names it does not know, too few answers, a case told twice. */
export function precedentProblems(compiled: CompiledRulebook, precedents: readonly Precedent[]): Problem[] {
  const problems = precedents.flatMap((precedent, at) => [
    ...answerProblems(compiled, precedent, at),
    ...formProblems(compiled, precedent, at),
    ...repeatedId(precedents, at),
  ]);
  return problems.length > 0 ? problems : sheetProblems(compiled, precedents);
}

function answerProblems({ rulebook }: CompiledRulebook, { answers }: Precedent, at: number): Problem[] {
  const raw = Object.entries(answers).map(([id, value]) => [id, { value }] as const);
  return readRawAnswers(rulebook, raw, "file").problems.map(({ path, ...rest }) => ({
    ...rest,
    path: within(at, "answers", ...path),
  }));
}

function formProblems({ rulebook }: CompiledRulebook, { outcome, form }: Precedent, at: number): Problem[] {
  const forms = (rulebook.forms[outcome] ?? []).map(({ id }) => id);
  if (form === undefined || forms.includes(form)) return [];
  const hint = didYouMean(form, forms, forms.length > 0 ? `forms of ${outcome}: ${forms.join(", ")}` : "leave it out");
  return [problem(within(at, "form"), "unknown-id", `${quote(form)} is not a form of ${outcome}`, hint)];
}

function repeatedId(precedents: readonly Precedent[], at: number): Problem[] {
  const { id } = precedents[at]!;
  return precedents.findIndex((other) => other.id === id) < at
    ? [problem(within(at, "id"), "duplicate-id", `${quote(id)} is there twice`, "a case is told once")]
    : [];
}

/** What only shows when the answers are read: how many of them count, and who has the very same. */
function sheetProblems(compiled: CompiledRulebook, precedents: readonly Precedent[]): Problem[] {
  const { sheets } = compilePrecedents(compiled, precedents);
  const firstWith = new Map<string, string>();
  return precedents.flatMap(({ id }, at) => {
    const sheet = sheets[at]!;
    const count = sheet.filter((place, question) => place !== compiled.sizes[question]).length;
    const key = sheet.join();
    const twin = firstWith.get(key);
    if (twin === undefined) firstWith.set(key, id);
    if (count < leastShared) {
      const hint = `with fewer than ${leastShared} nothing is ever like it`;
      return [problem(within(at, "answers"), "shape", `${id} has ${count} answers that count`, hint)];
    }
    if (twin === undefined) return [];
    return [
      problem(within(at, "answers"), "duplicate-id", `${id} has the very answers of ${twin}`, "keep one of them"),
    ];
  });
}

function within(at: number, ...rest: Path): Path {
  return ["precedents", at, ...rest];
}
