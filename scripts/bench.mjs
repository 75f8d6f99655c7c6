// What it takes, each figure beside its bound and its peer: npm run bench
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { benchAnalysis } from "./bench/analysis.mjs";
import { benchBatch } from "./bench/batch.mjs";
import { benchCost } from "./bench/cost.mjs";
import { benchMeasure } from "./bench/measure.mjs";
import { benchPackage } from "./bench/package.mjs";
import { benchPrecedents } from "./bench/precedents.mjs";
import { root } from "./bench/process.mjs";
import { benchStart } from "./bench/start.mjs";

const folder = mkdtempSync(join(tmpdir(), "advise-bench-"));
const { questions } = parse(readFileSync(join(root, "rules/rag-or-fine-tuning.yaml"), "utf8"));
const cores = cpus();
console.log(`Node ${process.version}, ${cores.length} × ${cores[0].model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`);
try {
  benchPackage();
  benchStart(folder, questions);
  benchBatch(folder, questions);
  benchAnalysis(folder, questions);
  await benchPrecedents(questions);
  benchCost();
  benchMeasure(folder);
} finally {
  rmSync(folder, { recursive: true });
}
