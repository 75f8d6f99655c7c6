/** An element of a document that only holds text: it lays nothing out and runs nothing. */
export type TextNode = {
  tag: string;
  attributes: Map<string, string>;
  children: (TextNode | string)[];
  /** What is done on an event, by its name. */
  listeners: Map<string, () => void>;
};

function createElement(tag: string): TextNode {
  const attributes = new Map<string, string>();
  const children: TextNode["children"] = [];
  const listeners: TextNode["listeners"] = new Map();
  const methods = {
    setAttribute: (name: string, value: string) => attributes.set(name, value),
    append: (...added: TextNode["children"]) => children.push(...added),
    removeAttribute: (name: string) => attributes.delete(name),
    addEventListener: (event: string, act: () => void) => listeners.set(event, act),
    style: { setProperty: () => undefined },
  };
  return Object.assign(methods, { tag, attributes, children, listeners });
}

/** Puts it where a browser has its document. */
export function useTextDocument(): void {
  const document = {
    createElement,
    createElementNS: (_: string, tag: string) => createElement(tag),
    getElementById: () => null,
  };
  const Node = {
    [Symbol.hasInstance]: (value: unknown) => typeof value === "object" && value !== null && "tag" in value,
  };
  Object.assign(globalThis, { Node, document });
}

// What stands inside a line; all else begins one of its own.
const inline = ["a", "b", "em", "strong"];

/** The lines that a reader sees, from the top. */
export function linesOf(nodes: readonly TextNode[]): string[] {
  const text = (node: TextNode | string): string => {
    if (typeof node === "string") return node;
    const inner = node.children.map(text).join("");
    return inline.includes(node.tag) ? inner : `\n${inner}\n`;
  };
  const lines = nodes.flatMap((node) => text(node).split("\n"));
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}
