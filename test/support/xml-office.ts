/** A box office that sells through the XML core: session, proxy and simulated core, all real. */
import { createProxy, type CreditPurchase, type ProxyOptions } from '../../src/proxy/proxy.js';
import { XMLDOM } from '../../src/proxy/xml/xmldom.js';
import { xmlSellerLoader } from '../../src/state/sellers.js';
import { TestBoxOffice } from './box-office.js';
import { openWire, throughWire } from './xml-wire.js';

export class XmlBoxOffice extends TestBoxOffice {
  /** The purchases that the partner was asked to authorise. */
  readonly asked: CreditPurchase[] = [];
  /** The text of every answer to the page. */
  readonly answers: string[] = [];
  readonly wire = openWire();
  override readonly loadXmlSeller = xmlSellerLoader({ ...this.connection, xml: XMLDOM });
  readonly #proxy: (request: Request) => Promise<Response>;

  constructor(user = 'demo', options: Partial<ProxyOptions> = {}) {
    super();
    this.#proxy = createProxy({
      ...{ upstream: 'https://api.test', user, password: 'demopass', origins: ['https://shop.test'] },
      authorizePurchase: (purchase) => {
        this.asked.push(purchase);
        return true;
      },
      fetch: throughWire(this.sandbox.handle, this.wire),
      ...options,
    });
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
