/** Finds another element of the page that works on the same booking, so that nothing is offered or said twice. */
import { TswElement } from './tsw-element.js';

/** Looks where the element itself stands, which may be inside another element, and in the page. */
export function findCompanion(element: TswElement, tag: string): TswElement | undefined {
  const root = element.getRootNode();
  const places = root instanceof ShadowRoot ? [root, document] : [document];
  return places
    .flatMap((place) => [...place.querySelectorAll(tag)])
    .find((other): other is TswElement => other instanceof TswElement && other.scope.session === element.scope.session);
}
