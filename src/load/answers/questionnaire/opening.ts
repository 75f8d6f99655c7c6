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
  const minutes = countOf(Math.ceil(most / questionsAMinute), "minute");
  const length = `Up to ${countOf(most, "question")}, about ${minutes}, and fewer where the rest cannot change the outcome. "Not sure" is an answer too, and f finishes at any time.`;
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

const questionsAMinute = 4;
