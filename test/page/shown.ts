import type { Page } from "playwright-core";
import type { Points } from "../../src/model/approach.ts";

/** What the page says of a decision, read from what it shows. */
export type Shown = {
  outcome: string;
  kind: string;
  headline: string;
  margin: number | null;
  scores: Points;
  flips: string[];
};

/** Reads the decision off the page. */
export function shownOn(page: Page): Promise<Shown> {
  return page.evaluate(`(${readShown.toString()})()`);
}

/** One answer to try on the page: null takes the answer away. */
export type Trial = { question: string; value: string };

/** Gives each answer in turn on the page, reads what it then says, and resets. Every control that there is, is tried. */
export function tryEveryAnswer(page: Page): Promise<(Trial & Shown)[]> {
  return page.evaluate(`(() => {
    const read = ${readShown.toString()};
    return [...document.querySelectorAll("[data-question]")].flatMap((control) =>
      [...control.querySelectorAll("input[type=radio]")].map((input) => {
        input.click();
        const shown = { question: control.dataset.question, value: input.value, ...read() };
        document.getElementById("reset").click();
        return shown;
      }),
    );
  })()`);
}

// It runs in the page, as text.
const readShown = `() => {
  const verdict = document.getElementById("verdict");
  const number = (text) => Number(text.replace("\\u2212", "-"));
  const margin = document.getElementById("margin");
  const scores = [...document.querySelectorAll("#scores [data-approach]")];
  return {
    outcome: verdict.dataset.outcome,
    kind: verdict.dataset.kind,
    headline: document.getElementById("headline").textContent,
    margin: margin ? number(margin.textContent) : null,
    flips: [...document.querySelectorAll("#flips [data-flip]")].map((flip) => flip.dataset.flip),
    scores: Object.fromEntries(scores.map((row) => [row.dataset.approach, number(row.querySelector(".points").textContent)])),
  };
}`;
