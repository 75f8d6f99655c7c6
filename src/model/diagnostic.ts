/** A problem at a place in an input. Lines and columns start at 1; both are null where the input has no lines (a flag). */
export type Diagnostic = {
  file: string;
  line: number | null;
  column: number | null;
  code: DiagnosticCode;
  message: string;
  /** What would be right: the nearest valid spelling, the allowed list, an example. */
  hint?: string;
  /** The line of the input that is wrong, for the caret. */
  source?: string;
};

/** What kind of problem it is; the word in brackets at the end of the message. */
export type DiagnosticCode =
  | "read"
  | "syntax"
  | "shape"
  | "unknown-key"
  | "unknown-question"
  | "unknown-choice"
  | "bad-number"
  | "unknown-id"
  | "duplicate-id"
  | "reserved-id"
  | "cycle"
  | "bands"
  | "missing-price"
  | "retired"
  | "usage"
  // Problems of quality, which only lint looks for.
  | "weight"
  | "grade"
  | "need"
  | "no-source"
  | "unused"
  | "never-fires"
  | "same-condition"
  | "asked-when"
  | "too-large"
  | "too-long"
  | "no-help"
  | "next-steps"
  | "monotone";

/** Where inside a value a problem is: keys and indexes from the root. */
export type Path = readonly (string | number)[];

/** A problem found in a plain value, before its place in a file is known. `at: "key"` points at the key of the pair. */
export type Problem = {
  path: Path;
  at?: "key";
  code: DiagnosticCode;
  message: string;
  hint?: string;
};

/** A problem without a line: of a whole file, or of what stands in none, by the name it goes by. */
export function unplaced(file: string, code: DiagnosticCode, message: string, hint?: string): Diagnostic {
  return {
    file,
    line: null,
    column: null,
    code,
    message,
    ...(hint && { hint }),
  };
}

/** A problem of a value that stands in no file, by the name it goes by: a flag, a setting, an argument. */
export function named({ path, code, message, hint }: Problem, nameOf: (path: string) => string): Diagnostic {
  return unplaced(nameOf(path.join(".")), code, message, hint);
}

/** A problem at a path. */
export function problem(path: Path, code: DiagnosticCode, message: string, hint?: string): Problem {
  return {
    path,
    code,
    message,
    ...(hint && { hint }),
  };
}

/** A value, or every reason why there is none. */
export type Result<T, E = Diagnostic> = { ok: true; value: T } | { ok: false; problems: E[] };

export function success<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}
export function failure<E>(problems: E[]): { ok: false; problems: E[] } {
  return { ok: false, problems };
}
