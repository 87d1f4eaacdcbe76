/** Registers an element unless its name is taken: a script included twice, or beside another version, must not throw. */
export function defineOnce(element: CustomElementConstructor & { readonly tagName: string }): void {
  if (!customElements.get(element.tagName)) customElements.define(element.tagName, element);
}
