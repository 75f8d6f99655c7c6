/** The first line of an answers file: an editor that finds the schema there completes and checks. */
export const schemaLine = "# yaml-language-server: $schema=advise.schema.json";
