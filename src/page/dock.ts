import { approaches, outcomeNames } from "../model/approach.ts";
import type { Decision } from "../model/decision.ts";
import type { PageTexts } from "../model/page.ts";
import { button, h } from "./dom.ts";
import { countOf } from "../text/numbers.ts";
import { outcomeTitle } from "../words/outcome.ts";
import { minus } from "./words.ts";

/** The strip at the foot of the page: where the decision stands, and what can be done with the answers. */
export type Dock = {
  element: HTMLElement;
  show: (decision: Decision, state: { changes: number; recorded: Decision | null }) => void;
  /** Says something once, such as that a link was copied. */
  say: (text: string) => void;
};

export type DockActions = {
  reset: () => void;
  download: () => void;
  link: () => void;
  /** The recorded decision as texts; null where there is none. */
  texts: Record<keyof PageTexts, () => void> | null;
};

export function dock({ reset, download, link, texts }: DockActions): Dock {
  const outcome = h("a", { href: "#verdict" });
  const scores = h("span", { class: "scores" });
  const status = h("p", { class: "status", role: "status" });
  const notice = h("p", { class: "notice", role: "status", id: "notice" });
  // Not disabled while there is nothing to reset: it would lose the focus of whoever has just pressed it.
  const resetButton = button("Reset", () => resetButton.ariaDisabled !== "true" && reset(), { id: "reset" });
  const whose = h("span", { class: "whose" });
  const actions = h(
    "div",
    { class: "actions" },
    h("a", { href: "#questions", class: "button to-questions" }, "Questions"),
    resetButton,
    button("Download", download, { id: "download", title: "The answers as a file that advise reads" }),
    button("Link", link, { id: "link", title: "A link to this page with these answers" }),
    texts && textButtons(texts, whose),
  );
  return {
    element: h("aside", { class: "dock", "aria-label": "Where it stands" }, status, actions, notice),
    show: (decision, { changes, recorded }) => {
      outcome.textContent = outcomeTitle(decision.verdict.outcome);
      outcome.className = decision.verdict.outcome;
      scores.textContent = statusText(decision, changes, recorded);
      const nothing = recorded === null && changes === 0;
      status.replaceChildren(...(nothing ? ["Nothing is answered yet."] : [outcome, ": ", scores]));
      whose.textContent = changes === 0 ? "" : "As recorded, without your changes:";
      resetButton.setAttribute("aria-disabled", String(changes === 0));
      notice.textContent = "";
    },
    say: (text) => {
      notice.textContent = text;
    },
  };
}

/** What passes the recorded decision on. It never follows a change, and `whose` says so while there is one. */
function textButtons(texts: NonNullable<DockActions["texts"]>, whose: HTMLElement): HTMLElement {
  return h(
    "div",
    { class: "actions", role: "group", "aria-label": "The recorded decision" },
    whose,
    button("Copy summary", texts.summary, { id: "summary", title: "The recorded decision on one screen, as text" }),
    button("Markdown", texts.markdown, { id: "markdown", title: "The recorded decision for a pull request" }),
    button("Record", texts.record, { id: "record", title: "The recorded decision as a decision record (MADR)" }),
  );
}

function statusText({ scores, verdict }: Decision, changes: number, recorded: Decision | null): string {
  const list = approaches.map((approach) => `${outcomeNames[approach]} ${minus(scores[approach])}`).join(", ");
  if (changes === 0) return list;
  if (!recorded) return `${list}. ${countOf(changes, "answer")}.`;
  const was = recorded.verdict.outcome;
  const then = was === verdict.outcome ? "as recorded" : `recorded: ${outcomeNames[was]}`;
  return `${list}. ${countOf(changes, "answer")} changed; ${then}.`;
}
