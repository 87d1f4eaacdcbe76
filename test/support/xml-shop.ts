/** A checkout that sells through the XML core, in the page: real session, real proxy, real simulated core. */
import { html, type TemplateResult } from 'lit';
import { IN_PAGE } from '../../src/context/in-page-platform.js';
import type { CreditPurchase } from '../../src/proxy/authorize.js';
import { createHandler } from '../../src/proxy/handler.js';
import { createSandbox } from '../../src/sandbox/sandbox.js';
import { type Customer, visit } from './at-checkout.js';
import { TEST_NOW } from './mount.js';

export interface XmlShopOptions {
  /** Default `demo`, who buys on credit. */
  readonly user?: string;
  readonly template?: TemplateResult;
  readonly language?: string;
  /** What becomes of the core's answers on their way to the proxy. */
  readonly alter?: (call: string, answer: string) => string;
  /** An answer in the core's place, which then hears nothing. */
  readonly instead?: (call: string) => string | Promise<string> | undefined;
}

export class XmlShop {
  constructor(
    readonly customer: Customer,
    /** What reached the core, oldest first. */
    readonly core: readonly string[],
    /** What the partner was asked to authorise. */
    readonly asked: readonly CreditPurchase[],
  ) {}

  /** How often the core was asked so. */
  count(call: string): number {
    return this.core.filter((body) => body.startsWith(`<${call}>`)).length;
  }
}

const CHECKOUT = html`<tsw-checkout purchase-api="xml-core"></tsw-checkout>`;

export async function visitXmlShop(options: XmlShopOptions = {}): Promise<XmlShop> {
  const { user = 'demo', template = CHECKOUT, language, alter, instead } = options;
  const sandbox = createSandbox({ clock: () => TEST_NOW, seed: 1 });
  const core: string[] = [];
  const asked: CreditPurchase[] = [];
  const proxy = createHandler(
    {
      ...{ upstream: 'https://api.test', user, password: 'demopass', origins: [location.origin] },
      authorizePurchase: (purchase) => {
        asked.push(purchase);
        return true;
      },
      fetch: async (request) => {
        if (!request.url.includes('xml_core.exe')) return sandbox.handle(request);
        const body = await request.clone().text();
        const call = /^<([a-z_]+)>/.exec(body)?.[1] ?? '';
        core.push(body);
        const other = instead?.(call);
        if (other !== undefined) return new Response(await other);
        const answer = await sandbox.handle(request);
        return new Response(alter ? alter(call, await answer.text()) : answer.body, answer);
      },
    },
    IN_PAGE,
  );
  const customer = await visit(template, { ...(language !== undefined && { language }), intercept: proxy });
  return new XmlShop(customer, core, asked);
}
