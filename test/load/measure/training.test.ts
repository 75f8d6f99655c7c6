import { describe, expect, it } from "vitest";
import { addExample, exampleCounts, newExampleTally, normalised } from "../../../src/engine/measure/examples.ts";
import { exampleOf } from "../../../src/load/measure/training.ts";
import { estimatedTokens } from "../../../src/engine/measure/tokens.ts";

function count(text: string) {
  return estimatedTokens(text);
}

function said(value: unknown): string {
  const read = exampleOf(value, count);
  return read.ok ? read.value.format : read.problems.map(({ message }) => message).join("; ");
}

const [user, assistant] = [
  { role: "user", content: "q" },
  { role: "assistant", content: "a" },
];
const [human, gpt] = [
  { from: "human", value: "q" },
  { from: "gpt", value: "a" },
];
const better = {
  input: { messages: [user] },
  preferred_output: [assistant],
  non_preferred_output: [{ ...assistant, content: "b" }],
};

describe("each shape of training files, and its near misses", () => {
  it.each<[unknown, string | RegExp]>([
    [{ messages: [{ role: "system", content: "s" }, user, assistant] }, "chat"],
    [{ messages: [user, { role: "assistant", content: null, tool_calls: [{}] }], tools: [] }, "chat"],
    [{ messages: [user, { role: "assistant", content: [{ type: "text", text: "a" }] }] }, "chat"],
    [{ messages: [user] }, /last message is of "user"/],
    [{ messages: [assistant] }, /no message is the user's/],
    [{ messages: [user, { role: "assistant" }] }, /says nothing/],
    [{ messages: [user, { role: "bot", content: "a" }] }, /"bot" is not valid/],
    [{ messages: [] }, /messages/],
    [{ messages: "q" }, /messages is "q"/],
    [{ message: [user, assistant] }, /no known format/],
    [better, "preference"],
    [{ ...better, non_preferred_output: [assistant] }, /the same/],
    [{ ...better, preferred_output: [user] }, /not the assistant's/],
    [{ ...better, non_preferred_output: undefined }, /non_preferred_output is missing/],
    [{ conversations: [human, gpt], id: 3 }, "sharegpt"],
    [{ conversations: [human] }, /last turn is from "human"/],
    [{ conversations: [gpt] }, /only one turn/],
    [{ conversations: [{ role: "user", content: "q" }] }, /from is missing/],
    [{ prompt: "p", completion: "c" }, "completion"],
    [{ prompt: "p", completion: "" }, /completion/],
    [{ completion: "c" }, /prompt is missing/],
    [{ prompt: "p", response: "c" }, /no known format/],
    [[1], /no known format/],
    [null, /no known format/],
  ])("%j is %s", (value, expected) => {
    if (typeof expected === "string") expect(said(value)).toBe(expected);
    else expect(said(value)).toMatch(expected);
  });
});

it("a count is what brute force counts", () => {
  const inputs = Array.from(
    { length: 400 },
    (_, at) => [`${at % 3 ? "" : " "}Input ${(at * 17) % 53}${at % 5 ? "" : "  "}`, `${(at * 7) % 4}`] as const,
  );
  const tally = newExampleTally();
  for (const [prompt, completion] of inputs) {
    const read = exampleOf({ prompt, completion }, count);
    if (read.ok) addExample(tally, read.value);
  }
  const groups = new Map<string, Set<string>>();
  for (const [input, output] of inputs) {
    const key = normalised(input);
    groups.set(key, (groups.get(key) ?? new Set()).add(output));
  }
  const conflicting = [...groups.values()].filter((outputs) => outputs.size > 1).length;
  expect(conflicting).toBeGreaterThan(0);
  expect(exampleCounts(tally, null)).toMatchObject({ valid: 400, different: groups.size, conflicting, shared: null });
  expect(exampleCounts(tally, tally).shared).toBe(groups.size);
});

it("texts that differ by case, spaces or composition alone are the same", () => {
  expect(normalised(" Cafe\u0301\n\tX ")).toBe(normalised("café x"));
  expect(normalised("a b")).not.toBe(normalised("ab"));
});
