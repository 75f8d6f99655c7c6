import { createHash } from "node:crypto";
import { addExample, type TrainingExample, type ExampleTally, normalised } from "../../engine/measure/examples.ts";
import type { EvidenceFile } from "../../model/measure.ts";
import {
  chatSchema,
  completionSchema,
  type Message,
  preferenceSchema,
  shareGptSchema,
} from "../../model/training-file.ts";
import { failure, type Result, success, unplaced } from "../../model/diagnostic.ts";
import { quote } from "../../text/quote.ts";
import type { Bytes } from "./bytes.ts";
import { keysOf } from "./columns.ts";
import { isBlock } from "./record.ts";
import { fatalDiagnostic, mostToldApart, recordsOf, tooManyRows } from "./records.ts";
import { addBad, type BadRows, checkRow, noRow, type RowProblem, saidOf, seenIn, whyBad } from "./rows.ts";
import type { TokenCounter } from "./tokens.ts";

/** An example as its parts: what goes in, and what should come out. */
type Parts = { input: string; output: string };

/** How each format is known, by a key that it alone has, and how it is read. */
const formats: { name: string; key: string; read: (value: unknown) => Result<Parts, RowProblem> }[] = [
  { name: "chat", key: "messages", read: chat },
  { name: "preference", key: "preferred_output", read: preference },
  { name: "sharegpt", key: "conversations", read: shareGpt },
  { name: "completion", key: "completion", read: completion },
];

const known =
  'known: OpenAI chat ("messages"), OpenAI preference ("input", "preferred_output", "non_preferred_output"), ShareGPT ("conversations"), and "prompt" with "completion"; JSONL or one JSON list';

/** Reads a training file into a tally. A bad row is counted and named; a file without a good one is a problem. */
export async function readTraining(
  bytes: Bytes,
  tally: ExampleTally,
  { bad, count, seen }: { bad: BadRows; count: TokenCounter; seen: (rows: number) => Promise<void> },
): Promise<Result<EvidenceFile>> {
  const { file } = bytes;
  let [first, rows] = [undefined as unknown, 0];
  for await (const record of recordsOf(bytes, "data").records) {
    rows += 1;
    if (rows % 1000 === 0) await seen(rows);
    if ("message" in record && record.fatal) return failure([fatalDiagnostic(file, record)]);
    if (!("message" in record)) first ??= record.value;
    const example = "message" in record ? null : exampleOf(record.value, count);
    if (tally.valid > mostToldApart) return failure([tooManyRows(file)]);
    if (example?.ok) addExample(tally, example.value);
    else {
      tally.invalid += 1;
      const message = "message" in record ? record.message : (example?.problems ?? []).map(saidOf).join("; ");
      const at = record.column > 1 ? `, at column ${record.column}` : "";
      addBad(bad, { file, line: record.line, message: `${message}${at}` });
    }
  }
  if (tally.valid > 0) return success(bytes.evidence());
  const keys = seenIn(first);
  const message = `has no valid example${whyBad(bad, file)}`;
  return failure([unplaced(file, "shape", message, keys === "" ? known : `${known}; seen: ${keys}`)]);
}

/** A training row as an example: the format that its keys say, checked. */
export function exampleOf(value: unknown, count: TokenCounter): Result<TrainingExample, RowProblem> {
  const format = formats.find(({ key }) => isBlock(value) && Object.hasOwn(value, key));
  if (!format) return noRow("this is no known format", `seen: ${keysOf(value).slice(0, 8).join(", ") || quote(value)}`);
  const parts = format.read(value);
  if (!parts.ok) return parts;
  const { input, output } = parts.value;
  return success({
    format: format.name,
    input: keyOf(input),
    output: keyOf(output),
    tokens: count(`${input}\n${output}`),
  });
}

/** Equal for equal texts, and small, so that a million examples fit. */
function keyOf(text: string): string {
  return createHash("sha256").update(normalised(text)).digest("base64").slice(0, 22);
}

function chat(value: unknown): Result<Parts, RowProblem> {
  const shaped = checkRow(chatSchema, value);
  return shaped.ok ? conversation(shaped.value.messages) : shaped;
}

function conversation(messages: readonly Message[]): Result<Parts, RowProblem> {
  const last = messages.at(-1);
  if (last?.role !== "assistant") {
    return noRow(`the last message is of ${quote(last?.role)}`, "it must be the assistant's");
  }
  if (!last.content && !last.tool_calls && !last.function_call) {
    return noRow("the last message says nothing", "it must have content or tool_calls");
  }
  if (!messages.some(({ role }) => role === "user")) {
    return noRow("no message is the user's", "a conversation starts with one");
  }
  return success({ input: textOf(messages.slice(0, -1)), output: textOf([last]) });
}

function textOf(messages: readonly Message[]): string {
  return messages
    .map(({ role, content, tool_calls: calls, function_call: call }) => {
      const said = typeof content === "string" ? content : JSON.stringify(content ?? "");
      return `${role}: ${said}${[calls, call].map((one) => (one ? JSON.stringify(one) : "")).join("")}`;
    })
    .join("\n");
}

function preference(value: unknown): Result<Parts, RowProblem> {
  const shaped = checkRow(preferenceSchema, value);
  if (!shaped.ok) return shaped;
  const { input, preferred_output: better, non_preferred_output: worse } = shaped.value;
  for (const [name, output] of [
    ["preferred_output", better],
    ["non_preferred_output", worse],
  ] as const) {
    if (!output.every(({ role }) => role === "assistant")) {
      return noRow(`${name} has a message that is not the assistant's`, "an output is what the assistant says");
    }
  }
  if (textOf(better) === textOf(worse)) {
    return noRow("both outputs are the same", "one must be better");
  }
  return success({ input: textOf(input.messages), output: textOf(better) });
}

function shareGpt(value: unknown): Result<Parts, RowProblem> {
  const shaped = checkRow(shareGptSchema, value);
  if (!shaped.ok) return shaped;
  const turns = shaped.value.conversations;
  const last = turns.at(-1);
  if (!last || !["gpt", "assistant", "chatgpt", "function_call"].includes(last.from)) {
    return noRow(`the last turn is from ${quote(last?.from)}`, "it must be from gpt");
  }
  if (turns.length < 2) return noRow("only one turn is there", "a person's comes first");
  const text = (some: typeof turns) => some.map(({ from, value: said }) => `${from}: ${said}`).join("\n");
  return success({ input: text(turns.slice(0, -1)), output: last.value });
}

function completion(value: unknown): Result<Parts, RowProblem> {
  const shaped = checkRow(completionSchema, value);
  return shaped.ok ? success({ input: shaped.value.prompt, output: shaped.value.completion }) : shaped;
}
