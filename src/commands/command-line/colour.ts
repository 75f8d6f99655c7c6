/** What says whether there is colour: the arguments, the environment, and whether the stream is a terminal. */
export type ColourWishes = { args: readonly string[]; env: NodeJS.ProcessEnv; terminal: boolean };

/**
 * --no-color turns colour off, then NO_COLOR does, then FORCE_COLOR turns it on (0 and false: off); otherwise a
 * terminal that is not dumb has it. A variable that is empty says nothing.
 */
export function wantsColour({ args, env, terminal }: ColourWishes): boolean {
  if (args.includes("--no-color") || env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return !["0", "false"].includes(env.FORCE_COLOR);
  return terminal && env.TERM !== "dumb";
}
