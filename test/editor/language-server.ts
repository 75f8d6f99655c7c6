import { spawn } from "node:child_process";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const server = require.resolve("yaml-language-server/bin/yaml-language-server");

type Finding = { message: string; range: { start: Position; end: Position } };
type Completion = { label: string; documentation?: unknown };

type Message = { id?: number; method?: string; params?: unknown; result?: unknown; error?: { message: string } };
type Position = { line: number; character: number };

/** The language server that editors start for YAML, with nothing to fetch from the network. */
export type LanguageServer = {
  /** Opens a text, or its next state, and waits for what the server finds in it. */
  open: (uri: string, text: string) => Promise<Finding[]>;
  complete: (uri: string, position: Position) => Promise<Completion[]>;
  /** What hovering shows, as Markdown. */
  hover: (uri: string, position: Position) => Promise<string>;
  stop: () => void;
};

/** Starts the server and shakes hands. Whoever waits for an answer that the server refuses, or no longer gives, fails. */
export async function startLanguageServer(): Promise<LanguageServer> {
  const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "ignore"] });
  const waiting = new Map<string, (message: Message) => void>();
  child.once("exit", () => {
    for (const [name, tell] of waiting) tell({ error: { message: `the language server ended before ${name}` } });
  });
  let lastId = 0;
  let version = 0;

  const send = (message: Message): void => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const answer = (name: string): Promise<Message> =>
    new Promise((done, fail) => {
      waiting.set(name, (message) => {
        waiting.delete(name);
        if (message.error) fail(new Error(message.error.message));
        else done(message);
      });
    });
  const ask = async (method: string, params: object): Promise<unknown> => {
    lastId += 1;
    const answered = answer(`answer ${lastId}`);
    send({ id: lastId, method, params });
    return (await answered).result;
  };
  const receive = (message: Message): void => {
    const { id, method, params } = message;
    if (id !== undefined && method !== undefined) send({ id, result: replyTo(method, params) });
    else if (id !== undefined) waiting.get(`answer ${id}`)?.(message);
    else if (method === "textDocument/publishDiagnostics") {
      const { uri, version: of } = params as { uri: string; version?: number };
      waiting.get(`findings ${uri} ${of ?? version}`)?.(message);
    }
  };
  child.stdout.on("data", reader(receive));

  await ask("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: { configuration: true },
      textDocument: { hover: { contentFormat: ["markdown"] }, completion: { completionItem: {} } },
    },
  });
  send({ method: "initialized", params: {} });
  return {
    open: async (uri, text) => {
      version += 1;
      const found = answer(`findings ${uri} ${version}`);
      send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version, text } } });
      return ((await found).params as { diagnostics: Finding[] }).diagnostics;
    },
    complete: async (uri, position) => {
      const result = await ask("textDocument/completion", { textDocument: { uri }, position });
      return (result as { items: Completion[] }).items;
    },
    hover: async (uri, position) => {
      const result = await ask("textDocument/hover", { textDocument: { uri }, position });
      return (result as { contents: { value: string } } | null)?.contents.value ?? "";
    },
    stop: () => void child.kill(),
  };
}

/** What an editor says of its settings. */
function replyTo(method: string, params: unknown): unknown {
  if (method !== "workspace/configuration") return null;
  const yaml = { validate: true, hover: true, completion: true, schemaStore: { enable: false } };
  return (params as { items: { section: string }[] }).items.map(({ section }) => (section === "yaml" ? yaml : null));
}

/** Takes the messages out of a stream of bytes: a header with the length, then so many bytes of JSON. */
function reader(receive: (message: Message) => void): (bytes: Buffer) => void {
  let buffer = Buffer.alloc(0);
  return (bytes) => {
    buffer = Buffer.concat([buffer, bytes]);
    for (;;) {
      const end = buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const [, length = ""] = /Content-Length: (\d+)/.exec(buffer.toString("latin1", 0, end)) ?? [];
      const from = end + 4;
      if (buffer.length < from + Number(length)) return;
      receive(JSON.parse(buffer.toString("utf8", from, from + Number(length))) as Message);
      buffer = buffer.subarray(from + Number(length));
    }
  };
}
