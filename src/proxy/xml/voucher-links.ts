/** Gives vouchers addresses of the proxy. The XML core's own addresses hold a crypto block. */
import { textOf, type XmlElement } from '../../xml-tree/tree.js';
import type { XmlCore } from './core.js';

/** An answer in which vouchers have addresses of the proxy's; those that are not at the core's own host have none. */
export async function withOwnVouchers(core: XmlCore, answer: XmlElement, base: string): Promise<XmlElement> {
  const children = await Promise.all(
    answer.children.map(async (child) => {
      if (child.name !== 'self_print_html_page') return child;
      const address = addressOf(core, textOf(child, 'complete_page_url') ?? textOf(child, 'page_url'));
      const item = textOf(child, 'item_no') ?? textOf(child, 'item_number');
      if (!address || item === undefined) return { ...child, children: [] };
      const own = `${base}/voucher/${await core.voucherSeal.seal(address.href)}`;
      return {
        ...child,
        children: [
          { name: 'page_url', text: own, children: [] },
          { name: 'item_number', text: item, children: [] },
        ],
      };
    }),
  );
  return { ...answer, children };
}

/** The core writes paths, and the documentation puts `http` before them; over TLS they are the same pages. */
function addressOf(core: XmlCore, page: string | undefined): URL | undefined {
  if (page === undefined || !URL.canParse(page, core.url)) return undefined;
  const address = new URL(page, core.url);
  if (address.hostname === core.url.hostname && address.protocol === 'http:') address.protocol = core.url.protocol;
  return address.origin === core.url.origin ? address : undefined;
}
