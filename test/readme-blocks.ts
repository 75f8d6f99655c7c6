/** A command that the README shows, and what it shows it to print. The end of the block is a line of its own. */
const consoleBlock = /```console\n\$ ([^\n]+)\n([\s\S]*?)```\n/g;

export function consoleBlocks(readme: string): { command: string; output: string }[] {
  return [...readme.matchAll(consoleBlock)].map(([, command = "", output = ""]) => ({ command, output }));
}

/** The example for the library, and what it shows it to print. */
const example = /```js\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```\n/;

export function libraryExample(readme: string): { program: string; output: string } {
  const [, program = "", output = ""] = example.exec(readme) ?? [];
  return { program, output };
}

/** The README with what its commands and its example print now. */
export function withOutputs(readme: string, run: (command: string) => string): string {
  return readme
    .replace(consoleBlock, (_, command: string) => `\`\`\`console\n$ ${command}\n${run(command)}\`\`\`\n`)
    .replace(example, (_, program: string) => {
      const output = run(`node --input-type=module <<'END'\n${program}END`);
      return `\`\`\`js\n${program}\`\`\`\n\n\`\`\`text\n${output}\`\`\`\n`;
    });
}

/** The first block in a language. */
export function firstBlock(readme: string, language: string): string {
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\`\\n`).exec(readme)?.[1] ?? "";
}

/** The commands of the README's table, one for each alternative: `rules lint\|test` is two. */
export function namedCommands(readme: string): string[] {
  return [...readme.matchAll(/^\| `advise ([^`]*)` \|/gm)].flatMap(([, usage = ""]) => {
    const words = usage.split(" ").filter((word) => /^[a-z]/.test(word));
    const alternatives = (words.at(-1) ?? "").split("\\|");
    return alternatives.map((last) => [...words.slice(0, -1), last].join(" "));
  });
}
