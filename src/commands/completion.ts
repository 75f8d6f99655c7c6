import type { Command } from "commander";
import { completionStubs, type Shell, shells } from "../report/completion.ts";
import { type Context, reportProblems } from "./command-line/context.ts";
import { type ExitCode, exitCodes } from "./command-line/exit-codes.ts";
import { exampleText, noColorOption, outputOption, rulesOption, type Setup } from "./command-line/options.ts";
import { emit } from "./command-line/output.ts";

export function addCompletion(program: Command, { context, exit }: Setup): void {
  program
    .command("completion")
    .summary("completion for your shell")
    .description("print a script that completes commands, flags and answers in your shell")
    .addArgument(program.createArgument("<shell>", "the shell that the script is for").choices(shells))
    .addOption(rulesOption())
    .addOption(outputOption())
    .addOption(noColorOption())
    .addHelpText("after", examples)
    .action(async (shell: Shell, { output }: { output?: string }) => {
      exit(await runCompletion(context, { shell, output }));
    });
}

const examples = `
Where the script goes:
  bash  where you like; in ~/.bashrc: source ~/.advise.bash
  zsh   as _advise into a folder of fpath; in ~/.zshrc: fpath=(~/.zfunc $fpath)
        and then autoload -Uz compinit && compinit
  fish  into ~/.config/fish/completions (make it if it is not there)
${exampleText(
  "advise completion bash > ~/.advise.bash",
  "mkdir -p ~/.zfunc && advise completion zsh > ~/.zfunc/_advise",
  "advise completion fish > ~/.config/fish/completions/advise.fish",
)}`;

export type CompletionOptions = { shell: Shell; output: string | undefined };

/** `advise completion bash|zsh|fish`: the script by which the shell asks this program. A rulebook that it names is read first. */
export async function runCompletion(context: Context, { shell, output }: CompletionOptions): Promise<ExitCode> {
  const { io, rules, file } = context;
  const loaded = rules === undefined ? null : await context.rulebook();
  if (loaded && !loaded.ok) return reportProblems(io, loaded.problems);
  return (await emit(io, completionStubs[shell](loaded && file), output)) ?? exitCodes.done;
}
