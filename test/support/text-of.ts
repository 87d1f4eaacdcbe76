/** The text of an element as a reader sees it: white space collapsed; empty where there is no element. For element tests. */
export const textOf = (node: Node | null | undefined): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
