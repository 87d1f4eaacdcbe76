/** A checkout that sells through the XML core, in the page: real session, real proxy, real simulated core. */
import { html, type TemplateResult } from 'lit';
import { IN_PAGE } from '../../src/in-page/platform.js';
import type { CreditPurchase } from '../../src/proxy/hooks.js';
import { createHandler } from '../../src/proxy/handler.js';
import { createSandbox } from '../../src/sandbox/sandbox.js';
import { type Customer, visit } from './at-checkout.js';
import { TEST_NOW } from './mount.js';
import { openWire, throughWire, type XmlWire } from './xml-wire.js';

export interface XmlShopOptions extends Partial<Pick<XmlWire, 'alter' | 'instead'>> {
  /** Default `demo`, who buys on credit. */
  readonly user?: string;
  readonly template?: TemplateResult;
  readonly language?: string;
}

export class XmlShop {
  constructor(
    readonly customer: Customer,
    /** The requests to the core, oldest first. */
    readonly core: readonly string[],
    /** The purchases that the partner was asked to authorise. */
    readonly asked: readonly CreditPurchase[],
  ) {}

  /** How many of these calls the core got. */
  count(call: string): number {
    return this.core.filter((body) => body.startsWith(`<${call}>`)).length;
  }
}

const CHECKOUT = html`<tsw-checkout purchase-api="xml-core"></tsw-checkout>`;

export async function visitXmlShop(options: XmlShopOptions = {}): Promise<XmlShop> {
  const { user = 'demo', template = CHECKOUT, language, ...changes } = options;
  const sandbox = createSandbox({ clock: () => TEST_NOW, seed: 1 });
  const wire: XmlWire = { ...openWire(), ...changes };
  const asked: CreditPurchase[] = [];
  const proxy = createHandler(
    {
      ...{ upstream: 'https://api.test', user, password: 'demopass', origins: [location.origin] },
      authorizePurchase: (purchase) => {
        asked.push(purchase);
        return true;
      },
      fetch: throughWire(sandbox.handle, wire),
    },
    IN_PAGE,
  );
  const customer = await visit(template, { ...(language !== undefined && { language }), intercept: proxy });
  return new XmlShop(customer, wire.core, asked);
}
