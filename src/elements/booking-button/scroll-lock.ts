/** Keeps the page behind a modal dialog where it is. */

const CHANGES = { overflow: 'hidden', 'scrollbar-gutter': 'stable' } as const;

let locks = 0;
let before: readonly (readonly [name: string, value: string])[] = [];

/** @returns a function that ends it; the page scrolls again when every lock has ended */
export function lockScroll(): () => void {
  const { documentElement } = document;
  const { style } = documentElement;
  if (locks === 0) {
    // Only where the scroll bar takes room: without its gutter the page would jump.
    const hasBar = window.innerWidth > documentElement.clientWidth;
    const changes = Object.entries(CHANGES).filter(([name]) => hasBar || name === 'overflow');
    before = changes.map(([name]) => [name, style.getPropertyValue(name)]);
    for (const [name, value] of changes) style.setProperty(name, value);
  }
  locks += 1;
  return () => {
    locks -= 1;
    if (locks === 0) for (const [name, value] of before) style.setProperty(name, value);
  };
}
