// What a comparison of costs takes over what loading takes, in a process of its own.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { median, root, row } from "./process.mjs";

const most = 15;
const library = pathToFileURL(join(root, "dist/index.js")).href;

// A preset that is none is refused once all is loaded and before anything is compared.
const first = `
  const { loadRulebook, readAnswers, decide, withCost } = await import(${JSON.stringify(library)});
  const loaded = (await loadRulebook()).value;
  const answers = readAnswers(loaded, { knowledge: "core", style: "beyond-prompting", volume: "3M", volatility: "monthly" });
  const decision = decide(loaded, answers.value);
  const taken = async (costs) => {
    const before = process.cpuUsage();
    const costed = await withCost(loaded, decision, costs);
    return [process.cpuUsage(before).user / 1000, costed.ok];
  };
  const none = { preset: "none" };
  await taken(none);
  const [loading] = await taken(none);
  const [all, ok] = await taken(JSON.parse(process.argv[1]));
  if (!ok) throw new Error("not compared");
  console.log(all - loading);
`;

const kinds = {
  "priced by the token": {},
  "machines by the hour": { preset: "self-hosted" },
  "millions of machines": { rag: { hosting_usd_per_hour: 5, input_tokens_per_second: 0.0001 } },
};

/** Processor time of a bare node, in ms: it tells how busy the machine is. */
function bareNode() {
  const script = "console.log(process.cpuUsage().user / 1000)";
  return Number(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }));
}

/** Prints the processor time of the first comparison of a process, by what it prices. */
export function benchCost() {
  console.log("\nA comparison of costs, the first of a process, ms of processor time over what loading takes");
  row("", ["", "", "", "bound"]);
  row("a bare node, beside it", [median(Array.from({ length: 7 }, bareNode)).toFixed(1)], false);
  for (const [kind, costs] of Object.entries(kinds)) {
    const run = () =>
      Number(
        execFileSync(process.execPath, ["--input-type=module", "-e", first, JSON.stringify(costs)], {
          encoding: "utf8",
        }),
      );
    const ms = median(Array.from({ length: 7 }, run));
    row(kind, [ms.toFixed(1), "", "", String(most)], ms > most);
  }
}
