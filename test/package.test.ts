import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { build, type BuildOptions } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, it } from "vitest";
import { attempts } from "../scripts/release/attempts.ts";
import { install } from "../scripts/release/installed.ts";
import { installNodes, supportedNodes } from "../scripts/release/nodes.ts";
import { ownFolder } from "./own-folder.ts";
import { pack } from "./package/packed.ts";
import { consoleBlocks, firstBlock, libraryExample, linksOf, namedCommands, pages } from "./readme-blocks.ts";

const root = join(import.meta.dirname, "..");
function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}
const manifest = JSON.parse(read("package.json")) as { devDependencies: Record<string, string> };
const packed = pack();

/** All that the package holds: what a path looks like, how many there are, and the most they weigh together, in kB. */
const contents: [pattern: RegExp, least: number, most: number, kB: number][] = [
  [/^(LICENSE|(CHANGELOG|CONTRIBUTING|README)\.md|package\.json)$/, 5, 5, 60],
  [/^docs\/([a-z0-9-]+\.md|page\.png|measure\/[a-z-/]+\.(md|csv|jsonl))$/, 15, 40, 250],
  [/^skills\/advise\/SKILL\.md$/, 1, 1, 10],
  [/^dist\/THIRD-PARTY\.txt$/, 1, 1, 40],
  [/^dist\/(cli|program|index)\.js$/, 3, 3, 250],
  [/^dist\/index\.d\.ts$/, 1, 1, 60],
  [/^dist\/[a-z-]+-[A-Z0-9]{8}\.js$/, 10, 100, 2600],
  [/^dist\/compiled\/(?!precedents)[a-z-]+\.yaml(\.json)?$/, 14, 14, 500],
  [/^dist\/page\/page\.(js|css)$/, 2, 2, 250],
  [/^rules\/(rag-or-fine-tuning|prices)\.yaml$/, 2, 2, 215],
  [/^(rules\/precedents\.yaml|dist\/compiled\/precedents\.yaml\.json)$/, 2, 2, 150],
  [/^rules\/(cases|panel)\/[a-z-]+\.yaml$/, 20, 90, 100],
];

describe("the package", () => {
  it.each(contents)("holds %s", (pattern, least, most, kB) => {
    const found = packed.files.filter(({ path }) => pattern.test(path));
    expect(found.length).toBeGreaterThanOrEqual(least);
    expect(found.length).toBeLessThanOrEqual(most);
    expect(found.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(kB * 1000);
  });

  it("holds nothing else, and is under 1.1 MB to fetch, its pages among it", () => {
    const other = packed.files.filter(({ path }) => !contents.some(([pattern]) => pattern.test(path)));
    expect(other.map(({ path }) => path)).toEqual([]);
    expect(packed.size).toBeLessThan(1_100_000);
  });

  it("has no page with a link to a file that is not in it", () => {
    const paths = packed.files.map(({ path }) => path);
    const links = paths
      .filter((path) => path.endsWith(".md"))
      .flatMap((page) =>
        linksOf(read(page)).map((link) => [page, join(dirname(page), link.replace(/#.*/, ""))] as const),
      );
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter(([, to]) => !paths.some((path) => path === to || path.startsWith(to)))).toEqual([]);
  });

  it("has a bin that may be run", () => {
    const executable = packed.files.filter(({ mode }) => (mode & 0o111) !== 0);
    expect(executable.map(({ path }) => path)).toEqual(["dist/cli.js"]);
  });

  it("is put together as publint has it", async () => {
    const file = readFileSync(packed.tarball);
    const tarball = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
    const { messages, pkg } = await publint({ pack: { tarball }, level: "suggestion", strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });
});

describe("the licences of what is bundled", () => {
  const bin: BuildOptions = {
    entryPoints: ["src/cli.ts", "src/index.ts"],
    platform: "node",
    format: "esm",
    splitting: true,
  };
  const page: BuildOptions = { entryPoints: ["src/page/main.ts"], minify: true };

  const bundled = async (options: BuildOptions): Promise<string[]> => {
    const common = { bundle: true, metafile: true, write: false, outdir: "unused", absWorkingDir: root };
    const { metafile } = await build({ ...common, ...options });
    const files = Object.values(metafile!.outputs).flatMap(({ inputs }) => Object.entries(inputs));
    const present = files.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
    return [...new Set(present.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []))];
  };

  it.each([
    ["the bin and the library", bin, "dist/THIRD-PARTY.txt", ["zod", "yaml", "commander"]],
    ["the page", page, "dist/page/page.js", ["fastest-levenshtein", "d3-scale"]],
  ])("of %s are all there, by name and version", async (_, options, file, among) => {
    const text = read(file);
    const packages = await bundled(options);
    expect(packages).toEqual(expect.arrayContaining(among));
    const missing = packages.filter((name) => {
      const { version } = JSON.parse(read(`node_modules/${name}/package.json`)) as { version: string };
      return !text.includes(`${name} ${version} (`);
    });
    expect(missing).toEqual([]);
    expect(text).toContain("Permission is hereby granted, free of charge");
    expect(text).toContain("Permission to use, copy, modify");
  });
});

describe("the page for contributors", () => {
  it("says of each dependency what it is for, and names no other", () => {
    const page = read("CONTRIBUTING.md");
    const table = page.slice(page.indexOf("| bundled | for |"));
    const named = [...table.matchAll(/^\| (.*) \| .* \|$/gm)].flatMap(([, names = ""]) =>
      [...names.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
    );
    const isNamed = (one: string) => named.includes(one.startsWith("@types/") ? "@types/*" : one);
    const all = Object.keys(manifest.devDependencies);
    expect(all.filter((one) => !isNamed(one))).toEqual([]);
    expect(named.filter((one) => one !== "@types/*" && !all.includes(one))).toEqual([]);
    expect(manifest).not.toHaveProperty("dependencies");
  });
});

/** The Node that runs the tests; in the long run every Node that the package is for as well. */
const nodes = [
  { version: process.versions.node, bin: process.execPath },
  ...(process.env.FULL ? installNodes(supportedNodes, ownFolder()) : []),
];

describe.each(nodes)("installed from its tarball into an empty folder, on Node $version", ({ version, bin }) => {
  const readme = read("README.md");
  const folder = ownFolder();
  const { run } = install(packed.tarball, bin, folder);
  const node = (args: string) => run(`node ${args}`);

  it("is the only package there", () => {
    expect(run("ls -A node_modules && node --version").stdout).toMatch(/^\.bin\n\.package-lock\.json\nadvise\nv/);
    expect(node("--version").stdout).toMatch(new RegExp(`^v${version}\\b`));
  });

  it.each(pages.flatMap((page) => consoleBlocks(read(page))))(
    "prints what the pages show of $command",
    ({ command, output }) => {
      const ran = run(command, "package");
      expect(ran).toMatchObject({ status: 0, stdout: output });
      // Prices grow old by the clock, which is said beside a cost.
      expect(ran.stderr).toMatch(/^(note: prices of [\s\S]*)?$/);
    },
  );

  it("branches and reads answers as the README shows", () => {
    expect(run(firstBlock(readme, "sh"), "package").stdout).toBe("build the index\n");
    const answers = firstBlock(readme, "yaml");
    expect(run(`advise - --format outcome <<'END'\n${answers}END`).stdout).toMatch(/^(rag|hybrid|neither-yet)\n$/);
  });

  it.each(namedCommands(readme))("runs advise %s", (name) => {
    const [command, prints] = attempts[name] ?? [`echo no run of "advise ${name}" is listed here >&2; false`, /./];
    const ran = run(command);
    expect(ran, ran.stderr).toMatchObject({ status: 0 });
    expect(ran.stdout).toMatch(prints);
  });

  it("is a library, as its page shows", () => {
    const { program, output } = libraryExample(read("docs/library.md"));
    writeFileSync(join(folder, "example.mjs"), program);
    expect(node("example.mjs")).toMatchObject({ status: 0, stdout: output, stderr: "" });
  });

  it("can be required", () => {
    writeFileSync(join(folder, "required.cjs"), 'console.log(Object.keys(require("advise")).includes("decide"));');
    expect(node("--no-warnings required.cjs")).toMatchObject({ status: 0, stdout: "true\n", stderr: "" });
  });

  it("does nothing when imported, and loads no prices, prompts or YAML", () => {
    expect(node(`-e 'import("advise")'`)).toMatchObject({ status: 0, stdout: "", stderr: "" });
    const dist = join(folder, "node_modules/advise/dist");
    const loaded = new Set(["index.js"]);
    for (const file of loaded) {
      const text = readFileSync(join(dist, file), "utf8");
      for (const [, next] of text.matchAll(/(?:from|import) ?"\.\/([^"]+)"/g)) loaded.add(next!);
    }
    const bytes = [...loaded].reduce((sum, file) => sum + readFileSync(join(dist, file)).length, 0);
    expect(loaded.size).toBeGreaterThan(1);
    expect(bytes).toBeLessThan(300_000);
  });

  it("compiles in a stranger's strict program, with no types but its own, and runs", () => {
    cpSync(join(root, "test/package/stranger.ts.txt"), join(folder, "stranger.ts"));
    const tsc = `'${join(root, "node_modules/typescript/bin/tsc")}' --strict --skipLibCheck false --target es2023`;
    const listed = node(`${tsc} --module nodenext --outDir out --listFiles stranger.ts`);
    expect(listed).toMatchObject({ status: 0, stderr: "" });
    const types = listed.stdout.split("\n").filter((file) => file && !file.includes("/typescript/lib/"));
    expect(types.map((file) => relative(folder, resolve(folder, file)))).toEqual([
      "node_modules/advise/dist/index.d.ts",
      "stranger.ts",
    ]);
    expect(node(`${tsc} --module preserve --noEmit --exactOptionalPropertyTypes stranger.ts`)).toMatchObject({
      status: 0,
      stdout: "",
    });
    expect(node("out/stranger.js").stdout).toMatchInlineSnapshot(`
      "answers.knowlege: "knowlege" is not a question of this rulebook; answers.volume: "much" is not a choice of volume
      hybrid 15 12 true
      3 answers-file null
      hybrid Verdict: hybrid. Leaning: any of 4 open questions could
      nowhere.yaml: does not exist
      "
    `);
  });
});
