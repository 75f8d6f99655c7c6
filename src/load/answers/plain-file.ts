import type { AnswersFile } from "../../model/answers-file.ts";
import { conforms, type JsonSchema } from "../conforms.ts";

/** What the build derives from the schema of an answers file, as JSON; nothing stands here where the sources are run. */
declare const ANSWERS_FILE_SHAPE: string | undefined;
const shape = typeof ANSWERS_FILE_SHAPE === "undefined" ? null : (JSON.parse(ANSWERS_FILE_SHAPE) as JsonSchema);

/**
 * Whether a value is plainly an answers file: one that its schema would take as it stands. False says nothing: then the
 * schema itself is asked, which takes zod, and longer to load than all else.
 */
export function isPlainAnswersFile(value: unknown): value is AnswersFile {
  return shape !== null && conforms(value, shape);
}
