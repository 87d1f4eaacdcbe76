/** Keeps the page behind a modal dialog from scrolling. */

const CHANGES = { overflow: 'hidden', 'scrollbar-gutter': 'stable' } as const;

let locks = 0;
let before: readonly (readonly [name: string, value: string])[] = [];

/** @returns a function that ends this lock; the page scrolls again once every lock has ended */
export function lockScroll(): () => void {
  const { documentElement } = document;
  const { style } = documentElement;
  if (locks === 0) {
    // Where a scroll bar takes room, the page would jump without its gutter.
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
