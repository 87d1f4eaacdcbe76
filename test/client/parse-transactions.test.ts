/** Reading reservations, purchases, callouts and releases. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Fields, messageOf, orderOf } from './reads.js';
import { clientOf } from './support.js';
import * as minimal from './minimal-answers.js';

test('an unknown transaction status is an error, because it may mean a purchase', async () => {
  const call = clientOf(minimal.reserved({ transaction_status: 'maybe' })).getStatus({ transactionUuid: 'u' });
  assert.match(
    await messageOf(call),
    /^transaction_status: expected one of reserved, released, purchased, failed, attempting/,
  );
});

test('a failed purchase says why', async () => {
  const result = {
    success: false,
    failure_reason: 'Card declined',
    purchase_error: 'auth_failure',
    failed_3d_secure: true,
    failed_avs: false,
    failed_cv_two: true,
  };
  const contents = minimal.trolley({
    purchase_result: { success: false, is_partial: false },
    bundle: [minimal.bundle({ purchase_result: result })],
  });
  const answer = await clientOf(
    minimal.reserved({ transaction_status: 'failed', trolley_contents: contents }),
  ).getPurchase({
    transactionUuid: 'u',
  });
  assert.ok(answer.outcome === 'status');
  assert.equal(answer.transaction.status, 'failed');
  assert.deepEqual(answer.transaction.trolley.bundles[0]!.purchaseResult, {
    success: false,
    isPartial: false,
    failureReason: 'Card declined',
    purchaseError: 'auth_failure',
    failed3dSecure: true,
    failedAvs: false,
    failedCvTwo: true,
  });
});

test('a callout’s parameters are texts, in the API’s order where it gives one', async () => {
  const callout = {
    callout_destination_url: 'https://pay.example.com/',
    callout_type: 'post',
    callout_parameters: { b: 'two', a: 1, c: true, d: null },
    callout_parameters_order: ['a', 'gone', 'b'],
  };
  const answer = await clientOf({ callout }).getPurchase({ transactionUuid: 'u' });
  assert.ok(answer.outcome === 'callout');
  assert.deepEqual(answer.callout.parameters, [
    ['a', '1'],
    ['b', 'two'],
    ['c', 'true'],
    ['d', ''],
  ]);
});

test('a callout to anything but a web address, or by an unknown method, is an error', async () => {
  const purchase = (fields: Fields) => clientOf({ callout: fields }).getPurchase({ transactionUuid: 'u' });
  assert.match(
    await messageOf(purchase({ callout_destination_url: 'javascript:alert(1)' })),
    /^callout\.callout_destination_url: expected a web address/,
  );
  assert.match(
    await messageOf(purchase({ callout_destination_url: 'https://p.example.com/', callout_type: 'put' })),
    /^callout\.callout_type: expected get or post/,
  );
});

test('a pending callout is part of the status, and a broken one does not hide it', async () => {
  const status = (callout: Fields) =>
    clientOf(minimal.reserved({ transaction_status: 'attempting', pending_callout: callout })).getStatus({
      transactionUuid: 'u',
    });
  const whole = await status({ callout_destination_url: 'https://p.example.com/', callout_type: 'get' });
  assert.equal(whole.pendingCallout?.destinationUrl, 'https://p.example.com/');
  const broken = await status({ bundle_source_code: 'src' });
  assert.equal(broken.status, 'attempting');
  assert.equal(broken.pendingCallout, undefined);
});

test('languages as a list and as a text', async () => {
  for (const list of [['en-gb', 'nl'], 'en-gb,nl']) {
    const found = await clientOf(minimal.reserved({ language_list: list })).getStatus({ transactionUuid: 'u' });
    assert.deepEqual(found.languages, ['en-gb', 'nl']);
  }
});

test('a prefilled address in either spelling, without blank fields', async () => {
  for (const prefix of ['address', 'addr']) {
    const answer = await clientOf(
      minimal.reserved({ prefilled_address: { [`${prefix}_line_one`]: '1 Road', town: '', country_code: 'uk' } }),
    ).makeReservation({ token: 'T' });
    assert.ok(answer.outcome === 'reserved');
    assert.deepEqual(answer.reservation.prefilledAddress, { addressLineOne: '1 Road', countryCode: 'uk' });
  }
});

test('a customer’s only phone number is both numbers', async () => {
  const { customer } = await clientOf(minimal.reserved({ customer: { phone: '1' } })).getStatus({
    transactionUuid: 'u',
  });
  assert.deepEqual([customer?.homePhone, customer?.workPhone], ['1', '1']);
});

test('a release without a result is an error', async () => {
  assert.match(await messageOf(clientOf({}).releaseReservation({ transactionUuid: 'u' })), /^released_ok: expected/);
  assert.equal(await clientOf({ released_ok: false }).releaseReservation({ transactionUuid: 'u' }), false);
});

test('keys of the answer cannot reach into objects', async () => {
  const body = '{"results":{"event":[{"event_id":"1AA","classes":{"__proto__":"x","constructor":"y"}}]}}';
  const { events } = await clientOf(body).listEvents();
  assert.deepEqual(Object.entries(events[0]!.classes), [
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ]);
  assert.equal(Object.getPrototypeOf(events[0]!.classes), Object.prototype);
});

test('an order can be cancelled only where the answer says so', async () => {
  for (const status of ['possible', 'not_permitted', 'cancelled', 'tried_and_failed']) {
    assert.equal((await orderOf({ cancellation_status: status })).cancellationStatus, status);
  }
  assert.equal((await orderOf({ cancellation_status: 'ask_again' })).cancellationStatus, 'not_permitted');
  assert.equal((await orderOf({})).cancellationStatus, undefined);
});

test('every reason for a refused payment', async () => {
  for (const [name, field] of [
    ['failed_3d_secure', 'failed3dSecure'],
    ['failed_avs', 'failedAvs'],
    ['failed_cv_two', 'failedCvTwo'],
  ] as const) {
    const contents = minimal.trolley({ purchase_result: { success: false, [name]: true } });
    const answer = minimal.reserved({ transaction_status: 'failed', trolley_contents: contents });
    const { trolley } = await clientOf(answer).getStatus({ transactionUuid: 'u' });
    assert.deepEqual(
      (['failed3dSecure', 'failedAvs', 'failedCvTwo'] as const).filter((other) => trolley.purchaseResult![other]),
      [field],
    );
  }
});

test('by default a reservation holds for the usual time and its address may be edited', async () => {
  const reservationOf = async (fields: Fields) => {
    const answer = await clientOf(minimal.reserved(fields)).getReservation({ transactionUuid: 'u' });
    assert.ok(answer.outcome === 'reserved');
    return answer.reservation;
  };
  const silent = await reservationOf({ minutes_left_on_reserve: undefined });
  assert.deepEqual([silent.minutesLeft, silent.canEditAddress, silent.status], [15, true, 'reserved']);
  const told = await reservationOf({
    minutes_left_on_reserve: 0,
    can_edit_address: false,
    needs_email_address: true,
    needs_agent_reference: true,
    needs_payment_card: true,
    supports_billing_address: true,
    accepted_payment_cards: { visa: 'Visa' },
  });
  assert.equal(told.minutesLeft, 0);
  assert.deepEqual(
    [told.canEditAddress, told.needsEmailAddress, told.needsAgentReference, told.needsPaymentCard],
    [false, true, true, true],
  );
  assert.equal(told.supportsBillingAddress, true);
  assert.deepEqual(told.acceptedPaymentCards, { visa: 'Visa' });
});

test('a voucher to print, and words for the confirmation', async () => {
  const { sendMethod } = await orderOf({
    send_method: {
      send_code: 'VOUCH',
      send_cost: 0,
      send_desc: 'Printable',
      send_type: 'selfprint',
      send_final_type: 'selfprint',
      send_final_comment: 'Print it',
      has_html_page: true,
      self_print_voucher_url: 'https://vouchers.example.com/1',
    },
  });
  assert.deepEqual(
    { ...sendMethod, cost: sendMethod?.cost.minor },
    {
      code: 'VOUCH',
      name: 'Printable',
      type: 'selfprint',
      cost: 0,
      finalType: 'selfprint',
      finalComment: 'Print it',
      hasHtmlPage: true,
      voucherUrl: 'https://vouchers.example.com/1',
    },
  );
});
