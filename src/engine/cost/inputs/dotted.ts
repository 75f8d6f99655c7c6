/** The value at a dotted key of nested settings; undefined where there is none. */
export function valueAt(settings: object, key: string): unknown {
  return key
    .split(".")
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | null | undefined)?.[name], settings);
}

/** The settings with one value changed. A key names a value, or after its dot one of a block. */
export function withValue<T extends object>(settings: T, key: string, value: unknown): T {
  const dot = key.indexOf(".");
  if (dot < 0) return { ...settings, [key]: value };
  const head = key.slice(0, dot);
  return { ...settings, [head]: { ...(valueAt(settings, head) as object), [key.slice(dot + 1)]: value } };
}

/** Nested settings from values by their dotted keys. */
export function nested(values: Iterable<readonly [key: string, value: unknown]>): Record<string, unknown> {
  let settings: Record<string, unknown> = {};
  for (const [key, value] of values) settings = withValue(settings, key, value);
  return settings;
}
