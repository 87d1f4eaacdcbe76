/** Console messages for the developer, each once per page, however many elements find its cause. */

const said = new Set<string>();

/** @param key identifies the message where its words differ between elements */
export function warnOnce(words: string, key = words): void {
  if (isNew(key)) console.warn(`tsw-widgets: ${words}`);
}

/** For faults that keep customers from buying. @param key as for warnOnce */
export function errorOnce(words: string, key = words): void {
  if (isNew(key)) console.error(`tsw-widgets: ${words}`);
}

function isNew(key: string): boolean {
  return said.size < said.add(key).size;
}
