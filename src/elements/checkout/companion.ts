/** Whether another element on the page already offers something for the same booking, so that nothing is there twice. */
import { TswElement } from '../internal/tsw-element.js';

export function hasCompanion(element: TswElement, tag: string): boolean {
  const root = element.getRootNode();
  const places = root instanceof ShadowRoot ? [root, document] : [document];
  return places.some((place) =>
    [...place.querySelectorAll(tag)].some(
      (other) => other instanceof TswElement && other.scope.session === element.scope.session,
    ),
  );
}
