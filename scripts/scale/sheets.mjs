// Writes answer sheets for the shipped rulebook: `node scripts/scale/sheets.mjs FILE COUNT`.
import { loadRulebook, orThrow } from "../../dist/index.js";
import { writeSheets } from "../bench/sheets.mjs";

const [file, count] = process.argv.slice(2);
writeSheets(file, orThrow(await loadRulebook()).rulebook.questions, Number(count));
