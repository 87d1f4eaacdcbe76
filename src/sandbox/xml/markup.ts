/** The XML that the XML core needs: elements and text, without attributes and DTDs, with the five standard entities. */
export interface XmlElement {
  readonly name: string;
  /** Text of an element, not trimmed. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** Text or children. Undefined children are left out. */
export type XmlContent = string | readonly (XmlNode | undefined)[];
export type XmlNode = readonly [name: string, content: XmlContent];

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

/** Undefined for anything but one well-formed element. */
export function parseXml(source: string): XmlElement | undefined {
  if (/<!DOCTYPE|<!ENTITY/i.test(source)) return undefined;
  const body = source
    .replace(/^\uFEFF/, '')
    .replace(/<\?.*?\?>/gs, '')
    .replace(/<!--.*?-->/gs, '');
  const token = /<(\/?)([A-Za-z_][\w.-]*)\s*(\/?)>|([^<]+)|(<)/g;
  const root: XmlElement & { children: XmlElement[] } = { name: '', text: '', children: [] };
  const open: { name: string; text: string; children: XmlElement[] }[] = [root];
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

export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name);

/** Trimmed text of a child. Undefined when there is no such child. */
export const textOf = (element: XmlElement, name: string): string | undefined => childOf(element, name)?.text.trim();

function write([name, content]: XmlNode): string {
  if (typeof content === 'string') return content === '' ? `<${name}/>` : `<${name}>${escape(content)}</${name}>`;
  const children = content.flatMap((node) => (node ? [write(node)] : [])).join('');
  return children === '' ? `<${name}/>` : `<${name}>${children}</${name}>`;
}

export const xmlDocument = (root: XmlNode): string => `<?xml version="1.0" encoding="UTF-8"?>\n${write(root)}`;

export const yesNo = (value: boolean): string => (value ? 'yes' : 'no');
/** Decimal text in major units: `39.0`, `1.5`. */
export const decimal = (amount: number): string => (Number.isInteger(amount) ? amount.toFixed(1) : String(amount));
