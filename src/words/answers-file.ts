/** What the schema of answers is called, where its name is for us to choose. */
export const schemaName = "advise.schema.json";

/** The line by which an editor finds the schema, which is said from the folder of the file that the line stands in. */
export function schemaLine(path: string = schemaName): string {
  return `# yaml-language-server: $schema=${path}`;
}
