/** A customer who pays by Stripe in the page. */
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { CAT, TOY_STORY } from '../../support/at-checkout.js';
import { eventually } from '../../support/mount.js';
import { removeStripe, type StripeShop, type StripeShopOptions, visitStripeShop } from '../../support/stripe-shop.js';

const DECLINED = '4000 0000 0000 0002';
const DECLINED_LATER = '4000 0000 0000 0341';
const BROKEN = '4000 0000 0000 0119';
const ASKS = '4000 0000 0000 3220';

afterEach(removeStripe);

/** With two suppliers' tickets held and everything filled in. */
async function readyToPay(options: StripeShopOptions = {}, number?: string): Promise<StripeShop> {
  const shop = await visitStripeShop(options);
  await shop.customer.reserve(CAT, TOY_STORY);
  await shop.customer.fillAll();
  await shop.fillCard(number);
  return shop;
}

/** The bank's question, which lies over the page. */
const question = (): HTMLButtonElement[] =>
  [...document.body.children].flatMap((child) => [
    ...(child.shadowRoot?.querySelectorAll<HTMLButtonElement>('[role=dialog] button') ?? []),
  ]);

async function answerBank(name: string): Promise<void> {
  (await eventually(() => question().find(({ textContent }) => textContent === name))).click();
}

describe('a payment by Stripe', () => {
  it('is made with a card typed once, and a token of its own for each supplier', async () => {
    const shop = await visitStripeShop();
    const { customer } = shop;
    await customer.reserve(CAT, TOY_STORY);
    await customer.fillAll();
    expect(customer.text).to.contain('Your card is charged separately for each of these');
    expect(customer.text).to.contain('£110.00 to External Test Backend 0');
    expect(customer.text).to.contain('On your statement it says “Test Stripe Account”');
    expect(customer.text).to.contain('Demonstration: no card is charged');
    await shop.fillCard();
    await expect(customer.element).to.be.accessible();
    await customer.press('Pay now');
    await customer.becomes('purchased');
    const variables = await shop.variables();
    expect(Object.keys(variables).sort()).to.eql(['ext_test0_callback/stripeToken', 'ext_test1_callback/stripeToken']);
    const tokens = Object.values(variables);
    expect(new Set(tokens).size).to.equal(2);
    for (const token of tokens) expect(token).to.match(/^tok_demo\w+$/);
    expect(customer.calls('purchase')).to.equal(1);
    // Nothing is left in the page.
    await eventually(() => document.querySelectorAll('[slot^="tsw-card"]').length === 0);
  });

  it('asks for the card with the other details, leads to each field, and sends nothing', async () => {
    const shop = await visitStripeShop();
    const { customer } = shop;
    await customer.reserve(CAT);
    await customer.fillAll({ 'First name': '' });
    await eventually(() => shop.field('Card number'));
    await customer.press('Pay now');
    const missing = await eventually(() => customer.button('Enter the whole number of your card.'));
    expect(customer.button('Enter your first name.')).to.exist;
    expect(customer.alerts.join()).to.contain('Enter the security code of your card.');
    missing.click();
    expect(shop.field('Card number')!.matches(':focus')).to.equal(true);
    await shop.fillCard();
    customer.fill('First name', 'Ada');
    await customer.drawn();
    expect(customer.alerts.join()).not.to.contain('card');
    expect(customer.calls('purchase')).to.equal(0);
    await customer.press('Pay now');
    await customer.becomes('purchased');
  });

  it('says what is wrong with a number while it stands there', async () => {
    const shop = await visitStripeShop();
    await shop.customer.reserve(CAT);
    await shop.customer.fillAll();
    await shop.fillCard('4242 4242 4242 4241');
    await eventually(() => shop.customer.alerts.includes('Your card number is invalid.'));
    await expect(shop.customer.element).to.be.accessible();
  });

  it('for which Stripe makes no token keeps the form, and sends nothing', async () => {
    const errors: string[] = [];
    const onError = ({ detail }: WindowEventMap['tsw-error']): void => void errors.push(detail.error.code);
    window.addEventListener('tsw-error', onError);
    const shop = await readyToPay({}, BROKEN);
    const { customer } = shop;
    await customer.press('Pay now');
    await eventually(() => customer.text.includes('The payment was not taken, so nothing was booked.'));
    window.removeEventListener('tsw-error', onError);
    expect(customer.alerts.join()).to.contain('An error occurred while processing your card.');
    expect(errors).to.eql(['invalid-card']);
    expect(customer.focused?.classList.contains('problems')).to.equal(true);
    expect(customer.field('First name').value).to.equal('Ada');
    expect(shop.field('Card number')!.value).to.contain('0119');
    expect(customer.calls('purchase')).to.equal(0);
    await shop.fillCard();
    await customer.press('Pay now');
    await customer.becomes('purchased');
  });

  it('that the box office cannot charge buys nothing', async () => {
    const { customer } = await readyToPay({}, DECLINED_LATER);
    await customer.press('Pay now');
    await customer.becomes('failed');
    expect(customer.text).to.contain('Your booking could not be made');
    expect(customer.calls('purchase')).to.equal(1);
    // Nothing of the card stays in the page.
    expect(document.querySelectorAll('[slot^="tsw-card"]').length).to.equal(0);
  });

  it('is sent once, however often the button is pressed', async () => {
    const { customer } = await readyToPay();
    const button = customer.button('Pay now')!;
    button.click();
    button.click();
    await customer.drawn();
    button.click();
    await customer.becomes('purchased');
    expect(customer.calls('purchase')).to.equal(1);
  });

  it('keeps the card when the details were refused, and pays with new tokens', async () => {
    let refusals = 1;
    const refusal = { error_code: 2000, error_desc: 'no', error_key: 'addr_missing_at' };
    const shop = await readyToPay({
      intercept: (request) =>
        request.url.includes('/purchase.v1') && (refusals -= 1) >= 0
          ? Response.json(refusal, { status: 400 })
          : undefined,
    });
    const { customer } = shop;
    await customer.press('Pay now');
    await eventually(() => customer.button('An email address has an @ in it, as in name@example.com.'));
    expect(shop.field('Card number')!.value).to.contain('4242');
    const first = await shop.variables();
    customer.fill('Email', 'ada@example.org');
    await customer.press('Pay now');
    await customer.becomes('purchased');
    expect(Object.values(await shop.variables())).not.to.have.members(Object.values(first));
  });

  it('comes back whole when the page moves the checkout', async () => {
    const shop = await visitStripeShop();
    const { customer } = shop;
    await customer.reserve(CAT);
    await customer.fillAll();
    await shop.fillCard();
    const { root } = customer.mounted;
    const place = root.appendChild(document.createElement('section'));
    place.append(customer.element);
    await eventually(() => shop.field('Card number')?.value === '');
    expect(document.querySelectorAll('[slot^="tsw-card"] > div').length).to.equal(3);
    await shop.fillCard();
    await customer.press('Pay now');
    await customer.becomes('purchased');
  });
});

describe('a missing Stripe token', () => {
  const lose = 'ext_test1_callback/stripeToken';
  const isStep = (request: Request): boolean => request.url.includes('/callback.v1/');

  it('of two suppliers is given when the box office asks for it, in the page', async () => {
    const shop = await readyToPay({ lose });
    const { customer } = shop;
    await customer.press('Pay now');
    await customer.becomes('purchased');
    const steps = customer.mounted.requests.filter(isStep);
    expect(steps).to.have.length(1);
    const given = new URLSearchParams(await steps[0]!.clone().text()).get('stripeToken');
    expect(given).to.match(/^tok_demo/);
    // Tokens are single use: not one that was made before.
    expect(Object.values(await shop.variables())).not.to.include(given);
    expect(customer.calls('purchase')).to.equal(1);
  });

  it('whose answer is lost is not given again: the box office says what became of it', async () => {
    const shop = await readyToPay({
      lose,
      alter: (request, answer) => {
        if (!isStep(request)) return answer;
        throw new TypeError('fetch failed');
      },
    });
    await shop.customer.press('Pay now');
    await shop.customer.becomes('purchased');
    expect(shop.customer.mounted.requests.filter(isStep)).to.have.length(1);
  });
});

describe('a payment intent', () => {
  const user = 'demo-stripe';

  it('of each supplier is confirmed and saved, and its reference buys', async () => {
    const shop = await readyToPay({ user });
    const { customer } = shop;
    await customer.press('Pay now');
    await customer.becomes('purchased');
    const variables = await shop.variables();
    expect(Object.keys(variables).sort()).to.eql(['ext_test0_callback/cider_token', 'ext_test1_callback/cider_token']);
    for (const reference of Object.values(variables)) expect(reference).to.match(/^cider_/);
    expect(shop.saved.map((each) => each['stripe_meta_email_address'])).to.eql(['ada@example.com', 'ada@example.com']);
    expect(new Set(shop.saved.map((each) => each['stripe_payment_intent'])).size).to.equal(2);
    const answers = customer.mounted.requests.filter(({ url }) => url.includes('reserve'));
    expect(answers.length).to.be.greaterThan(0);
  });

  it('has the bank’s question answered in the page, for each supplier', async () => {
    const { customer } = await readyToPay({ user }, ASKS);
    await customer.press('Pay now');
    await answerBank('Complete authentication');
    await answerBank('Complete authentication');
    await customer.becomes('purchased');
  });

  it('that the bank does not allow is not saved, and those that it has allowed are not asked again', async () => {
    const shop = await readyToPay({ user }, ASKS);
    const { customer } = shop;
    await customer.press('Pay now');
    await answerBank('Complete authentication');
    await answerBank('Fail authentication');
    await eventually(() => customer.alerts.join().includes('We are unable to authenticate your payment method.'));
    expect(shop.saved).to.eql([]);
    expect(customer.calls('purchase')).to.equal(0);
    await customer.press('Pay now');
    await answerBank('Complete authentication');
    await customer.becomes('purchased');
    expect(question()).to.eql([]);
  });

  it('of a card that is declined is said beside it, and another card pays', async () => {
    const shop = await readyToPay({ user }, DECLINED);
    const { customer } = shop;
    await customer.press('Pay now');
    const declined = await eventually(() => customer.button('Your card has been declined.'));
    expect(customer.alerts).to.include('Your card has been declined.');
    expect(customer.calls('purchase')).to.equal(0);
    declined.click();
    expect(shop.field('Card number')!.matches(':focus')).to.equal(true);
    await shop.fillCard();
    expect(customer.text).not.to.contain('declined');
    await customer.press('Pay now');
    await customer.becomes('purchased');
  });

  it('that cannot be saved buys nothing, and can be tried again without asking the bank', async () => {
    let failures = 1;
    const shop = await readyToPay({
      user,
      intercept: (request) =>
        request.url.endsWith('/save-details') && (failures -= 1) >= 0 ? new Response('', { status: 502 }) : undefined,
    });
    const { customer } = shop;
    await customer.press('Pay now');
    await eventually(() => customer.text.includes('cannot be reached right now'));
    expect(customer.calls('purchase')).to.equal(0);
    await customer.press('Pay now');
    await customer.becomes('purchased');
  });

  it('is made by the partner’s server where the reservation has none', async () => {
    const made: string[] = [];
    const shop = await readyToPay({
      user: 'demo-stripe-engine',
      proxy: {
        createPaymentIntent: ({ sourceCode, amount }) => {
          made.push(`${sourceCode} ${amount.minor}`);
          return { clientSecret: `pi_${sourceCode}_secret_1` };
        },
      },
    });
    await shop.customer.press('Pay now');
    await shop.customer.becomes('purchased');
    expect(made.sort()).to.eql(['ext_test0 11000', 'ext_test1 11000']);
    expect(shop.saved.map((each) => each['stripe_payment_intent']).sort()).to.eql(['pi_ext_test0', 'pi_ext_test1']);
  });

  it('that nobody makes is the seller’s to mend', async () => {
    const { customer } = await readyToPay({ user: 'demo-stripe-engine' });
    await customer.press('Pay now');
    await eventually(() => customer.text.includes('not set up correctly'));
    expect(customer.calls('purchase')).to.equal(0);
  });
});

describe('a bank’s question and a modal dialog around the checkout', () => {
  it('are never in each other’s way', async () => {
    const shop = await visitStripeShop({
      user: 'demo-stripe',
      template: html`<dialog><tsw-checkout></tsw-checkout></dialog>`,
    });
    const { customer } = shop;
    const dialog = customer.mounted.root.querySelector('dialog')!;
    let closings = 0;
    dialog.addEventListener('close', () => (closings += 1));
    dialog.showModal();
    await customer.reserve(CAT);
    await customer.fillAll();
    await shop.fillCard(ASKS);
    await customer.press('Pay now');
    await eventually(() => question().length > 0);
    expect(dialog.matches(':modal')).to.equal(false);
    expect(dialog.open).to.equal(true);
    await answerBank('Complete authentication');
    await customer.becomes('purchased');
    expect(dialog.matches(':modal')).to.equal(true);
    expect(closings).to.equal(0);
  });
});

describe('a trolley that is paid in several ways', () => {
  /** As if one supplier's orders had another debitor, or none. */
  const withDebitor =
    (debitor: object | undefined): StripeShopOptions['alter'] =>
    async (request, answer) => {
      if (!/\/(reserve|status|reserve_page_archive)\.v1/.test(request.url)) return answer;
      const body = (await answer.json()) as { trolley_contents?: { bundle: Record<string, unknown>[] } };
      for (const bundle of body.trolley_contents?.bundle ?? []) {
        if (bundle['bundle_source_code'] === 'ext_test1') bundle['debitor'] = debitor;
      }
      return Response.json(body);
    };

  function stayHere(): () => void {
    const listener = (event: Event): void => event.preventDefault();
    document.addEventListener('tsw-callout', listener);
    return () => document.removeEventListener('tsw-callout', listener);
  }

  it('sends what each way has collected, in one purchase', async () => {
    const shop = await visitStripeShop({ alter: withDebitor(undefined) });
    const { customer } = shop;
    const asked: number[] = [];
    customer.element.paymentHandler = ({ totals }) => {
      asked.push(...totals.map(({ minor }) => minor));
      return Promise.resolve('pay-1');
    };
    await customer.reserve(CAT, TOY_STORY);
    await customer.fillAll();
    await shop.fillCard();
    expect(customer.text).to.contain('£110.00 will be taken when you press “Pay now”.');
    const done = stayHere();
    await customer.press('Pay now');
    // The simulated account knows one way only, and asks for the other half.
    await customer.becomes('sent-away');
    done();
    expect(asked).to.eql([11_000]);
    expect(Object.keys(await shop.variables())).to.eql(['ext_test0_callback/stripeToken']);
    expect((await customer.sent()).get('payment_reference')).to.equal('pay-1');
  });

  it('goes to a payment page for a supplier that cannot be paid here', async () => {
    const debitor = { debitor_type: 'stripe', debitor_integration_data: {} };
    const shop = await visitStripeShop({ alter: withDebitor(debitor) });
    const { customer } = shop;
    await customer.reserve(CAT, TOY_STORY);
    await customer.fillAll();
    await shop.fillCard();
    expect(customer.text).to.contain('takes you to a secure payment page, where you pay £110.00');
    const done = stayHere();
    await customer.press('Pay now');
    await customer.becomes('sent-away');
    done();
    expect(customer.calls('purchase')).to.equal(1);
    expect(Object.keys(await shop.variables())).to.eql(['ext_test0_callback/stripeToken']);
  });
});
