// The second step of action.yml: one comment on the pull request, written at the first run and updated in place from then
// on. A token that may not comment, as in a pull request from a fork, is no failure: the summary stands on the job.
import { existsSync, readFileSync } from "node:fs";
import { fitting, summaryFile } from "./summary.mjs";

const { env } = process;
// GitHub takes a comment of at most 65,536 characters.
const most = 65_000;

/** What the comment of this job begins with, by which its next run finds it. Nothing in a name can end it. */
const mark = `<!-- advise check: ${[env.GITHUB_WORKFLOW, env.GITHUB_JOB].map(encodeURIComponent).join("/")} -->`;

/** Asks GitHub's API; what it answers, or an error that says why not. */
async function api(method, path, body) {
  const response = await fetch(`${env.GITHUB_API_URL}/repos/${env.GITHUB_REPOSITORY}/issues/${path}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${env.GITHUB_TOKEN}`,
      "content-type": "application/json",
      "x-github-api-version": "2022-11-28",
    },
    body: body === undefined ? null : JSON.stringify(body),
    redirect: "error",
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok) throw new Error(`${method} ${path.replace(/\?.*/, "")} answers ${response.status}`);
  return response.json();
}

/** The comment of an earlier run. A person who begins theirs with the mark keeps it: only a bot's is taken. */
async function earlier(pull) {
  for (let page = 1; page <= 50; page++) {
    const comments = await api("GET", `${pull}/comments?per_page=100&page=${page}`);
    const found = comments.find(({ body, user }) => user?.type === "Bot" && body?.startsWith(mark));
    if (found || comments.length < 100) return found;
  }
  return undefined;
}

async function comment() {
  const { pull_request: pull } = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, "utf8"));
  const summary = fitting(readFileSync(summaryFile(env), "utf8"), most, "the summary of the job has all of it.");
  const body = `${mark}\n${summary}`;
  const standing = await earlier(pull.number);
  if (standing) await api("PATCH", `comments/${standing.id}`, { body });
  else await api("POST", `${pull.number}/comments`, { body });
}

if (existsSync(summaryFile(env))) {
  try {
    await comment();
  } catch (error) {
    const why = String(error.cause?.message ?? error.message).replace(/\s+/g, " ");
    console.log(`::notice title=advise::No comment could be written (${why}). The summary of the job says the same.`);
  }
}
