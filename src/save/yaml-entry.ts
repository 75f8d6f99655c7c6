import { Document, Scalar } from "yaml";
import { approaches } from "../model/approach.ts";

/** A value without parts. */
export type Leaf = string | number | boolean | null;

/** How a text is written: its line ends, and whether it is JSON, where every key and text has double quotes. */
export type Style = { eol: string; json: boolean };

/** A leaf as YAML takes it on one line, also inside a flow; in the given quotes where it may stand in them. */
export function leafText(leaf: Leaf, { json }: Style, quotes?: Scalar.Type): string {
  if (json) return JSON.stringify(leaf);
  const scalar = new Scalar(leaf);
  if (quotes && typeof leaf === "string") scalar.type = quotes;
  // In a flow more characters need quotes, and what is safe there is safe in a block.
  const list = new Document();
  list.contents = list.createNode([scalar], { flow: true });
  return list.toString({ lineWidth: 0, flowCollectionPadding: false }).trim().slice(1, -1);
}

/** A block as lines: points stand on one line, the rest is indented below its key. */
export function entryLines(block: Readonly<Record<string, unknown>>, indent: number): string[] {
  const document = new Document(block);
  for (const flow of flowsIn(document.contents)) flow.flow = true;
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
  return text.split("\n").map((line) => " ".repeat(indent) + line);
}

type Flowable = { flow?: boolean; items: { value?: unknown }[] };

/** The maps that hold a number for each approach: points and scores, one line each. */
function flowsIn(node: unknown, depth = 0): Flowable[] {
  const map = node as Partial<Flowable> | null;
  if (!map?.items) return [];
  const inner = map.items.map(({ value }) => value as Partial<Flowable> | null);
  if (inner.every((value) => !value?.items)) return depth > 0 && arePoints(inner) ? [map as Flowable] : [];
  return inner.flatMap((value) => flowsIn(value, depth + 1));
}

function arePoints(nodes: readonly unknown[]): boolean {
  return (
    nodes.length === approaches.length &&
    nodes.every((node) => typeof (node as { value?: unknown } | null)?.value === "number")
  );
}
