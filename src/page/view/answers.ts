import type { Answer } from "../../model/answers.ts";
import { capital } from "../../text/capital.ts";
import { leftOut } from "../../words/answers.ts";
import { measuredText } from "../../words/evidence.ts";
import { type Child, h, link } from "../dom.ts";
import { answerLabel, questionName } from "../words.ts";
import { section, type PageView } from "./view.ts";

/** The answers, with who said so and why. */
export function answersView(view: PageView): HTMLElement | null {
  const { now, rulebook } = view;
  const given = rulebook.questions.filter(({ id }) => Object.hasOwn(now.answers, id));
  if (given.length === 0) return null;
  const fromFile = given.some(({ id }) => now.answers[id]?.from === "file");
  const open = now.unanswered.filter((id) => !Object.hasOwn(now.answers, id)).map((id) => questionName(rulebook, id));
  return section(
    "answers",
    "The answers it rests on",
    fromFile ? h("p", { class: "lede" }, "From the answers file, where nothing else is said.") : null,
    h(
      "dl",
      { class: "answers" },
      given.map(({ id }) => answerEntry(view, id, now.answers[id])),
    ),
    open.length > 0 ? h("p", { class: "lede" }, `Not answered: ${open.join(", ")}.`) : null,
  );
}

function answerEntry({ rulebook, now, moved, recorded }: PageView, id: string, answer: Answer | undefined): Child {
  const changed = moved !== null && recorded.answers[id]?.value !== answer?.value;
  return h(
    "div",
    {},
    h("dt", {}, questionName(rulebook, id), changed ? [" ", h("em", { class: "tag" }, "changed")] : null),
    h(
      "dd",
      {},
      answerLabel(rulebook, id, answer),
      now.ignored.includes(id) ? h("em", { class: "tag" }, leftOut) : null,
      answer ? review(answer) : null,
    ),
  );
}

function review(answer: Answer): Child {
  const { because, evidence, by, from, "as-of": asOf, "review-by": reviewBy } = answer;
  const measured = measuredText(answer);
  const origin = {
    file: null,
    flag: "given as a flag",
    prompt: "given on the page or at the prompt",
  };
  const parts: Child[] = [
    by ? `${by}` : origin[from],
    asOf ? `as of ${asOf}` : null,
    reviewBy ? `review by ${reviewBy}` : null,
  ].filter((part) => part !== null);
  return [
    because ? h("p", { class: "why" }, because) : null,
    parts.length === 0
      ? null
      : h(
          "p",
          { class: "behind" },
          parts.flatMap((part, index) => (index === 0 ? [part] : [", ", part])),
        ),
    measured ? h("p", { class: "behind" }, capital(measured)) : null,
    evidence ? h("p", { class: "behind" }, "Evidence: ", link(evidence, evidence)) : null,
  ];
}
