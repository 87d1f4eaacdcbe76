/** Messages for the developer in the console. Each is written once a page, however many elements find its cause. */

const said = new Set<string>();

/** @param key stands for the message where its words differ from element to element */
export function warnOnce(words: string, key = words): void {
  if (isNew(key)) console.warn(`tsw-widgets: ${words}`);
}

/** For what keeps customers from buying. @param key as for warnOnce */
export function errorOnce(words: string, key = words): void {
  if (isNew(key)) console.error(`tsw-widgets: ${words}`);
}

function isNew(key: string): boolean {
  return said.size < said.add(key).size;
}
