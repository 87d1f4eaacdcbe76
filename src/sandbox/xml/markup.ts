/** As much XML as the XML core speaks: elements and text. No attributes, no DTDs, no entities but the five. */
export interface Element {
  readonly name: string;
  /** Text of an element without children, trimmed of nothing. */
  readonly text: string;
  readonly children: readonly Element[];
}

/** Text, or children; undefined children are left out. */
export type Markup = string | readonly (Node | undefined)[];
export type Node = readonly [name: string, content: Markup];

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = name[1]?.toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

const escape = (text: string): string =>
  text.replace(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'));

const MOST_DEPTH = 20;

/** Undefined for anything that is not one well-formed element. */
export function parseXml(source: string): Element | undefined {
  if (/<!DOCTYPE|<!ENTITY/i.test(source)) return undefined;
  const body = source
    .replace(/^\uFEFF/, '')
    .replace(/<\?.*?\?>/gs, '')
    .replace(/<!--.*?-->/gs, '');
  const token = /<(\/?)([A-Za-z_][\w.-]*)\s*(\/?)>|([^<]+)|(<)/g;
  const root: Element & { children: Element[] } = { name: '', text: '', children: [] };
  const open: { name: string; text: string; children: Element[] }[] = [root];
  for (const [, closing, name, selfClosing, text, stray] of body.matchAll(token)) {
    const current = open.at(-1);
    if (!current || stray !== undefined) return undefined;
    if (text !== undefined) {
      current.text += unescape(text);
    } else if (closing) {
      if (open.length < 2 || current.name !== name) return undefined;
      open.pop();
    } else {
      const child = { name: name ?? '', text: '', children: [] };
      current.children.push(child);
      if (!selfClosing) open.push(child);
      if (open.length > MOST_DEPTH) return undefined;
    }
  }
  const [only, ...others] = root.children;
  return open.length === 1 && only && others.length === 0 ? only : undefined;
}

export const childOf = (element: Element, name: string): Element | undefined =>
  element.children.find((child) => child.name === name);

/** Trimmed text of a child; undefined when there is no such child. */
export const textOf = (element: Element, name: string): string | undefined => childOf(element, name)?.text.trim();

function write([name, content]: Node): string {
  if (typeof content === 'string') return content === '' ? `<${name}/>` : `<${name}>${escape(content)}</${name}>`;
  const children = content.flatMap((node) => (node ? [write(node)] : [])).join('');
  return children === '' ? `<${name}/>` : `<${name}>${children}</${name}>`;
}

export const xmlDocument = (root: Node): string => `<?xml version="1.0" encoding="UTF-8"?>\n${write(root)}`;

export const yesNo = (value: boolean): string => (value ? 'yes' : 'no');
/** Decimal text in major units: `39.0`, `1.5`. */
export const decimal = (amount: number): string => (Number.isInteger(amount) ? amount.toFixed(1) : String(amount));
