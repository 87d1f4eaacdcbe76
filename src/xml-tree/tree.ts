/**
 * Reads and writes XML of elements and texts, which is all that the XML core uses, with the platform's XML tools. DTDs
 * are refused, so only XML's five entities exist. Attributes, comments and processing instructions are ignored.
 */

export interface XmlElement {
  readonly name: string;
  /** The element's own text, without that of its children. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/**
 * An element to write, with a text or children. Undefined children are left out; an empty text makes an empty element.
 */
export type XmlNode = readonly [name: string, content: string | readonly (XmlNode | undefined)[]];

/** The part of the DOM that is used, of a browser or of a package. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  appendChild(child: DomNode): unknown;
}

export interface DomDocument {
  readonly documentElement: DomNode | null;
  readonly doctype: unknown;
  createElement(name: string): DomNode;
  createTextNode(text: string): DomNode;
  getElementsByTagName(name: string): { readonly length: number };
}

export interface XmlTools {
  /** May throw for text that is not well-formed. */
  parse(text: string): DomDocument;
  serialise(node: DomNode): string;
}

/** For text that is not XML, or XML that is refused. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/** Characters. */
const LONGEST = 2_000_000;
const MOST_DEPTH = 20;

const ELEMENT = 1;
const TEXTS = [3, 4];

/** @throws XmlError */
export function readXml(text: string, tools: XmlTools): XmlElement {
  if (text.length > LONGEST) throw new XmlError(`longer than ${LONGEST} characters`);
  // Checked before parsing, because entities are how parsers are attacked.
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(text)) throw new XmlError('has a DTD');
  let document: DomDocument;
  try {
    document = tools.parse(text);
  } catch {
    throw new XmlError('is not well-formed');
  }
  const { documentElement, doctype } = document;
  // Browsers do not throw, but return a document with this element.
  if (!documentElement || doctype || document.getElementsByTagName('parsererror').length > 0) {
    throw new XmlError('is not well-formed');
  }
  return elementOf(documentElement, 1);
}

function elementOf(node: DomNode, depth: number): XmlElement {
  if (depth > MOST_DEPTH) throw new XmlError(`is nested deeper than ${MOST_DEPTH} elements`);
  let text = '';
  const children: XmlElement[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === ELEMENT) children.push(elementOf(child, depth + 1));
    else if (TEXTS.includes(child.nodeType)) text += child.nodeValue ?? '';
  }
  return { name: node.nodeName, text, children };
}

/** Names must be constants of the caller, because they are not escaped. */
export function writeXml(root: XmlNode, tools: XmlTools): string {
  const document = tools.parse('<xml/>');
  const append = (parent: DomNode, content: XmlNode[1]): DomNode => {
    if (typeof content === 'string') {
      if (content !== '') parent.appendChild(document.createTextNode(legal(content)));
    } else {
      for (const node of content) if (node) parent.appendChild(append(document.createElement(node[0]), node[1]));
    }
    return parent;
  };
  return tools.serialise(append(document.createElement(root[0]), root[1]));
}

/** Removes the characters that XML 1.0 cannot hold, not even escaped. */
export const legal = (text: string): string =>
  text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');

/** Crypto blocks and tokens contain no white space, but XML may wrap them. */
export const withoutSpace = (token: string): string => token.replace(/\s+/g, '');

/** In XML a single child and a list look alike, so children are always read as a list. */
export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

/** The trimmed text of a child; undefined when it is missing or empty. */
export const textOf = (element: XmlElement | undefined, name: string): string | undefined =>
  childOf(element, name)?.text.trim() || undefined;
