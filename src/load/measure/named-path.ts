/** A file or folder that is measured: where it is, and what it is called in messages. */
export type NamedPath = { path: string; name: string };

/** Who waits for a long reading is told how far it is; long work without a pause is done in `work`. */
export type Watch = { seen: (rows: number) => Promise<void>; work: <T>(work: () => T) => T };
