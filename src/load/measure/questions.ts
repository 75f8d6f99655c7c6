import type { SourcedQuestion } from "../../engine/measure/search.ts";
import { type QuestionRow, questionRowSchema } from "../../model/evaluation-file.ts";
import type { EvidenceFile } from "../../model/measure.ts";
import { failure, type Result, success, unplaced } from "../../model/diagnostic.ts";
import type { Bytes } from "./bytes.ts";
import { type Columns, withColumns } from "./columns.ts";
import { mostToldApart, tooManyRows } from "./records.ts";
import { type BadRows, checkRow, readRows, seenIn } from "./rows.ts";

const questionColumns: Columns = {
  id: ["id"],
  question: ["question", "query", "input"],
  answer: ["answer", "expected", "correct_answer", "reference"],
  sources: ["sources", "source", "relevant_docs", "correct_chunks"],
};

/** Test questions, and the file that they stand in. */
export type Questions = { questions: SourcedQuestion[]; evidence: EvidenceFile };

/** Reads test questions from CSV, JSONL or a JSON list. A file without one is a problem; a bad row is counted and named. */
export async function readQuestions(bytes: Bytes, bad: BadRows): Promise<Result<Questions>> {
  const { file } = bytes;
  const questions: SourcedQuestion[] = [];
  const read = await readRows(bytes, "questions", {
    bad,
    row: (value) => checkRow(questionRowSchema, withColumns(value, questionColumns)),
    add: (row) => {
      questions.push(questionOf(row, questions.length));
      return questions.length > mostToldApart ? tooManyRows(file) : null;
    },
  });
  if (!read.ok) return read;
  if (questions.length > 0) return success({ questions, evidence: bytes.evidence() });
  const seen = seenIn(read.value.first);
  const hint = `a row has question, and perhaps id, answer and sources${seen === "" ? "" : `; seen: ${seen}`}`;
  return failure([unplaced(file, "shape", "has no question that can be read", hint)]);
}

function questionOf({ id, question, answer, sources = [] }: QuestionRow, at: number): SourcedQuestion {
  const list = typeof sources === "string" ? listOf(sources) : sources;
  return {
    id: id === undefined ? `q${at + 1}` : String(id),
    question,
    answer: answer === undefined || answer === "" ? null : String(answer),
    sources: list.map((source) => source.trim()).filter((source) => source !== ""),
  };
}

/** A list in a cell: with semicolons, or as JSON. */
function listOf(cell: string): string[] {
  try {
    const value: unknown = JSON.parse(cell);
    if (Array.isArray(value)) return value.filter((one) => typeof one === "string");
  } catch {
    // Not JSON: a list with semicolons.
  }
  return cell.split(";");
}
