/** Callouts that the page answers: payments with Stripe whose token was missing. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { createError } from '../../../src/domain/error.js';
import type { Callout } from '../../../src/domain/payment/callout.js';
import type { Session } from '../../../src/state/session.js';
import { CUSTOMER } from '../../support/customers.js';
import { PaymentOffice } from '../../support/payment-office.js';

let office: PaymentOffice;
let session: Session;

beforeEach(async () => {
  office = new PaymentOffice('demo-stripe-token');
  session = await office.openPage();
  await office.reserve(session, 'B2', 'B3');
});

const statusOf = ({ state }: Session): string => state.booking.status;

/** A purchase whose callouts are answered with these tokens, one each. */
function purchaseWith(...tokens: string[]) {
  const asked: Callout[] = [];
  const answerCallout = (callout: Callout): Promise<Record<string, string> | undefined> => {
    asked.push(callout);
    const token = tokens.shift();
    return Promise.resolve(token === undefined ? undefined : { stripeToken: token });
  };
  return { asked, request: { customer: CUSTOMER, answerCallout } };
}

describe('a callout', () => {
  it('that the page answers buys without a payment page', async () => {
    const { asked, request } = purchaseWith('tok_1');
    await session.purchase(request);
    assert.equal(statusOf(session), 'purchased');
    assert.deepEqual([asked.length, asked[0]!.debitorType, asked[0]!.sourceCode], [1, 'stripe', 'ext_test0']);
    assert.equal(office.eventsOf('purchase').length, 1);
  });

  it('that the page does not answer sends the customer away', async () => {
    await session.purchase(purchaseWith().request);
    assert.equal(statusOf(session), 'sent-away');
  });

  it('is not needed when the purchase has the token', async () => {
    const { asked, request } = purchaseWith();
    await session.purchase({ ...request, callbackVariables: { ext_test0: { stripeToken: 'tok_1' } } });
    assert.equal(statusOf(session), 'purchased');
    assert.equal(asked.length, 0);
  });

  it('answered with a card that is declined fails the purchase', async () => {
    await session.purchase(purchaseWith('tok_chargeDeclined').request);
    assert.equal(statusOf(session), 'failed');
    assert.equal(office.eventsOf('purchase-fail').length, 1);
  });

  it('that comes again for the same supplier goes to the payment page', async () => {
    const { asked, request } = purchaseWith('tok_1', 'tok_2');
    office.answers['purchase'] = (answer) => {
      const first = answer.clone();
      office.answers['callback'] = () => first;
      return answer;
    };
    await session.purchase(request);
    assert.equal(statusOf(session), 'sent-away');
    assert.equal(asked.length, 1);
  });

  it('that the page cannot answer goes to the payment page, with an error event', async () => {
    const answerCallout = () => Promise.reject(createError('invalid-card', 'no'));
    await session.purchase({ customer: CUSTOMER, answerCallout });
    assert.equal(statusOf(session), 'sent-away');
    assert.equal(office.eventsOf('error').length, 1);
  });

  it('is not answered twice when the reply to its answer is lost', async () => {
    const { asked, request } = purchaseWith('tok_1', 'tok_2');
    office.answers['callback'] = () => {
      throw new TypeError('fetch failed');
    };
    await session.purchase(request);
    assert.equal(statusOf(session), 'purchased');
    assert.equal(asked.length, 1);
  });

  it('of a purchase whose answer was lost is answered', async () => {
    const { asked, request } = purchaseWith('tok_1');
    office.answers['purchase'] = () => {
      throw new TypeError('fetch failed');
    };
    await session.purchase(request);
    assert.equal(statusOf(session), 'purchased');
    assert.equal(asked.length, 1);
  });
});

describe('a reservation after a reload', () => {
  it('knows the debitor, also when the status does not name it', async () => {
    office.answers['status'] = async (answer) => {
      const text = await answer.text();
      return Response.json(JSON.parse(text, (key, value: unknown) => (key === 'debitor' ? undefined : value)));
    };
    const { booking } = (await office.openPage()).state;
    assert.ok(booking.status === 'reserved');
    assert.equal(booking.reservation.trolley.bundles[0]!.debitor?.type, 'stripe');
  });
});
