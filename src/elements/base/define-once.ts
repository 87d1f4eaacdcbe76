/**
 * Registers an element unless its name is taken, because a page may include the script twice, or two versions of it.
 * Without a document (server rendering) it registers nothing, so that importing is safe.
 */
export function defineOnce(element: CustomElementConstructor & { readonly tagName: string }): void {
  if (typeof document === 'undefined') return;
  if (!customElements.get(element.tagName)) customElements.define(element.tagName, element);
}
