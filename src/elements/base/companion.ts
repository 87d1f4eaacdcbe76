/** Finds another element of the page that works on the same booking, so that nothing is offered or said twice. */
import { TswElement } from './tsw-element.js';

/** Looks where the element itself stands, or is shown, which may be inside other elements, and in the page. */
export function findCompanion(element: TswElement, tag: string): TswElement | undefined {
  const places = new Set<ParentNode>([document, element.getRootNode() as ParentNode]);
  for (let slot = element.assignedSlot; slot; slot = slot.assignedSlot) places.add(slot.getRootNode() as ParentNode);
  return [...places]
    .flatMap((place) => [...place.querySelectorAll(tag)])
    .find((other): other is TswElement => other instanceof TswElement && other.scope.session === element.scope.session);
}
