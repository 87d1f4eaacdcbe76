/**
 * Stripe shows the bank's question (3-D Secure) in a layer over the page. A modal dialog covers that layer, so the customer
 * cannot answer (stripe/stripe-js#599). Dialogs around the checkout are therefore not modal meanwhile.
 */

/** @returns the result of `run`. The dialogs are modal again by then, and the focus is back. */
export async function withoutModals<T>(start: Element, run: () => Promise<T>): Promise<T> {
  const modals = modalsAround(start);
  if (modals.length === 0) return run();
  const focused = focusedElement();
  for (const modal of modals) reopen(modal, () => modal.show());
  try {
    return await run();
  } finally {
    // A dialog that was closed meanwhile stays closed.
    const open = modals.filter((modal) => modal.isConnected && modal.open).reverse();
    for (const modal of open) reopen(modal, () => modal.showModal());
    focused?.focus();
  }
}

/** The page gets no `close` event, because the dialog is open again at once. */
function reopen(dialog: HTMLDialogElement, open: () => void): void {
  dialog.addEventListener('close', (event) => event.stopImmediatePropagation(), { capture: true, once: true });
  dialog.close();
  open();
}

/** The innermost first. */
function modalsAround(start: Element): HTMLDialogElement[] {
  const found: HTMLDialogElement[] = [];
  for (let node: Node | null = start; node;) {
    if (node instanceof HTMLDialogElement && node.matches(':modal')) found.push(node);
    const outer: Node | null = (node instanceof Element && node.assignedSlot) || node.parentNode;
    node = outer instanceof ShadowRoot ? outer.host : outer;
  }
  return found;
}

function focusedElement(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : undefined;
}
