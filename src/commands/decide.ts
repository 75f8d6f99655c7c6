import { decide } from "../engine/decide.ts";
import { unsure } from "../model/question.ts";
import type { Rulebook } from "../model/rulebook.ts";
import { type Format, reporters } from "../report/index.ts";
import { exitCodeFor, type FailOn } from "./fail-on.ts";
import { type Gathered, gather } from "./gather.ts";
import { type ExitCode, paperFor } from "./io.ts";
import { emit } from "./output.ts";
import { refuse, type Session, usageProblem } from "./session.ts";

export type DecideOptions = {
  file: string | undefined;
  flags: Readonly<Record<string, string>>;
  format: Format;
  output: string | undefined;
  verbose: boolean;
  failOn: readonly FailOn[];
};

/** `advise [FILE|-] [--QUESTION VALUE …]`: decide and print. */
export const decideCommand = async (session: Session, options: DecideOptions): Promise<ExitCode> => {
  const { io } = session;
  const loaded = await session.rulebook();
  if (!loaded.ok) return refuse(io, loaded.problems);
  const { rulebook, digest } = loaded.value;

  const gathered = await gather(session, rulebook, options);
  if (!gathered.ok) return refuse(io, gathered.problems);
  const { answers, file } = gathered.value;
  if (Object.keys(answers).length === 0) return refuse(io, [nothingAnswered(gathered.value, rulebook)]);

  const decision = decide(rulebook, answers, { title: file?.title ?? null, engine: io.version, digest });
  const text = reporters[options.format](decision, { ...paperFor(io, "stdout"), verbose: options.verbose });
  const written = await emit(io, text, options.output);
  return written ?? exitCodeFor(decision, options.failOn);
};

const nothingAnswered = ({ file }: Gathered, { questions }: Rulebook) => {
  const core = questions.filter(({ core }) => core).map(({ id, choices }) => `--${id} ${choices[0]?.id ?? unsure}`);
  const hint = `answer some, for example: advise ${core.slice(0, 3).join(" ")}; \`advise --help\` lists every question`;
  return usageProblem("advise", file ? "the file answers no question" : "no question is answered", hint);
};
