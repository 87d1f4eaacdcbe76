/** The HTML of pages for customers: plain forms, no scripts, nothing loaded from elsewhere. */
import { escapeHtml } from '../../net/html.js';

export function htmlPage(title: string, main: string, status = 200): Response {
  const body = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 34rem; padding: 0 1rem; }
button { font: inherit; padding: 0.6rem 1rem; margin: 0 0.5rem 0.5rem 0; min-height: 2.75rem; }
</style>
<main>
<h1>${escapeHtml(title)}</h1>
${main}
</main>
</html>
`;
  return new Response(body, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=UTF-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
      'Referrer-Policy': 'origin',
    },
  });
}

/** A form that leads back to the shop, with one button per choice. Only http and https addresses are allowed. */
export function returnForm(
  returnUrl: string,
  method: 'get' | 'post',
  buttons: readonly (readonly [label: string, name: string, value: string])[],
): string {
  if (!/^https?:\/\//.test(returnUrl)) return '<p>There is no page to go back to.</p>';
  const choices = buttons.map(
    ([label, name, value]) =>
      `<button name="${escapeHtml(name)}" value="${escapeHtml(value)}">${escapeHtml(label)}</button>`,
  );
  return `<form method="${method}" action="${escapeHtml(returnUrl)}">\n${choices.join('\n')}\n</form>`;
}
