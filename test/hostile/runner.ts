/**
 * What GitHub's runner takes a line of a log for (actions/runner, src/Runner.Common/ActionCommand.cs): `::name k=v::text`
 * behind any space, or else `##[name k=v]text` anywhere in the line. Null for a line that is only shown.
 */
export function commandIn(line: string): { name: string; properties: Record<string, string>; text: string } | null {
  return second(line) ?? first(line);
}

/** As the runner's reader of the process splits its output. */
export function linesOf(output: string): string[] {
  return output.split(/\r\n|\r|\n/);
}

function second(line: string) {
  const message = line.trimStart();
  if (!message.startsWith("::")) return null;
  const end = message.indexOf("::", 2);
  if (end < 0) return null;
  return command(message.slice(2, end), ",", message.slice(end + 2));
}

function first(line: string) {
  const begin = line.indexOf("##[");
  const end = line.indexOf("]", begin);
  return begin < 0 || end < 0 ? null : command(line.slice(begin + 3, end), ";", line.slice(end + 1));
}

function command(info: string, between: string, text: string) {
  const space = info.indexOf(" ");
  const pairs = space < 0 ? [] : info.slice(space + 1).split(between);
  return {
    name: space < 0 ? info : info.slice(0, space),
    properties: Object.fromEntries(pairs.map((pair) => [pair.split("=")[0]?.trim() ?? "", pair.split("=")[1] ?? ""])),
    text,
  };
}
