import type { Command } from "commander";
import { type Shell, shells } from "../../report/completion/index.ts";
import { exampleText, type Exit, noColorOption, outputOption, rulesOption } from "./options.ts";
import type { Context } from "./context.ts";

/** `advise completion bash|zsh|fish`; `whole` is the program with all its commands, which the script completes. */
export function addCompletion(program: Command, session: Context, exit: Exit, whole: () => Command): void {
  program
    .command("completion")
    .description("print a script that completes commands, flags and answers in your shell")
    .addArgument(program.createArgument("<shell>", "the shell that the script is for").choices(shells))
    .addOption(rulesOption())
    .addOption(outputOption())
    .addOption(noColorOption())
    .addHelpText("after", examples)
    .action(async (shell: Shell, { output }: { output?: string }) => {
      const { completionCommand } = await import("../completion.ts");
      exit(await completionCommand(session, { shell, program: whole(), output }));
    });
}

const examples = `
Where the script goes (make it anew after an update):
  bash  where you like; in ~/.bashrc: source ~/.advise.bash
  zsh   as _advise into a folder of fpath; in ~/.zshrc: fpath=(~/.zfunc $fpath)
        and then autoload -Uz compinit && compinit
  fish  into ~/.config/fish/completions (make it if it is not there)
${exampleText(
  "advise completion bash > ~/.advise.bash",
  "mkdir -p ~/.zfunc && advise completion zsh > ~/.zfunc/_advise",
  "advise completion fish > ~/.config/fish/completions/advise.fish",
)}`;
