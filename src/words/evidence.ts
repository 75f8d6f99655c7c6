import { quote } from "../text/quote.ts";

/** What check says of an answer that was changed by hand after it was measured. */
export function differsFromMeasured(question: string, value: string | number, measured: string | number): string {
  return `${question} says ${value}, and ${measured} was measured`;
}

/** What check says of a file of evidence whose hash is another one. */
export function evidenceMoved(question: string, file: string): string {
  return `the evidence of ${question} has changed: ${quote(file)} is not what was measured; measure again`;
}

/** What check says of a file of evidence that is not there. */
export function evidenceMissing(question: string, file: string): string {
  return `the evidence of ${question} is not here: ${quote(file)}`;
}
