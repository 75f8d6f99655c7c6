import type { LoadedAnswers } from "../../load/answers/file.ts";
import type { Answers } from "../../model/answers.ts";

/** What is decided on: answers, what they are about, and the answers file that they come from, by name and content. */
export type AnswerSheet = {
  answers: Answers;
  title: string | undefined;
  read: string | undefined;
  file: LoadedAnswers | null;
};
