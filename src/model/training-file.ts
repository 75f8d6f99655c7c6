import * as z from "zod/mini";

const text = z.string().check(z.minLength(1, "it must not be empty"));
const content = z.union([text, z.array(z.unknown()).check(z.minLength(1))], "it must be a text, or a list of parts");
const messageSchema = z.object({
  role: z.enum(["system", "developer", "user", "assistant", "tool", "function"]),
  content: z.nullish(content),
  tool_calls: z.optional(z.array(z.unknown())),
  function_call: z.optional(z.unknown()),
});
export type Message = z.infer<typeof messageSchema>;
const messages = z.array(messageSchema).check(z.minLength(1, "it must have a message"));

/** OpenAI's format for supervised training: a conversation whose last message is the wanted one. */
export const chatSchema = z.object({ messages });
/** OpenAI's format for preferences: an input, and a better and a worse output. */
export const preferenceSchema = z.object({
  input: z.object({ messages }),
  preferred_output: messages,
  non_preferred_output: messages,
});
/** ShareGPT: turns of people and models. */
export const shareGptSchema = z.object({
  conversations: z
    .array(
      z.object({
        from: z.enum([
          "system",
          "human",
          "user",
          "gpt",
          "assistant",
          "chatgpt",
          "tool",
          "function_call",
          "observation",
        ]),
        value: text,
      }),
    )
    .check(z.minLength(1, "it must have a turn")),
});
/** A prompt and its completion. */
export const completionSchema = z.object({ prompt: text, completion: text });
