// Runs every command once over one file, in this process, and prints a line for each: what it took, and how it ended.
// `node scripts/sweep/commands.mjs ROOT FILE`, with the project's folder first, in one that holds the file and may be written to.
import { Readable, Writable } from "node:stream";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [root, file] = process.argv.slice(2);
const { run } = await import(pathToFileURL(join(root, "dist/program.js")).href);

const asRules = ["--rules", file];
const commands = [
  [file, "--what-next", "--verbose"],
  ...["json", "markdown", "adr", "html", "outcome"].map((format) => [file, "--format", format]),
  ["check", file, "--format", "github"],
  ["diff", file, file],
  ["cost", file],
  ["cost", "--prices", file],
  ["panel", file],
  ["batch", file],
  ["batch", file, "--fields", "flips,firmness"],
  ["--what-next", "--format", "json", ...asRules],
  // As a generated rulebook has them: one answer, and all others open.
  ["--q0", "c0", "--what-next", "--format", "json", ...asRules],
  ["--help", ...asRules],
  ["init", ...asRules],
  ["schema", "answers", ...asRules],
  ["explain", "facts", ...asRules],
  ["rules", "lint", file],
  ["rules", "test", file],
  ["rules", "verify", file],
  ["measure", "eval", file],
  ["measure", "examples", file],
  ["measure", "usage", file],
  ["measure", "search", file, file],
  ["measure", "kit", file, "-o", "kit"],
  ["__complete", "--rules", file, "--", ""],
];

function quiet() {
  return new Writable({ write: (_, __, done) => done() });
}

for (const args of commands) {
  const before = process.cpuUsage();
  let said = "";
  const stderr = new Writable({
    write: (text, _, done) => {
      if (said.length < 10_000) said += text;
      done();
    },
  });
  const code = await run(args, {
    stdin: Readable.from([]),
    stdout: quiet(),
    stderr,
    cwd: process.cwd(),
    interactive: false,
    terminal: false,
    dumb: false,
    browserOn: null,
    stopped: new AbortController().signal,
    progressClock: null,
    heard: () => Promise.resolve(),
    uninterrupted: (work) => work(),
    colour: { stdout: false, stderr: false },
    columns: 80,
    rows: null,
    program: "advise",
    rulesFolder: join(root, "rules"),
    compiledFolder: join(root, "dist/compiled"),
    pageFolder: join(root, "dist/page"),
    version: "0.0.0",
    system: "",
    today: "2026-11-21",
  }).catch((error) => String(error.stack));
  const { user, system } = process.cpuUsage(before);
  // The peak so far: what a command takes it has at least once.
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(
    JSON.stringify({
      command: args.join(" "),
      code,
      seconds: (user + system) / 1e6,
      megabytes,
      said: said.slice(0, 300),
    }),
  );
}
