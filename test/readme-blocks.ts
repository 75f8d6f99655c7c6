import { globSync } from "tinyglobby";

/** The pages that people read, the README first; by the folder that tests and scripts are started in, that of the project. */
export const pages: string[] = ["README.md", "CONTRIBUTING.md", ...globSync("docs/*.md").sort()];

/** A command that a page shows, and what it shows it to print. The end of the block is a line of its own. */
const consoleBlock = /```console\n\$ ([^\n]+)\n([\s\S]*?)```\n/g;

export function consoleBlocks(page: string): { command: string; output: string }[] {
  return [...page.matchAll(consoleBlock)].map(([, command = "", output = ""]) => ({ command, output }));
}

/** The example for the library, and what it shows it to print. */
const example = /```js\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```\n/;

export function libraryExample(page: string): { program: string; output: string } {
  const [, program = "", output = ""] = example.exec(page) ?? [];
  return { program, output };
}

/** A page with what its commands and its example print now. */
export function withOutputs(page: string, run: (command: string) => string): string {
  return page
    .replace(consoleBlock, (_, command: string) => `\`\`\`console\n$ ${command}\n${run(command)}\`\`\`\n`)
    .replace(example, (_, program: string) => {
      const output = run(`node --input-type=module <<'END'\n${program}END`);
      return `\`\`\`js\n${program}\`\`\`\n\n\`\`\`text\n${output}\`\`\`\n`;
    });
}

/** The files and headings that a page links to, as it names them; not addresses. */
export function linksOf(page: string): string[] {
  const links = [...page.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
  return links.filter((link) => !/^https?:/.test(link));
}

/** The first block in a language, or the first of them that holds a text. */
export function firstBlock(page: string, language: string, holding = ""): string {
  const blocks = [...page.matchAll(/```(\w*)\n([\s\S]*?)```\n/g)];
  return blocks.find(([, of, block = ""]) => of === language && block.includes(holding))?.[2] ?? "";
}

/** The commands of a page's table, one for each alternative: `rules lint\|test` is two. */
export function namedCommands(page: string): string[] {
  return [...page.matchAll(/^\| `advise ([^`]*)` \|/gm)].flatMap(([, usage = ""]) => {
    const words = usage.split(" ").filter((word) => /^[a-z]/.test(word));
    const alternatives = (words.at(-1) ?? "").split("\\|");
    return alternatives.map((last) => [...words.slice(0, -1), last].join(" "));
  });
}

/** What each command writes, by the table of the commands: its words, and its formats where it has more than one. */
export function namedFormats(page: string): [command: string, formats: string[]][] {
  return page.split("\n").flatMap((row): [string, string[]][] => {
    const [, formats = ""] = /^\| `advise [^`]*` \| ([a-z, ]+) \|/.exec(row) ?? [];
    return formats.includes(",") ? namedCommands(row).map((command) => [command, formats.split(", ")]) : [];
  });
}
