/** What a session takes from storage and from other tabs: only what is as it should be. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { asHandle } from '../../../src/domain/booking/reservation-handle.js';
import { parseSavedRecord, parseSharedRecord, type SavedRecord } from '../../../src/state/shared/saved-record.js';
import { SavedState } from '../../../src/state/shared/saved-state.js';
import { Tabs } from '../../../src/state/shared/tabs.js';
import { takeTurn, type Turn } from '../../../src/state/shared/turn.js';
import { TestBoxOffice, TestClock, TestStorage } from '../../support/box-office.js';

const WHOLE: Required<SavedRecord> = {
  version: 3,
  token: 'a token',
  sendCodes: { ext_test0: 'COBO' },
  before: { token: 'an older token', sendCodes: {} },
  transactionUuid: asHandle('U-1'),
  terms: {
    allowedCountries: { uk: 'United Kingdom' },
    needsEmailAddress: true,
    needsAgentReference: false,
    needsPaymentCard: false,
    prefilledAddress: { town: 'London' },
    canEditAddress: true,
    supportsBillingAddress: false,
    acceptedPaymentCards: {},
  },
  isPurchaseSent: true,
  isFromAddress: false,
  isAccepted: true,
  paymentReference: 'pay_1',
  hasExpired: false,
  rest: { token: 'the rest', sendCodes: {} },
  boughtBefore: 'T1',
  unreleased: [asHandle('U-0')],
  eventId: '7AA',
  performanceId: '7AA-1',
  departureDate: '2027-01-31',
  duration: 2,
  promoCode: 'SAVE',
  customer: { firstName: 'Ada', worldMayUseData: false },
  isUntold: false,
};

const OWN = ['eventId', 'performanceId', 'departureDate', 'duration', 'promoCode', 'customer', 'isUntold'];

/** For each member, values that an old version, another script or a broken write might leave there. */
const WRONG: Readonly<Record<keyof SavedRecord, readonly unknown[]>> = {
  version: ['3', null, [], Infinity],
  token: [7, {}, null],
  sendCodes: ['COBO', { ext_test0: 7 }, [], null],
  before: ['a token', { token: 7, sendCodes: {} }, { token: 'a token' }],
  transactionUuid: [7, ['U-1'], null],
  terms: [{}, { ...WHOLE.terms, allowedCountries: ['uk'] }, { ...WHOLE.terms, needsPaymentCard: 'no' }, 'terms'],
  isPurchaseSent: ['yes', 1],
  isFromAddress: [0],
  isAccepted: ['true'],
  paymentReference: [{}, 1],
  hasExpired: ['no'],
  rest: [[], { sendCodes: {} }],
  boughtBefore: [1],
  unreleased: ['U-0', [7], { 0: 'U-0' }],
  eventId: [7],
  performanceId: [{}],
  departureDate: [20270131],
  duration: ['2', NaN],
  promoCode: [false],
  customer: ['Ada', { firstName: 7 }, { worldMayUseData: 'no' }, []],
  isUntold: ['yes'],
};

describe('a saved record', () => {
  it('comes back as it was', () => {
    assert.deepEqual(parseSavedRecord(JSON.parse(JSON.stringify(WHOLE))), WHOLE);
  });

  for (const [name, values] of Object.entries(WRONG)) {
    for (const value of values) {
      it(`without ${name}, where that is ${JSON.stringify(value)}`, () => {
        const { [name as keyof SavedRecord]: left, ...expected } = WHOLE;
        assert.notDeepEqual(left, value);
        assert.deepEqual(parseSavedRecord({ ...WHOLE, [name]: value }), expected);
      });
    }
  }

  it('of another tab has no say in what is this tab’s own', () => {
    assert.deepEqual(
      Object.keys(parseSharedRecord(WHOLE)),
      Object.keys(WHOLE).filter((name) => !OWN.includes(name)),
    );
  });
});

describe('storage', () => {
  it('that holds anything at all costs the reload and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json().map((text) => text),
          fc.string(),
          fc
            .record({ token: fc.anything(), transactionUuid: fc.anything(), customer: fc.anything() })
            .map((value) => JSON.stringify(value) ?? ''),
        ),
        async (text) => {
          const office = new TestBoxOffice();
          const storage = new TestStorage();
          storage.setItem(new SavedState(storage, 'test', true).key, text);
          const session = office.openPage(new SavedState(storage, 'test', true));
          await session.restore();
          const { booking, customer } = session.state;
          assert.equal(booking.status, 'idle');
          assert.ok(Object.values(customer).every((value) => ['string', 'boolean'].includes(typeof value)));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a message on the channel', () => {
  const open = () => {
    let onMessage: (message: unknown) => void = () => assert.fail();
    const posted: unknown[] = [];
    const saved = new SavedState(undefined, 'test', true);
    const news: number[] = [];
    const support = {
      alone: <T>(_: string, run: () => Promise<T>) => run(),
      openChannel: (_: string, receive: (message: unknown) => void) => {
        onMessage = receive;
        return { post: (message: unknown) => void posted.push(message), close: () => undefined };
      },
    };
    const tabs = new Tabs(support, saved, new TestClock(), () => void news.push(saved.version));
    return { tabs, saved, news, posted, receive: (message: unknown) => onMessage(message) };
  };

  for (const message of [
    undefined,
    null,
    'news',
    7,
    [],
    {},
    { kind: 'news', from: 'x' },
    { kind: 'shout', from: 'x', question: '', record: { version: 9 } },
    { kind: 'ask', from: 7, question: '', record: {} },
  ]) {
    it(`that is ${JSON.stringify(message)} is none`, () => {
      const { tabs, saved, news, posted, receive } = open();
      receive(message);
      assert.deepEqual([saved.version, news, posted.length, tabs.areOthersThere], [0, [], 1, false]);
    });
  }

  it('brings only the members that are as they should be', () => {
    const { saved, news, receive } = open();
    const record = { version: 2, token: 7, transactionUuid: 'U-2', eventId: '7AA' };
    receive({ kind: 'news', from: 'x', question: '', record });
    assert.deepEqual([saved.record, news], [{ version: 2, transactionUuid: 'U-2' }, [2]]);
  });
});

describe('a turn', () => {
  it('that is over changes nothing any more', async () => {
    const saved = new SavedState(undefined, 'test', true);
    let kept: Turn | undefined;
    await takeTurn((turn) => {
      kept = turn;
      saved.share(turn, { token: 'a token' });
    });
    assert.throws(() => saved.share(kept!, { token: 'another' }), /This turn is over/);
    assert.deepEqual(saved.record, { token: 'a token', version: 1 });
  });

  it('is over when it fails', async () => {
    let kept: Turn | undefined;
    await assert.rejects(
      takeTurn((turn) => {
        kept = turn;
        throw new Error('no');
      }),
    );
    assert.throws(() => kept!.check(), /This turn is over/);
  });

  // @ts-expect-error -- an object that looks like a turn is none: only `takeTurn` makes one
  const forged: Turn = { check: () => undefined, end: () => undefined };
  void forged;
});
