import { plain } from "../text/escape.ts";

/** What an element holds: text, other elements, or nothing. */
export type Child = Node | string | number | null | undefined | readonly Child[];

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Makes an element. Every text becomes a text node and nothing else, so that no data can become markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...nodesOf(children));
  return element;
}

/** The same for a part of a drawing. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAttributes(element, attributes);
  element.append(...nodesOf(children));
  return element;
}

/** A button that does something. */
export function button(label: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const element = h("button", { type: "button", ...attributes }, label);
  element.addEventListener("click", act);
  return element;
}

/** A link to a web address; anything else is shown as text and leads nowhere. */
export function link(where: string, text: string): HTMLElement {
  return /^https?:\/\/[^\s]+$/i.test(where) ? h("a", { href: where, rel: "noreferrer" }, text) : h("span", {}, text);
}

/** Puts a bar where it belongs on its track, in percent. The policy of the page allows no style attribute. */
export function place<E extends HTMLElement>(element: E, at: { left: number; width?: number }): E {
  element.style.setProperty("left", `${at.left}%`);
  if (at.width !== undefined) element.style.setProperty("width", `${at.width}%`);
  return element;
}

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, plain(String(value)));
  }
}

function nodesOf(children: readonly Child[]): (Node | string)[] {
  return children.flatMap((child) => {
    if (child === null || child === undefined) return [];
    if (typeof child === "string" || typeof child === "number") return [plain(String(child))];
    return child instanceof Node ? [child] : nodesOf(child);
  });
}
