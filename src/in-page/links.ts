/**
 * Links to pages of the in-page box office, such as vouchers. No server has these pages, so a click opens the answer of
 * the box office in a new window.
 */

/**
 * @param origin the origin of the links
 * @param answer answers requests for their pages
 */
export function openOwnPages(origin: string, answer: (request: Request) => Promise<Response>): void {
  const onClick = (event: MouseEvent): void => {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (link?.origin !== origin || event.button > 1) return;
    event.preventDefault();
    // At once, because browsers only open windows while they handle a click.
    const view = window.open('', '_blank');
    void addressOf(link.href, answer).then((address) => {
      if (!view) return window.location.assign(address);
      view.opener = null;
      view.location.replace(address);
    });
  };
  document.addEventListener('click', onClick);
  // The middle button opens a tab.
  document.addEventListener('auxclick', onClick);
}

async function addressOf(href: string, answer: (request: Request) => Promise<Response>): Promise<string> {
  const response = await answer(new Request(href));
  const type = response.headers.get('Content-Type') ?? 'text/plain';
  const policy = response.headers.get('Content-Security-Policy');
  let content: BlobPart = await response.blob();
  // The page gets the shop's origin and loses its headers, so its policy moves into the markup.
  if (policy !== null && type.startsWith('text/html')) {
    // These directives only work in a header.
    const rules = policy.replace(/\b(sandbox|frame-ancestors)\b[^;]*(;\s*|$)/g, '');
    const meta = `<meta http-equiv="Content-Security-Policy" content="${rules}">`;
    content = (await content.text()).replace('<meta', `${meta}\n<meta`);
  }
  return URL.createObjectURL(new Blob([content], { type }));
}
