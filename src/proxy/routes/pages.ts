/** The two small pages that the proxy itself shows, on the way between payment pages and the shop. */

import { escapeHtml } from '../../net/html.js';

/** A form that sends itself; with a button for browsers without script. Values are text and stay text. */
export function calloutForm(destination: string, parameters: readonly (readonly [string, string])[]): Response {
  const fields = parameters
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('');
  const nonce = crypto.randomUUID();
  return page(
    200,
    'Continue to payment',
    `<form method="post" action="${escapeHtml(destination)}">${fields}<p><button>Continue to payment</button></p></form>` +
      `<script nonce="${nonce}">document.forms[0].submit()</script>`,
    `script-src 'nonce-${nonce}'`,
  );
}

export function linkPage(status: number, words: string, target: string): Response {
  return page(status, words, `<p>${escapeHtml(words)}</p><p><a href="${escapeHtml(target)}">Back to the shop</a></p>`);
}

function page(status: number, title: string, body: string, policy = ''): Response {
  const html =
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${escapeHtml(title)}</title><body>${body}</body></html>`;
  return new Response(html, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      // No form-action: it would also forbid the redirects that payment pages make after the form was sent.
      'Content-Security-Policy': `default-src 'none'; base-uri 'none'; frame-ancestors 'none'; ${policy}`,
      // The address of this page holds a return token.
      'Referrer-Policy': 'origin',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
