/** Paths, credentials, methods, flags and bodies of calls, and the address checks behind code 2000. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSandbox } from '../../src/sandbox/sandbox.js';
import { type Body } from './answers.js';
import { CAT_A, NOON, basic, openBox, ordersOf, seatsOf } from './helper.js';

describe('transport', () => {
  it('answers 401, 404 and 405 with the API’s bodies, each with a request ID', async () => {
    const box = openBox();
    const bad = await box.get('test', {}, { headers: { authorization: basic('demo', 'wrong') } });
    assert.deepEqual([bad.status, bad.body], [401, { error_code: 3, error_desc: 'User authorisation failure' }]);
    assert.equal(bad.headers.get('www-authenticate'), 'Basic realm="TicketSwitch_Core_User"');
    assert.equal((await box.get('nonsense')).status, 404);
    assert.equal((await box.get('reserve', CAT_A)).status, 405);
    assert.equal((await box.post('events')).status, 405);
    const ids = [bad, await box.get('test'), await box.get('test')].map(({ headers }) => headers.get('x-request-id'));
    assert.equal(new Set(ids).size, 3);
    assert.ok(ids.every((id) => id !== null && id.length === 36));
  });

  it('takes the user, sub-user and language from the path, with or without a slash at the end', async () => {
    const box = openBox();
    assert.equal((await box.get('test', {}, { path: '/' })).body.user_id, 'demo');
    const { body } = await box.get('test', {}, { path: '/demo/demosub/nl' });
    assert.deepEqual([body.user_id, body.sub_user], ['demo', 'demosub']);
    assert.equal((await box.get('test', {}, { path: '/demo/-/nl/' })).body.sub_user, '');
    assert.equal((await box.get('test', {}, { path: '/someone-else' })).status, 401);
    const old = await box.get('test', { user_passwd: 'demopass' }, { path: '/demo', headers: { authorization: '' } });
    assert.equal(old.status, 200);
  });

  it('reads form bodies, JSON bodies and query strings of POST calls alike', async () => {
    const box = openBox();
    const sandbox = createSandbox({ clock: () => NOON });
    const url = 'http://localhost:1234/f13/reserve.v1/';
    const headers = { authorization: basic('demo') };
    const json = await sandbox.handle(
      new Request(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ ...CAT_A, no_of_seats: 2, seat0: 'A3', seat1: 'A4' }),
      }),
    );
    assert.deepEqual(seatsOf(ordersOf(((await json.json()) as Body).trolley_contents)[0]), ['A3', 'A4']);
    const query = await sandbox.handle(
      new Request(`${url}?${new URLSearchParams({ ...CAT_A, no_of_seats: '1' }).toString()}`, {
        method: 'POST',
        headers,
      }),
    );
    assert.equal(ordersOf(((await query.json()) as Body).trolley_contents).length, 1);
    assert.equal((await box.post('reserve', { ...CAT_A, no_of_seats: 1 })).status, 200);
  });

  it('treats False, 0 and no as not set', async () => {
    const box = openBox();
    for (const off of ['False', '0', 'no']) {
      const { body } = await box.get('availability', { perf_id: '7AB-D', add_seat_blocks: off });
      assert.equal(body.availability.ticket_type[0].price_band[0].free_seat_blocks, undefined);
    }
  });
});

it('names what is wrong with an e-mail address', async () => {
  const box = openBox();
  const wrong: Record<string, string> = {
    '': 'addr_may_not_be_blank',
    'ada.example.org': 'addr_missing_at',
    '@example.org': 'addr_may_not_start_with_at',
    'ada@': 'addr_may_not_end_with_at',
    'ada@example': 'addr_needs_at_least_one_dot',
    'ada@.example.org': 'addr_cannot_have_dot_immediately_after_at',
    'ada@example.org.': 'addr_cannot_end_in_dot',
    'ada@example..org': 'addr_cannot_have_dot_dot_after_at',
    'ada@exa mple.org': 'addr_spaces_not_allowed_after_at',
    'ada@exa\tmple.org': 'addr_tabs_not_allowed_after_at',
    'ada@éxample.org': 'addr_non_ascii_after_at',
    'ada@exa(mple.org': 'addr_specials_after_at',
    'ada@bob@example.org': 'addr_specials_after_at',
    'ada@example.1': 'addr_bad_email_domain',
    'ada@nobody.invalid': 'addr_bad_email_domain',
    'a da@example.org': 'addr_spaces_before_at_must_be_quoted',
    'a,da@example.org': 'addr_specials_before_at_must_be_quoted',
    'ada.@example.org': 'addr_dot_before_at_must_be_quoted',
    'àda@example.org': 'addr_non_ascii_before_at',
    '"ada@example.org': 'addr_unterminated_quote_before_at',
    '"ada"b@example.org': 'addr_dot_expected_after_quotes',
    '"àda"@example.org': 'addr_non_ascii_in_quotes',
  };
  for (const [address, key] of Object.entries(wrong)) {
    const { status, body } = await box.get('email_check', { email_address: address });
    assert.deepEqual([status, body.error_code, body.error_key], [460, 2000, key], address);
  }
  for (const address of ['ada@example.org', '"a da".l@example.co.uk', "o'hara+tickets@example.museum"]) {
    assert.equal((await box.get('email_check', { email_address: address })).status, 200, address);
  }
});
