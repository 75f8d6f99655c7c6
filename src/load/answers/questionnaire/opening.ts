import { approaches } from "../../../model/approach.ts";
import { approachMeanings } from "../../../words/approaches.ts";
import { outcomeTitle } from "../../../words/outcome.ts";
import { countOf } from "../../../text/numbers.ts";
import { plainLine } from "../../../text/escape.ts";
import { fitLayout, fold, legend, type Viewport } from "./layout.ts";
import { type Questionnaire, type QuestionnaireState, mostLeft } from "./state.ts";

/** What this is, how long it takes, and what is chosen among; or, in a run that is taken up again, where it stands. */
export function renderOpening(questionnaire: Questionnaire, state: QuestionnaireState, viewport: Viewport): string[] {
  const { width, chalk } = viewport;
  const { file } = questionnaire;
  const { before } = state;
  const most = mostLeft(questionnaire, state);
  const length = `${lengthOf(most)} "Not sure" is an answer too, and f finishes at any time.`;
  const stands = `${countOf(before, "answer")} ${before === 1 ? "is" : "are"} there${file === null ? "" : `, from ${plainLine(file)}`}; up to ${countOf(most, "question")} ${most === 1 ? "is" : "are"} left, and f finishes at any time.`;
  return fitLayout(
    {
      top: [
        ...fold("advise: should you use RAG, fine-tuning, both or neither?", width).map((line) => chalk.bold(line)),
        ...fold(before > 0 ? stands : length, width),
      ],
      rows: [],
      at: 0,
      input: [],
      note: [...meanings, "", closing].flatMap((line) => fold(line, width)),
      foot: legend(["enter begin", "ctrl-c stop"], viewport),
    },
    viewport,
  );
}

const meanings = approaches.map((approach) => `${outcomeTitle(approach)}: ${approachMeanings[approach]}`);

const closing = "If a good prompt is enough, that is the advice. Nothing leaves this machine.";

/** How many questions settle it where all are answered: on the shipped rulebook the median of random sheets is 11. */
const oftenEnough = 12;

const questionsAMinute = 4;

/** How many questions are asked, and how long that takes: it ends once the rest cannot change the outcome. */
function lengthOf(most: number): string {
  const minutes = (questions: number): string => countOf(Math.ceil(questions / questionsAMinute), "minute");
  if (most <= oftenEnough) return `At most ${countOf(most, "question")}, ${minutes(most)}.`;
  return `About ${oftenEnough} questions, ${minutes(oftenEnough)}, where those settle it; at most ${most}, ${minutes(most)}.`;
}
