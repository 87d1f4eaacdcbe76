/** Tells the developer what to do, once a page, however often an element finds it. */
const said = new Set<string>();

export function complain(words: string): void {
  if (said.has(words)) return;
  said.add(words);
  console.error(`tsw-widgets: ${words}`);
}
