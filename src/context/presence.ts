/** The elements of one booking scope that are on the page, so that no two of them offer or say the same thing. */

/**
 * What an element does for the customer, and the other elements then leave to it:
 * - `performances` shows when the selected event plays
 * - `seats` sells the seats of the selected performance
 * - `trolley` has the button that reserves, the differences to accept and the time left
 * - `checkout` reports a failed purchase and knows whether an email was sent
 * - `confirmation` shows what was bought and has the button that starts again
 */
export type Role = 'performances' | 'seats' | 'trolley' | 'checkout' | 'confirmation';

export class Presence {
  readonly #roles = new Map<Element, Role>();
  readonly #listeners = new Set<() => void>();

  /** @param role undefined for an element that leaves the page or has no role any more */
  set(element: Element, role: Role | undefined): void {
    if (this.#roles.get(element) === role) return;
    if (role) this.#roles.set(element, role);
    else this.#roles.delete(element);
    for (const listener of this.#listeners) listener();
  }

  /** @param near limits the search to the trees that contain this element; without it, anywhere on the page */
  find(role: Role, near?: Element): Element | undefined {
    const trees = near && treesAround(near);
    for (const [element, played] of this.#roles) {
      if (played === role && (trees?.has(element.getRootNode()) ?? true)) return element;
    }
    return undefined;
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

/** The element's own tree, those of the elements that contain or slot it, and so on up to the page. */
function treesAround(start: Element): ReadonlySet<Node> {
  const trees = new Set<Node>();
  for (let element: Element | undefined = start; element;) {
    for (let slot = element.assignedSlot; slot; slot = slot.assignedSlot) trees.add(slot.getRootNode());
    const root: Node = element.getRootNode();
    trees.add(root);
    element = root instanceof ShadowRoot ? root.host : undefined;
  }
  return trees;
}
