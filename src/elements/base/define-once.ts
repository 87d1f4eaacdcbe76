/**
 * Registers an element unless its name is taken: a script included twice, or beside another version, must not throw.
 * Where there is no document (server rendering) importing is safe and registers nothing.
 */
export function defineOnce(element: CustomElementConstructor & { readonly tagName: string }): void {
  if (typeof document === 'undefined') return;
  if (!customElements.get(element.tagName)) customElements.define(element.tagName, element);
}
