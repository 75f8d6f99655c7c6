/** The name that this program goes by on the machines of all. */
export const bareName = "advise";

/** A sentence for a person at this machine: the commands in its backquotes call the program as it was called. */
export function asCalled(sentence: string, program: string = bareName): string {
  return sentence.replaceAll(/`advise(?=[ `])/g, () => `\`${program}`);
}
