/** A box office that sells through the XML core: session, proxy and simulated core, all real. */
import { createProxy, type CreditPurchase, type ProxyOptions } from '../../src/proxy/proxy.js';
import { XMLDOM } from '../../src/proxy/xml/xmldom.js';
import type { Session } from '../../src/state/session.js';
import type { SessionClientOptions } from '../../src/state/session-client.js';
import { TestBoxOffice } from './box-office.js';

export class XmlBoxOffice extends TestBoxOffice {
  /** What the partner was asked to authorise. */
  readonly asked: CreditPurchase[] = [];
  /** Everything that a page was answered. */
  readonly answers: string[] = [];
  /** Bodies that reached the core, and its answers to be changed on their way to the proxy. */
  readonly core: string[] = [];
  alterCore: (call: string, answer: string) => string = (_, answer) => answer;
  /** An answer in the core's place. */
  insteadOfCore: (call: string) => string | undefined = () => undefined;
  readonly #proxy: (request: Request) => Promise<Response>;

  constructor(user = 'demo', options: Partial<ProxyOptions> = {}) {
    super();
    this.#proxy = createProxy({
      ...{ upstream: 'https://api.test', user, password: 'demopass', origins: ['https://shop.test'] },
      authorizePurchase: (purchase) => {
        this.asked.push(purchase);
        return true;
      },
      fetch: async (request) => {
        const isCore = request.url.includes('xml_core.exe');
        const body = isCore ? await request.clone().text() : '';
        if (isCore) this.core.push(body);
        const call = /<([a-z_]+)>/.exec(body)?.[1] ?? '';
        const instead = isCore ? this.insteadOfCore(call) : undefined;
        if (instead !== undefined) return new Response(instead);
        const answer = await this.sandbox.handle(request);
        return isCore ? new Response(this.alterCore(call, await answer.text()), answer) : answer;
      },
      ...options,
    });
  }

  protected override get clientOptions(): Partial<SessionClientOptions> {
    return { xml: XMLDOM };
  }

  override openPage(): Session {
    // A page knows nothing of what another one wanted.
    this.client.purchaseApi = 'f13';
    return super.openPage();
  }

  /** Navigations have no origin. */
  visit(address: string): Promise<Response> {
    return this.#proxy(new Request(address));
  }

  protected override async answer(request: Request): Promise<Response> {
    request.headers.set('Origin', 'https://shop.test');
    const answer = await this.#proxy(request);
    this.answers.push(await answer.clone().text());
    return answer;
  }
}
