import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type Comment = { id: number; body: string; user: { type: string } };

/** GitHub's comments of one pull request, number 7 of an-org/a-project, on loopback. */
export type StubApi = {
  address: string;
  comments: Comment[];
  /** What was asked, in order: the method and the path without its query. */
  asked: string[];
  /** Whether the token may write, as it may not in a pull request from a fork. */
  mayWrite: boolean;
  close: () => void;
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { body } = JSON.parse(Buffer.concat(chunks).toString()) as { body: string };
  return body;
}

export async function stubApi(): Promise<StubApi> {
  const issues = "/repos/an-org/a-project/issues";
  const answer = async (request: IncomingMessage): Promise<[status: number, value: unknown]> => {
    const { pathname, searchParams } = new URL(request.url!, "http://stub");
    api.asked.push(`${request.method} ${pathname.replace(issues, "")}`);
    if (request.headers.authorization !== "Bearer a-token") return [401, {}];
    if (request.method === "GET" && pathname === `${issues}/7/comments`) {
      const size = Number(searchParams.get("per_page"));
      const start = (Number(searchParams.get("page")) - 1) * size;
      return [200, api.comments.slice(start, start + size)];
    }
    if (!api.mayWrite) return [403, { message: "Resource not accessible by integration" }];
    const body = await bodyOf(request);
    if (body.length > 65_536) return [422, { message: "body is too long" }];
    if (request.method === "POST" && pathname === `${issues}/7/comments`) {
      const comment = { id: api.comments.length + 1, body, user: { type: "Bot" } };
      api.comments.push(comment);
      return [201, comment];
    }
    const comment = api.comments.find(({ id }) => pathname === `${issues}/comments/${id}`);
    if (request.method !== "PATCH" || !comment) return [404, {}];
    comment.body = body;
    return [200, comment];
  };
  const server = createServer((request, response) => {
    void answer(request).then(([status, value]) => response.writeHead(status).end(JSON.stringify(value)));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const api: StubApi = {
    address: `http://127.0.0.1:${port}`,
    comments: [],
    asked: [],
    mayWrite: true,
    close: () => void server.close(),
  };
  return api;
}
