/**
 * An element in the page itself, for Stripe's frames, which do not work in a shadow root. Slots in every shadow root in
 * between show it inside the checkout.
 */

export interface PlaceInPage {
  readonly element: HTMLElement;
  /** Takes the element and every slot out of the page again. */
  remove(): void;
}

/** @param host has a slot of this name in its shadow root @param slotName unique in the whole page */
export function placeInPage(host: Element, slotName: string): PlaceInPage {
  const added: Element[] = [];
  let outer = host;
  for (let root = outer.getRootNode(); root instanceof ShadowRoot; root = outer.getRootNode()) {
    const slot = document.createElement('slot');
    slot.name = slot.slot = slotName;
    outer.append(slot);
    added.push(slot);
    outer = root.host;
  }
  const element = document.createElement('div');
  element.slot = slotName;
  outer.append(element);
  added.push(element);
  return {
    element,
    remove: () => {
      for (const node of added) node.remove();
    },
  };
}
