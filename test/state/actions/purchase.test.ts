/** Buying a reservation: sent once, corrected, looked up, paid by the partner. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CUSTOMER } from '../../support/customers.js';
import { office, reserveSeats, reservedBooking, session, status, useSession } from '../in-one-page.js';

useSession();

describe('a purchase', () => {
  it('is sent once, however often it is requested', async () => {
    await reserveSeats('B2', 'B3');
    const answers = await Promise.all(Array.from({ length: 5 }, () => session.purchase({ customer: CUSTOMER })));
    assert.equal(answers.filter(({ ok }) => ok).length, 1);
    assert.equal(office.count('purchase'), 1);
  });

  it('whose answer is lost is looked up, never repeated', async () => {
    await reserveSeats('B2', 'B3');
    office.fail('purchase', 'lost-answer');
    assert.ok((await session.purchase({ customer: CUSTOMER })).ok);
    assert.equal(status(), 'purchased');
    assert.equal(office.count('purchase'), 1);
  });

  it('that never arrived can be sent again when the box office says so', async () => {
    await reserveSeats('B2', 'B3');
    office.fail('purchase', 'lost-request');
    assert.equal((await session.purchase({ customer: CUSTOMER })).ok, false);
    assert.equal(reservedBooking().failure?.kind, 'not-sent');
    assert.ok((await session.purchase({ customer: CUSTOMER })).ok);
  });

  it('stays uncertain while the status cannot be read, and is looked up later', async () => {
    await reserveSeats('B2', 'B3');
    office.fail('purchase', 'lost-answer');
    office.fail('status', ...Array.from({ length: 7 }, () => Response.json({ error_code: 4 }, { status: 403 })));
    await session.purchase({ customer: CUSTOMER });
    assert.equal(status(), 'uncertain');
    assert.deepEqual(await session.purchase({ customer: CUSTOMER }), { ok: false, error: { refusal: 'not-now' } });
    assert.ok((await session.askAgain()).ok);
    assert.equal(status(), 'purchased');
    assert.equal(office.count('purchase'), 1);
  });

  it('with a bad address is corrected on the same reservation', async () => {
    await reserveSeats('B2', 'B3');
    const { transactionUuid } = reservedBooking().reservation;
    await session.purchase({ customer: { ...CUSTOMER, email: 'no-at-sign' } });
    const { failure, reservation } = reservedBooking();
    assert.ok(failure?.kind === 'rejected' && failure.error.code === 'invalid-email');
    assert.equal(failure.error.apiKey, 'addr_missing_at');
    assert.equal(reservation.transactionUuid, transactionUuid);
    assert.ok((await session.purchase({ customer: CUSTOMER })).ok);
  });

  it('that fails keeps the trolley, which can be reserved again', async () => {
    const performances = (await office.client.listPerformances({ eventId: '6IE' })).performances;
    const wednesday = performances.find(({ dateText }) => dateText?.startsWith('Wed'))!;
    const { ticketTypes } = await office.client.getAvailability({ performanceId: wednesday.id });
    await session.addOrder({
      performanceId: wednesday.id,
      ticketTypeCode: ticketTypes[0]!.code,
      priceBandCode: ticketTypes[0]!.priceBands[0]!.code,
      quantity: 2,
    });
    await session.reserve();
    await session.purchase({ customer: { ...CUSTOMER, addressLineTwo: 'fail part one' } });
    assert.equal(status(), 'failed');
    assert.equal(office.count('release'), 0);
    assert.equal(session.state.trolley.trolley.orderCount, 1);
    assert.ok((await session.reserve()).ok);
    // Best available now has other seats.
    session.acceptDifferences();
    assert.ok((await session.purchase({ customer: CUSTOMER })).ok);
  });

  it('takes the partner’s payment once, also after a refused form', async () => {
    await reserveSeats('B2', 'B3');
    const taken: number[] = [];
    const paymentHandler = async ({ totals }: { totals: readonly { minor: number }[] }): Promise<string> => {
      taken.push(totals[0]?.minor ?? 0);
      return 'payment-1';
    };
    await session.purchase({ customer: { ...CUSTOMER, email: '@' }, paymentHandler });
    assert.ok((await session.purchase({ customer: CUSTOMER, paymentHandler })).ok);
    assert.deepEqual(taken, [11_000]);
  });

  it('is not sent when the partner’s payment is not taken', async () => {
    await reserveSeats('B2', 'B3');
    await session.purchase({ customer: CUSTOMER, paymentHandler: () => Promise.reject(new Error('card declined')) });
    assert.equal(reservedBooking().failure?.kind, 'payment');
    assert.equal(office.count('purchase'), 0);
    const { reason } = office.eventsOf('purchase-fail')[0]!;
    assert.deepEqual(reason, { failureClass: 'payment-refused', wayOn: 'correct' });
  });

  it('requests no payment from the partner for a free order', async () => {
    // A free event, collected free of charge.
    await session.addOrder(await office.order('3CVE', 'FREE', 'A/pool'));
    await session.chooseSendMethod('ingresso_one_test', 'VOUCH');
    assert.ok((await session.reserve()).ok);
    const paymentHandler = (): Promise<string> => Promise.reject(new Error('There is nothing to pay.'));
    assert.ok((await session.purchase({ customer: CUSTOMER, paymentHandler })).ok);
  });
});
