// What a text shows besides the verdict, for which one word has no room: in the build one file, which is loaded with either.
export { loadCompiledPrecedents } from "./compiled-precedents.ts";
export { compareCosts } from "./prices/comparison.ts";
