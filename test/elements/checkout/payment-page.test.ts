/** The checkout after a purchase whose answer sends the customer to a payment page. */
import { expect } from '@open-wc/testing';
import { CAT, type Customer, visit } from '../../support/at-checkout.js';
import { eventually } from '../../support/mount.js';
import { altering } from '../../support/altering.js';

interface Answer {
  readonly destination?: string;
  readonly type?: 'get' | 'post';
}

const withoutStripeKey = (text: string): string => text.replaceAll(/"pk_\w+"/g, 'null');

/** A customer whose purchase is answered with a callout, as is each status after it. */
async function sentAway({ destination = 'https://pay.example/start', type = 'get' }: Answer): Promise<Customer> {
  let isAttempting = false;
  const customer = await visit(undefined, {
    intercept: (request) => {
      if (request.url.includes('/purchase.v1')) {
        isAttempting = true;
        const parameters = { submit: '1', a: '<"&' };
        return Response.json({
          callout: {
            callout_destination_url: destination,
            callout_type: type,
            callout_parameters: parameters,
            return_token: 'token',
          },
        });
      }
      return isAttempting && request.url.includes('/status.v1')
        ? Response.json({ error_code: 6, error_desc: 'away' }, { status: 500 })
        : undefined;
    },
  });
  await customer.reserve(CAT);
  await customer.fillAll();
  customer.button('Confirm booking')!.focus();
  customer.button('Confirm booking')!.click();
  await customer.becomes('sent-away');
  return customer;
}

/** Prevents the callout, so that the tests' own page stays. */
function keepHere(): { readonly callouts: [from: EventTarget | undefined, to: string][]; stop(): void } {
  const callouts: [EventTarget | undefined, string][] = [];
  const listener = (event: GlobalEventHandlersEventMap['tsw-callout']): void => {
    event.preventDefault();
    callouts.push([event.target ?? undefined, event.detail.callout.destinationUrl]);
  };
  document.addEventListener('tsw-callout', listener);
  return { callouts, stop: () => document.removeEventListener('tsw-callout', listener) };
}

describe('a payment page', () => {
  it('takes the place of a Stripe debitor without its key, and the console says what to do', async () => {
    const said: string[] = [];
    const { error } = console;
    console.error = (message: string) => void said.push(message);
    try {
      const customer = await visit(undefined, altering('reserve', withoutStripeKey, [], 'demo-stripe'));
      await customer.reserve(CAT);
      await eventually(() => customer.button('Pay now'));
      expect(customer.text).to.contain('takes you to a secure payment page, where you pay £110.00');
      expect(said).to.have.length(1);
      expect(said[0]).to.match(
        /Stripe debitor of “External Test Backend \d” has no publishable key.*ask the API’s support/,
      );
    } finally {
      console.error = error;
    }
  });

  it('is left to a page that prevents the event, with words, a way there and a way out', async () => {
    const { callouts, stop } = keepHere();
    const customer = await sentAway({});
    await eventually(() => customer.button('Check again'));
    stop();
    expect(callouts).to.have.length(1);
    expect(callouts[0]![0] === customer.element).to.equal(true);
    expect(callouts[0]![1]).to.equal('https://pay.example/start');
    expect(customer.text).to.contain('Your payment is not finished');
    expect(customer.button('Go to the payment page')).to.exist;
    expect(customer.button('Cancel payment')).to.exist;
    // The form that had the focus is gone.
    await eventually(() => customer.view.activeElement?.classList.contains('stage'));
    await expect(customer.element).to.be.accessible();
  });

  it('is reached by a form that is removed afterwards, even with a field “submit”', async () => {
    const submitted: HTMLFormElement[] = [];
    const { submit } = HTMLFormElement.prototype;
    HTMLFormElement.prototype.submit = function () {
      submitted.push(this);
    };
    try {
      await sentAway({ type: 'post' });
      await eventually(() => submitted.length === 1);
    } finally {
      HTMLFormElement.prototype.submit = submit;
    }
    const [form] = submitted;
    expect(form!.getAttribute('action')).to.equal('https://pay.example/start');
    expect(form!.method).to.equal('post');
    expect([...new FormData(form)]).to.eql([
      ['submit', '1'],
      ['a', '<"&'],
    ]);
    expect(form!.isConnected).to.equal(false);
  });

  it('without https is not opened', async () => {
    const { callouts, stop } = keepHere();
    const errors: CustomEvent[] = [];
    const onError = (event: Event): void => void errors.push(event as CustomEvent);
    document.addEventListener('tsw-error', onError);
    const customer = await sentAway({ destination: 'http://pay.example/start' });
    await eventually(() => customer.text.includes('cannot be opened safely'));
    stop();
    document.removeEventListener('tsw-error', onError);
    expect(callouts).to.eql([]);
    expect(errors).to.have.length(1);
    expect(customer.button('Cancel payment')).to.exist;
    await expect(customer.element).to.be.accessible();
  });
});
