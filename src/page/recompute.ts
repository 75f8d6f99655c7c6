import { decide } from "../engine/decide.ts";
import type { Answers } from "../model/answers.ts";
import type { Decision } from "../model/decision.ts";
import type { PageData } from "../model/page.ts";

/** Decides other answers with what the page carries, all but what takes long: the shares, and what they do to the level. */
export function decideAtOnce(data: PageData, answers: Answers): Decision {
  return decideAgain(data, answers, { sharesLater: true });
}

/** The whole decision, shares and what to ask next included. */
export function decideFully(data: PageData, answers: Answers): Decision {
  return decideAgain(data, answers, { whatNext: true });
}

/** A decision that was made at once, with what the whole one adds to it. */
export function withWhole(now: Decision, { shares, settled, askNext, firmness, notWorkedOut }: Decision): Decision {
  return { ...now, shares, settled, askNext, firmness, notWorkedOut };
}

type Depth = { sharesLater: true } | { whatNext: true };

// The cost rests on a price list that the page does not carry, so it stays that of the recorded answers.
function decideAgain({ decision, rulebook, precedents, file }: PageData, answers: Answers, depth: Depth): Decision {
  return {
    ...decide(
      rulebook,
      answers,
      {
        title: decision.title,
        engine: decision.engine,
        digest: decision.rulebook.digest,
        changes: decision.rulebook.changes,
      },
      { ...depth, fixed: file.fixed ?? [], precedents },
    ),
    cost: decision.cost,
  };
}
