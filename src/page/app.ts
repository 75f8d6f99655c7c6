import type { Answers } from "../model/answers.ts";
import type { Decision } from "../model/decision.ts";
import type { PageData } from "../model/page.ts";
import type { AnswerValue } from "../engine/decision/number-answer.ts";
import type { MoneyRate } from "../text/currencies.ts";
import { answersYaml } from "./answers-yaml.ts";
import { startBackground } from "./background.ts";
import { dock } from "./dock.ts";
import { h } from "./dom.ts";
import { questionnaire, type QuestionnaireOptions } from "./form/questionnaire.ts";
import { readFragment, toFragment } from "./fragment.ts";
import { changedParts } from "./changed-parts.ts";
import { decideAtOnce, withWhole } from "./recompute.ts";
import { forgetLink, passOn, saveFile, shareLink } from "./share.ts";
import { changedQuestions, withAnswer, withRecorded } from "./sheet.ts";
import { addShares, emptyResult, resultOf } from "./view/result.ts";
import { noShares } from "./view/shares.ts";

/**
 * Shows the page: the decision, the questions as controls, and everything anew whenever an answer changes. `script` is
 * the code of the page, which works out the shares in a worker and adds them when they are ready.
 */
export function mount(root: HTMLElement, data: PageData, script: string): void {
  const { decision: recorded, rulebook, texts } = data;
  const asks = Object.keys(recorded.answers).length === 0;
  let now = recorded;
  const whatIf = (question: string, choice: string): void => onAnswer(question, { value: choice, choice });

  const result = h("main", { id: "result" });
  const form = questionnaire(rulebook, { ...formOptions(data, asks), onAnswer });
  const strip = dock({
    reset: () => change(recorded.answers),
    download: () => saveFile("answers.yaml", answersYaml(data, now.answers)),
    link: () => void shareLink(toFragment(now.answers)).then(strip.say),
    texts: texts && passOn(texts, (done) => strip.say(done)),
  });

  const background = startBackground(script, data, (whole) => {
    if (whole === null) return result.querySelector("#shares")?.replaceWith(noShares());
    now = withWhole(now, whole);
    addShares(result, { rulebook, now, recorded, moved: null, whatIf });
  });

  function onAnswer(question: string, value: AnswerValue | null): void {
    change(withAnswer(rulebook, now.answers, question, value, recorded.answers));
  }

  function change(answers: Answers): void {
    forgetLink();
    show(answers);
  }

  function show(answers: Answers): void {
    now = answers === recorded.answers ? recorded : decideAtOnce(data, answers);
    background.work(answers);
    const changes = changedQuestions(rulebook, recorded.answers, answers).length;
    form.show(now, asks ? null : recorded.answers);
    strip.show(now, { changes, recorded: asks ? null : recorded });
    const moved = asks || changes === 0 ? null : changedParts(recorded, now);
    const isEmpty = asks && changes === 0;
    const parts = isEmpty ? emptyResult(rulebook) : resultOf({ rulebook, now, recorded, moved, whatIf });
    keepOpen(result, () => result.replaceChildren(...parts));
  }

  function followLink(): void {
    const { hash } = window.location;
    const target = document.getElementById(hash.slice(1));
    if (target instanceof HTMLDetailsElement) target.open = true;
    if (hash === "" || hash === "#" || target) return;
    const read = readFragment(hash, rulebook);
    if ("problem" in read) strip.say(`The answers in this link are ignored: ${read.problem}.`);
    else show(withRecorded(read.answers, recorded.answers));
  }

  const columns = asks ? [form.element, result] : [result, form.element];
  root.replaceChildren(header(recorded, asks), h("div", { class: "columns" }, columns), strip.element);
  root.classList.toggle("asks", asks);
  show(recorded.answers);
  followLink();
  window.addEventListener("hashchange", followLink);
}

/** What money is worth by the file, as it holds for answers there. */
function moneyIn({ file: { costs = {} } }: PageData): MoneyRate | undefined {
  const { currency, rate } = costs;
  return currency === undefined || rate === undefined ? undefined : { currency, rate };
}

/** How the questions stand there: what is asked for first, or what may be asked otherwise. */
function formOptions(data: PageData, asks: boolean): Omit<QuestionnaireOptions, "onAnswer"> {
  const words = asks
    ? {
        title: "Questions",
        intro: "Answer what you can. The decision stands beside or below, and follows every answer.",
        open: "all" as const,
      }
    : {
        title: "What if?",
        intro: "Change any answer: everything on this page follows at once, and can be reset.",
        open: "none" as const,
      };
  return { ...words, money: moneyIn(data) };
}

function header({ title }: Decision, asks: boolean): HTMLElement {
  return h(
    "header",
    { class: "top" },
    h("a", { href: "#questions", class: "skip" }, "Skip to the questions"),
    h("p", { class: "kicker" }, title === null || asks ? "advise" : "RAG, fine-tuning or both?"),
    h("h1", {}, title ?? "RAG, fine-tuning or both?"),
  );
}

/** Draws again, and opens what was open. */
function keepOpen(root: HTMLElement, draw: () => void): void {
  const all = (): HTMLDetailsElement[] => [...root.querySelectorAll<HTMLDetailsElement>("details[data-key]")];
  const open = new Set(all().flatMap((one) => (one.open ? [one.dataset.key] : [])));
  draw();
  for (const one of all()) one.open = open.has(one.dataset.key);
}
