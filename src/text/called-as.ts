/** The name that this program goes by on the machines of all. */
export const bareName = "advise";

/** A sentence for a person at this machine: the commands in its backquotes call the program as it was called. */
export function asCalled(sentence: string, program: string = bareName): string {
  return sentence.replaceAll(/`advise(?=[ `])/g, () => `\`${program}`);
}

/** The help of a command as this machine calls it: its usage, and its examples, which are to be run as they stand. */
export function helpAsCalled(help: string, program: string): string {
  return help.replaceAll(/(^Usage: |^  |&& )advise(?= )/gm, (_, before: string) => `${before}${program}`);
}
