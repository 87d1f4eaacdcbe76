/**
 * The bank's question of the Stripe stand-in, laid over the page like Stripe's own: above everything but the top layer.
 */

/** Asks whether the payment is the customer's own. @returns the answer */
export function askBank({ body }: Document): Promise<boolean> {
  return new Promise((resolve) => {
    const { ownerDocument } = body;
    const overlay = ownerDocument.createElement('div');
    const root = overlay.attachShadow({ mode: 'open' });
    const box = ownerDocument.createElement('div');
    box.setAttribute('role', 'dialog');
    box.setAttribute('aria-modal', 'true');
    box.setAttribute('aria-label', '3-D Secure (demonstration)');
    const words = ownerDocument.createElement('p');
    words.textContent = 'Demonstration: here your bank would ask whether this payment is yours.';
    const answer = (name: string, isYes: boolean): HTMLButtonElement => {
      const button = ownerDocument.createElement('button');
      button.type = 'button';
      button.textContent = name;
      Object.assign(button.style, { font: 'inherit', padding: '0.6em 1em', margin: '0.5em 0.5em 0 0' });
      button.addEventListener('click', () => {
        overlay.remove();
        resolve(isYes);
      });
      return button;
    };
    const yes = answer('Complete authentication', true);
    box.append(words, yes, answer('Fail authentication', false));
    Object.assign(overlay.style, {
      position: 'fixed',
      inset: '0',
      zIndex: '2147483647',
      background: 'rgb(0 0 0 / 60%)',
      display: 'grid',
      placeItems: 'center',
    });
    Object.assign(box.style, {
      maxWidth: '24em',
      margin: '1em',
      padding: '1.5em',
      borderRadius: '8px',
      background: '#fff',
      color: '#1b1b1f',
      font: '16px/1.5 system-ui, sans-serif',
    });
    root.append(box);
    body.append(overlay);
    yes.focus();
  });
}
