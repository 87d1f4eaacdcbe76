/** A checkout paid by Stripe: real session, proxy and sandbox, and a stand-in for Stripe. */
import { html, type TemplateResult } from 'lit';
import { IN_PAGE } from '../../src/in-page/platform.js';
import { createHandler } from '../../src/proxy/handler.js';
import type { ProxyOptions } from '../../src/proxy/options.js';
import { createSandbox } from '../../src/sandbox/sandbox.js';
import { createStripe } from '../../src/in-page/stripe-stand-in.js';
import { type Customer, visit } from './at-checkout.js';
import { eventually, TEST_NOW } from './mount.js';

export interface StripeShopOptions {
  /** Default `demo-stripe-token`. */
  readonly user?: string;
  readonly template?: TemplateResult;
  readonly language?: string;
  /** Answers in the proxy's place. */
  readonly intercept?: (request: Request) => Promise<Response | undefined> | Response | undefined;
  /** A parameter that gets lost on the way from the page, once. */
  readonly lose?: string;
  /** Changes the proxy's answers on their way to the page. */
  readonly alter?: (request: Request, answer: Response) => Promise<Response> | Response;
  readonly proxy?: Partial<ProxyOptions>;
}

export class StripeShop {
  constructor(
    readonly customer: Customer,
    /** The requests to the payment engine, oldest first. */
    readonly saved: readonly Record<string, string>[],
  ) {}

  /** Stripe's own field, in the page itself. */
  field(label: string): HTMLInputElement | undefined {
    const inputs = [...document.querySelectorAll<HTMLElement>('[slot^="tsw-card"] > div')].map((host) =>
      host.shadowRoot!.querySelector('input'),
    );
    return inputs.find((input) => input?.getAttribute('aria-label') === label) ?? undefined;
  }

  type(label: string, text: string): void {
    const input = this.field(label)!;
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }

  async fillCard(number = '4242 4242 4242 4242'): Promise<void> {
    await eventually(() => this.field('Security code'));
    this.type('Card number', number);
    this.type('Expiry date', '12 / 30');
    this.type('Security code', '123');
    await this.customer.drawn();
  }

  /** The `<source>_callback/…` of the purchase that was sent last. */
  async variables(): Promise<Record<string, string>> {
    const sent = await this.customer.sent();
    return Object.fromEntries([...sent].filter(([name]) => name.includes('_callback/')));
  }
}

let visits = 0;

/** Sets `window.Stripe`, as if Stripe.js were loaded. `removeStripe` in an `afterEach` removes it. */
export async function visitStripeShop(options: StripeShopOptions = {}): Promise<StripeShop> {
  const { user = 'demo-stripe-token', template = html`<tsw-checkout></tsw-checkout>`, language, intercept } = options;
  Object.assign(window, { Stripe: createStripe });
  // A seed for each visit, because the stand-in remembers payment intents as long as the page lives.
  const sandbox = createSandbox({ clock: () => TEST_NOW, seed: (visits += 1) });
  const saved: Record<string, string>[] = [];
  const proxy = createHandler(
    {
      ...{ upstream: 'https://api.test', user, password: 'demopass', origins: [location.origin] },
      authorizePurchase: () => true,
      fetch: async (request) => {
        if (request.url.endsWith('/save-details')) saved.push((await request.clone().json()) as Record<string, string>);
        return sandbox.handle(request);
      },
      ...options.proxy,
    },
    IN_PAGE,
  );
  let isLost = options.lose === undefined;
  const onTheWay = async (request: Request): Promise<Request> => {
    if (isLost || !request.url.includes('/purchase.v1')) return request.clone();
    isLost = true;
    const body = new URLSearchParams(await request.clone().text());
    body.delete(options.lose!);
    return new Request(request.url, { method: 'POST', body });
  };
  const customer = await visit(template, {
    ...(language !== undefined && { language }),
    intercept: async (request) => {
      const instead = await intercept?.(request.clone());
      if (instead) return instead;
      const answer = await proxy(await onTheWay(request));
      return options.alter ? options.alter(request, answer) : answer;
    },
  });
  return new StripeShop(customer, saved);
}

export function removeStripe(): void {
  delete (window as { Stripe?: unknown }).Stripe;
}
