import { describe, expect, it } from "vitest";
import { addExample, exampleCounts, newExampleTally, normalised } from "../../../src/engine/measure/examples.ts";
import { saidOf } from "../../../src/load/measure/rows.ts";
import { exampleOf } from "../../../src/load/measure/training.ts";
import { estimatedTokens } from "../../../src/engine/measure/tokens.ts";

/** What is said of a value: its format with the text whose tokens are counted, or what is wrong with it. */
function said(value: unknown): string {
  let counted = "";
  const read = exampleOf(value, (text) => {
    counted = text;
    return estimatedTokens(text);
  });
  return read.ok ? `${read.value.format}: ${counted}` : read.problems.map(saidOf).join(" + ");
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
  const call = [{ function: { name: "f" } }];
  const unknown = "this is no known format; seen: ";
  const noOutput = (name: string) =>
    `${name} has a message that is not the assistant's; an output is what the assistant says`;
  it.each<[unknown, string]>([
    [{ messages: [{ role: "system", content: "s" }, user, assistant] }, "chat: system: s\nuser: q\nassistant: a"],
    [
      { messages: [user, assistant, user, assistant], completion: "c" },
      "chat: user: q\nassistant: a\nuser: q\nassistant: a",
    ],
    [
      { messages: [user, { role: "assistant", content: null, tool_calls: call }], tools: [] },
      'chat: user: q\nassistant: ""[{"function":{"name":"f"}}]',
    ],
    [
      { messages: [user, { role: "assistant", function_call: call[0] }] },
      'chat: user: q\nassistant: ""{"function":{"name":"f"}}',
    ],
    [
      { messages: [user, { role: "assistant", content: [{ type: "text", text: "a" }] }] },
      'chat: user: q\nassistant: [{"type":"text","text":"a"}]',
    ],
    [{ messages: [assistant, user] }, 'the last message is of "user"; it must be the assistant\'s'],
    [{ messages: [assistant] }, "no message is the user's; a conversation starts with one"],
    [{ messages: [user, { role: "assistant" }] }, "the last message says nothing; it must have content or tool_calls"],
    [
      { messages: [user, { role: "bot", content: "a" }] },
      '"bot" is not valid for messages.1.role; it is one of: system, developer, user, assistant, tool, function',
    ],
    [{ messages: [] }, "messages is a list; it must have a message"],
    [{ messages: "q" }, 'messages is "q"; it must be a list'],
    [{ message: [user, assistant] }, `${unknown}message`],
    [better, "preference: user: q\nassistant: a"],
    [
      { ...better, input: { messages: [user, assistant, user] } },
      "preference: user: q\nassistant: a\nuser: q\nassistant: a",
    ],
    [{ ...better, preferred_output: [assistant, assistant] }, "preference: user: q\nassistant: a\nassistant: a"],
    [{ ...better, non_preferred_output: [assistant] }, "both outputs are the same; one must be better"],
    [{ ...better, preferred_output: [assistant, user] }, noOutput("preferred_output")],
    [{ ...better, non_preferred_output: [user, assistant] }, noOutput("non_preferred_output")],
    [{ ...better, non_preferred_output: undefined }, "non_preferred_output is missing; it must be a list"],
    [{ conversations: [human, gpt], id: 3 }, "sharegpt: human: q\na"],
    [
      { conversations: [{ from: "system", value: "s" }, human, { from: "assistant", value: "a" }] },
      "sharegpt: system: s\nhuman: q\na",
    ],
    [{ conversations: [human, { from: "chatgpt", value: "a" }] }, "sharegpt: human: q\na"],
    [{ conversations: [human, { from: "function_call", value: "f()" }] }, "sharegpt: human: q\nf()"],
    [{ conversations: [gpt, human] }, 'the last turn is from "human"; it must be from gpt'],
    [{ conversations: [gpt] }, "only one turn is there; a person's comes first"],
    [{ conversations: [] }, "conversations is a list; it must have a turn"],
    [
      { conversations: [{ role: "user", content: "q" }] },
      "conversations.0.from is missing; it is one of: system, human, user, gpt, assistant, chatgpt, tool, function_call, observation + conversations.0.value is missing; it must be a text",
    ],
    [{ prompt: "p", completion: "c" }, "completion: p\nc"],
    [{ prompt: "p", completion: "" }, 'completion is ""; it must not be empty'],
    [{ completion: "c" }, "prompt is missing; it must be a text"],
    [{ prompt: "p", response: "c" }, `${unknown}prompt, response`],
    [Object.fromEntries([..."abcdefghij"].map((key) => [key, 1])), `${unknown}a, b, c, d, e, f, g, h`],
    [{}, `${unknown}a block of keys`],
    [[1], `${unknown}a list`],
    [5, `${unknown}"5"`],
    [null, `${unknown}nothing`],
  ])("%j is %s", (value, expected) => {
    expect(said(value)).toBe(expected);
  });
});

it("texts are told apart by short keys, in which case and spaces do not count", () => {
  const keys = (prompt: string, completion: string) => {
    const read = exampleOf({ prompt, completion }, estimatedTokens);
    return read.ok ? [read.value.input, read.value.output] : [];
  };
  expect(keys("A  b", "c")).toEqual(keys("a b ", "C"));
  expect(keys("a", "b")).toEqual(keys("b", "a").toReversed());
  expect(new Set([...keys("a", "b"), ...keys("ab", "a b")]).size).toBe(4);
  expect(keys("a".repeat(1000), "b").map(({ length }) => length)).toEqual([22, 22]);
});

it("a count is what brute force counts", () => {
  const inputs = Array.from(
    { length: 400 },
    (_, at) => [`${at % 3 ? "" : " "}Input ${(at * 17) % 53}${at % 5 ? "" : "  "}`, `${(at * 7) % 4}`] as const,
  );
  const tally = newExampleTally();
  for (const [prompt, completion] of inputs) {
    const read = exampleOf({ prompt, completion }, estimatedTokens);
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
