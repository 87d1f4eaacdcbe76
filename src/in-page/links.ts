/**
 * Links to pages of a box office that is inside the page, such as vouchers: no server has them, so whoever follows one
 * gets what the box office answers, in a window of its own.
 */

/** @param origin of the links @param answer gives the page */
export function openOwnPages(origin: string, answer: (request: Request) => Promise<Response>): void {
  const onClick = (event: MouseEvent): void => {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (link?.origin !== origin || event.button > 1) return;
    event.preventDefault();
    // At once, while the browser still knows that the customer has asked for it.
    const view = window.open('', '_blank');
    void addressOf(link.href, answer).then((address) => {
      if (!view) return window.location.assign(address);
      view.opener = null;
      view.location.replace(address);
    });
  };
  document.addEventListener('click', onClick);
  // The middle button, for those who want another tab.
  document.addEventListener('auxclick', onClick);
}

async function addressOf(href: string, answer: (request: Request) => Promise<Response>): Promise<string> {
  const response = await answer(new Request(href));
  const type = response.headers.get('Content-Type') ?? 'text/plain';
  const policy = response.headers.get('Content-Security-Policy');
  let content: BlobPart = await response.blob();
  // Such a page has the shop's own origin, and no headers of its own.
  if (policy !== null && type.startsWith('text/html')) {
    // What only a header can say is left out.
    const rules = policy.replace(/\b(sandbox|frame-ancestors)\b[^;]*(;\s*|$)/g, '');
    const meta = `<meta http-equiv="Content-Security-Policy" content="${rules}">`;
    content = (await content.text()).replace('<meta', `${meta}\n<meta`);
  }
  return URL.createObjectURL(new Blob([content], { type }));
}
