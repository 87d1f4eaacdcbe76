/**
 * Places in the page itself, for what works in no shadow root (Stripe's frames): an element among the page's own nodes,
 * shown where the checkout has a slot for it, through every shadow root in between.
 */

export interface PlaceInPage {
  readonly element: HTMLElement;
  /** Takes it out of the page again, and every slot on its way. */
  remove(): void;
}

/** @param host has a slot of this name in its shadow root @param slotName of this place alone in the whole page */
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
      for (const one of added) one.remove();
    },
  };
}
