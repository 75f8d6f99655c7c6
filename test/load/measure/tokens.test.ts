import { afterEach, expect, it, vi } from "vitest";
import { estimatedTokens } from "../../../src/engine/measure/tokens.ts";
import { tokenCounter } from "../../../src/load/measure/tokens.ts";

const installed = "gpt-tokenizer/encoding/o200k_base";

afterEach(() => {
  vi.doUnmock(installed);
});

it("tokens are counted by the tokenizer that is installed, which takes special marks for text", async () => {
  vi.doMock(installed, () => ({
    countTokens: (text: string, { disallowedSpecial }: { disallowedSpecial: Set<string> }) =>
      text.split(" ").length + 100 * disallowedSpecial.size,
  }));
  const count = await tokenCounter();
  expect(count("three small words")).toEqual({ low: 3, high: 3, exact: true });
});

it("tokens are estimated where the tokenizer does not count", async () => {
  vi.doMock(installed, () => ({ countTokens: undefined }));
  const count = await tokenCounter();
  expect(count("three small words")).toEqual(estimatedTokens("three small words"));
});

it("tokens are estimated where the tokenizer cannot be loaded", async () => {
  vi.doMock(installed, () => {
    throw new Error("not installed");
  });
  expect(await tokenCounter()).toBe(estimatedTokens);
});
