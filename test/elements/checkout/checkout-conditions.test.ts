/** `<tsw-checkout>`: the terms that customers accept by paying, and the payments on their statement. */
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { CAT, TOY_STORY, visit } from '../../support/at-checkout.js';
import { eventually } from '../../support/mount.js';
import { altering } from '../../support/altering.js';
import { textOf } from '../../support/text-of.js';

describe('before paying', () => {
  const conditions = (customer: { root: ParentNode }) =>
    customer.root.querySelector<HTMLElement>('[part=conditions]') ?? undefined;

  it('names the terms of the partner and of the suppliers, and the privacy policy', async () => {
    const customer = await visit(
      html`<tsw-checkout terms-url="/terms.html" privacy-url="https://shop.example/privacy"></tsw-checkout>`,
    );
    await customer.reserve(CAT, TOY_STORY);
    const shown = await eventually(() => conditions(customer));
    expect(textOf(shown)).to.contain('By pressing “Confirm booking” you accept:');
    const [own, privacy] = [...shown.querySelectorAll('a')] as [HTMLAnchorElement, HTMLAnchorElement];
    expect(own.href).to.equal(new URL('/terms.html', document.baseURI).href);
    expect(textOf(own)).to.equal('our terms and conditions (opens in a new window)');
    expect(privacy.href).to.equal('https://shop.example/privacy');
    // Both suppliers have the same terms.
    const details = [...shown.querySelectorAll('details')];
    expect(details).to.have.length(1);
    expect(textOf(details[0]!.querySelector('summary'))).to.equal(
      'the terms and conditions of External Test Backend 1 and External Test Backend 0',
    );
    expect(textOf(details[0])).to.contain('Test data only');
    await expect(customer.element).to.be.accessible();
  });

  it('links to a supplier’s terms if they are an address, and to no unsafe address', async () => {
    const { error } = console;
    const said: unknown[] = [];
    console.error = (words) => void said.push(words);
    try {
      const customer = await visit(
        html`<tsw-checkout terms-url="javascript:alert(1)" privacy-url="http://shop.example/"></tsw-checkout>`,
        altering('reserve', (text) =>
          text.replace(/"source_t_and_c":"[^"]*"/, '"source_t_and_c":"https://supplier.example/terms"'),
        ),
      );
      await customer.reserve(CAT);
      const shown = await eventually(() => conditions(customer));
      expect([...shown.querySelectorAll('a')].map(({ href }) => href)).to.deep.equal([
        'https://supplier.example/terms',
      ]);
    } finally {
      console.error = error;
    }
    expect(
      said.filter((words) => /terms-url="javascript.*neither on this site nor https/.test(String(words))),
    ).to.have.length(1);
    expect(
      said.filter((words) => /privacy-url="http:.*neither on this site nor https/.test(String(words))),
    ).to.have.length(1);
  });

  it('shows nothing if there are no terms', async () => {
    const customer = await visit(
      undefined,
      altering('reserve', (text) => text.replace(/,"source_t_and_c":"[^"]*"/g, '')),
    );
    await customer.reserve(CAT);
    await eventually(() => customer.button('Confirm booking'));
    expect(conditions(customer)).to.equal(undefined);
  });

  it('lists the payments if they are made in several ways', async () => {
    const halfOnCredit = (text: string): string => {
      const answer = JSON.parse(text) as { trolley_contents: { bundle: { debitor?: unknown }[] } };
      delete answer.trolley_contents.bundle[0]!.debitor;
      return JSON.stringify(answer);
    };
    const customer = await visit(undefined, altering('reserve', halfOnCredit, [], 'demo-redirect'));
    await customer.reserve(CAT, TOY_STORY);
    const shown = await eventually(() => customer.root.querySelector('[part=debits]'));
    expect(textOf(shown)).to.contain('Your statement will show 2 payments:');
    expect([...shown.querySelectorAll('li')].map(textOf)).to.deep.equal([
      '£110.00 to this shop',
      '£110.00 to External Test Backend 0',
    ]);
  });

  it('lists them once, above the button, if all are made in one way', async () => {
    const customer = await visit(undefined, { user: 'demo-redirect' });
    await customer.reserve(CAT, TOY_STORY);
    await eventually(() => customer.button('Pay now'));
    expect(customer.text.split('£110.00 to External Test Backend 1')).to.have.length(2);
    expect(textOf(customer.root.querySelector('[part=payment]'))).to.match(
      /£110\.00 to External Test Backend 1\s*£110\.00 to External Test Backend 0/,
    );
  });

  it('lists no payments if there is one', async () => {
    const customer = await visit();
    await customer.reserve(CAT, TOY_STORY);
    await eventually(() => customer.button('Confirm booking'));
    expect(customer.root.querySelector('[part=debits]')).to.equal(null);
  });
});
