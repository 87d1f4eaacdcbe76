/** Customers who pay on pages of others, and what the shop knows of it. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Session } from '../../src/state/session.js';
import { CUSTOMER } from '../support/customers.js';
import { TestStorage } from '../support/box-office.js';
import { PaymentOffice } from '../support/payment-office.js';

const MINUTE = 60_000;

let office: PaymentOffice;
let session: Session;

beforeEach(async () => {
  office = new PaymentOffice('demo-redirect');
  session = await office.openPage();
});

const statusOf = ({ state }: Session): string => state.booking.status;

/** @returns the transaction, which the address to come back to has in it */
const uuidOf = (address: string | null): string => new URL(address!).searchParams.get('back')!;

describe('a payment elsewhere', () => {
  it('is told where to go, and nothing is bought yet', async () => {
    await office.sendAway(session);
    const { booking } = session.state;
    assert.equal(booking.status, 'sent-away');
    assert.ok(booking.status === 'sent-away' && !booking.isBack);
    assert.match(booking.callout.destinationUrl, /dummy_redirect/);
    assert.deepEqual(
      office.events.map(({ type }) => type),
      ['trolley-change', 'reserve'],
    );
  });

  it('comes back to the page, which has bought, and says so once', async () => {
    await office.sendAway(session);
    const address = await office.comeBack(session, '?success=yes');
    assert.match(address!, /^https:\/\/shop\.test\/book\?back=/);
    const page = await office.openPage({ returned: uuidOf(address) });
    assert.equal(statusOf(page), 'purchased');
    assert.equal(page.state.trolley.token, undefined);
    assert.equal(statusOf(await office.openPage()), 'purchased');
    assert.equal(office.eventsOf('purchase').length, 1);
  });

  it('that was refused leaves the trolley, which can be reserved and paid again', async () => {
    await office.sendAway(session);
    await office.comeBack(session, '?success=no');
    const page = await office.openPage();
    assert.equal(statusOf(page), 'failed');
    assert.equal(office.eventsOf('purchase-fail').length, 1);
    assert.ok((await page.reserve()).ok);
    await page.purchase({ customer: CUSTOMER });
    await office.comeBack(page, '?success=yes');
    assert.equal(statusOf(await office.openPage()), 'purchased');
  });

  it('goes where the partner wishes afterwards', async () => {
    await office.reserve(session, 'B2', 'B3');
    await session.purchase({ customer: CUSTOMER, returnUrl: 'https://shop.test/thanks' });
    assert.match((await office.comeBack(session, '?success=yes'))!, /^https:\/\/shop\.test\/thanks\?back=/);
  });

  it('is a success that goes on at the payment page', async () => {
    await office.reserve(session, 'B2', 'B3');
    const result = await session.purchase({ customer: CUSTOMER });
    const { booking } = session.state;
    assert.ok(booking.status === 'sent-away');
    assert.deepEqual(result, { ok: true, value: { outcome: 'payment-page', callout: booking.callout } });
    const abandoned = await session.abandonPayment();
    assert.ok(abandoned.ok && abandoned.value.outcome === 'ended');
    assert.equal(abandoned.value.transaction.status, 'failed');
  });

  it('whose callout was lost is found and gone on with, not bought again', async () => {
    await office.reserve(session, 'B2', 'B3');
    office.answers['purchase'] = () => {
      throw new TypeError('fetch failed');
    };
    await session.purchase({ customer: CUSTOMER });
    assert.equal(statusOf(session), 'sent-away');
    await office.comeBack(session, '?success=yes');
    assert.ok((await session.askAgain()).ok);
    assert.equal(statusOf(session), 'purchased');
  });
});

describe('a customer who comes back without the payment page', () => {
  it('by the back button is told that it is not paid', async () => {
    await office.sendAway(session);
    await session.resynchronise();
    const { booking } = session.state;
    assert.ok(booking.status === 'sent-away' && booking.isBack);
  });

  it('to a page that was kept finds what was paid in another window', async () => {
    await office.sendAway(session);
    await office.comeBack(session, '?success=yes');
    await session.resynchronise();
    assert.equal(statusOf(session), 'purchased');
    assert.equal(office.eventsOf('purchase').length, 1);
  });

  it('to a new page can go on to the same payment', async () => {
    await office.sendAway(session);
    const page = await office.openPage();
    const { booking } = page.state;
    assert.ok(booking.status === 'sent-away' && booking.isBack);
    await office.comeBack(page, '?success=yes');
    await page.askAgain();
    assert.equal(statusOf(page), 'purchased');
  });

  it('and may pay no more when the box office has given up', async () => {
    await office.sendAway(session);
    office.clock.advance(16 * MINUTE);
    await session.resynchronise();
    assert.equal(statusOf(session), 'failed');
    assert.equal(office.eventsOf('purchase-fail').length, 1);
    assert.ok((await session.reserve()).ok);
  });

  it('cannot be led on where the box office does not tell where to, and can ask again', async () => {
    await office.sendAway(session);
    const withoutCallout = async (answer: Response): Promise<Response> => {
      const body = (await answer.json()) as Record<string, unknown>;
      return Response.json({ ...body, pending_callout: undefined });
    };
    office.answers['status'] = withoutCallout;
    const page = await office.openPage();
    assert.equal(statusOf(page), 'uncertain');
    await page.askAgain();
    assert.equal(statusOf(page), 'sent-away');
    // A page that was there all the time still knows the way.
    office.answers['status'] = withoutCallout;
    await session.resynchronise();
    assert.equal(statusOf(session), 'sent-away');
  });
});

describe('a payment that the customer gives up', () => {
  it('ends at once, and the same seats can be reserved again', async () => {
    await office.sendAway(session);
    await session.abandonPayment();
    assert.equal(statusOf(session), 'failed');
    assert.equal(office.eventsOf('purchase-fail').length, 1);
    assert.ok((await session.reserve()).ok);
  });

  it('is bought all the same where it was paid a moment before', async () => {
    await office.sendAway(session);
    await office.comeBack(session, '?success=yes');
    await session.abandonPayment();
    assert.equal(statusOf(session), 'purchased');
    assert.equal(office.eventsOf('purchase').length, 1);
  });

  it('goes on while the box office cannot be reached', async () => {
    await office.sendAway(session);
    const fail = (): never => {
      throw new TypeError('fetch failed');
    };
    office.answers['callback'] = fail;
    const result = await session.abandonPayment();
    assert.ok(!result.ok);
    assert.equal(office.eventsOf('error').length, 1);
    // It did arrive: only the answer was lost.
    assert.equal(statusOf(session), 'failed');
  });

  it('cannot be given up twice, nor when nothing is being paid', async () => {
    assert.ok(!(await session.abandonPayment()).ok);
    await office.sendAway(session);
    await Promise.all([session.abandonPayment(), session.abandonPayment()]);
    assert.equal(office.eventsOf('purchase-fail').length, 1);
  });
});

describe('an address that names a transaction', () => {
  const elsewhere = (returned: string): Promise<Session> => office.openPage({ returned, storage: new TestStorage() });

  it('shows what was bought to a browser that remembers nothing, and tells it once', async () => {
    await office.sendAway(session);
    const storage = new TestStorage();
    const returned = uuidOf(await office.comeBack(session, '?success=yes'));
    const page = await office.openPage({ returned, storage });
    assert.equal(statusOf(page), 'purchased');
    assert.equal(statusOf(await office.openPage({ storage })), 'purchased');
    assert.equal(office.eventsOf('purchase').length, 1);
    assert.ok(page.startAgain().ok);
    assert.equal(statusOf(page), 'idle');
  });

  it('leads nobody to the payment page of somebody else', async () => {
    await office.sendAway(session);
    const { booking } = session.state;
    assert.ok(booking.status === 'sent-away');
    const page = await elsewhere(booking.transactionUuid);
    assert.equal(statusOf(page), 'uncertain');
    await page.askAgain();
    assert.equal(statusOf(page), 'uncertain');
    await office.comeBack(session, '?success=yes');
    await page.askAgain();
    assert.equal(statusOf(page), 'purchased');
  });

  it('hands nobody the reservation of somebody else', async () => {
    await office.reserve(session, 'B2', 'B3');
    const { booking } = session.state;
    assert.ok(booking.status === 'reserved');
    assert.equal(statusOf(await elsewhere(booking.reservation.transactionUuid)), 'idle');
    assert.equal(statusOf(await elsewhere('U-00000000-0000-0000-0000-000000000000-00000000-LDNX')), 'idle');
  });

  it('changes nothing for a customer who is at something else', async () => {
    await office.sendAway(session);
    const returned = uuidOf(await office.comeBack(session, '?success=yes'));
    const storage = new TestStorage();
    const other = await office.openPage({ storage });
    await office.reserve(other, 'C2', 'C3');
    assert.equal(statusOf(await office.openPage({ returned, storage })), 'reserved');
  });
});
