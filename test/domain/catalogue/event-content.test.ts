/** The texts of an event's page: nothing is repeated, and nothing is left out. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { CostRange, EventInfo, MediaAsset, Review, TicketedEvent } from '../../../src/domain/catalogue/event.js';
import {
  eventCopy,
  galleryOf,
  otherOffers,
  paragraphsOf,
  splitText,
  starsOf,
  venueAddress,
  venueText,
} from '../../../src/domain/catalogue/event-content.js';
import { fromMajor } from '../../../src/domain/sale/money.js';
import type { OfferedPrice } from '../../../src/domain/sale/price.js';

const section = (name: string, text: string) => ({ name, text });

describe('eventCopy', () => {
  test('a summary alone is the lead', () => {
    assert.deepEqual(eventCopy({ summary: 'A play.', sections: {} }), { lead: 'A play.', sections: [] });
  });

  test('a summary that repeats the sections is left out', () => {
    const sections = {
      overview: section('Overview', 'A play.\n'),
      duration: section('Duration', 'Two  hours.'),
      address: section('Address', '1 High Street'),
      offers: section('Offers', ' '),
    };
    assert.deepEqual(eventCopy({ summary: 'A play.\r\n\r\nDuration\r\n\r\nTwo hours.', sections }), {
      lead: 'A play.\n',
      sections: [{ key: 'duration', title: 'Duration', text: 'Two  hours.' }],
    });
  });

  test('a summary with a text of its own comes before the overview', () => {
    const { lead } = eventCopy({ summary: 'In short.', sections: { overview: section('Overview', 'At length.') } });
    assert.equal(lead, 'In short.\n\nAt length.');
  });

  test('without an overview the summary stays, and sections that it repeats are left out', () => {
    const sections = { duration: section('Duration', 'Two hours.'), offers: section('Offers', 'Half price.') };
    assert.deepEqual(eventCopy({ summary: 'A play.\n\nDuration\n\nTwo hours.', sections }), {
      lead: 'A play.\n\nDuration\n\nTwo hours.',
      sections: [{ key: 'offers', title: 'Offers', text: 'Half price.' }],
    });
  });

  test('an overview alone is the lead', () => {
    assert.equal(eventCopy({ sections: { overview: section('Overview', 'A play.') } }).lead.trim(), 'A play.');
  });

  test('an event without texts has none', () => assert.deepEqual(eventCopy(undefined), { lead: '', sections: [] }));
});

describe('venue', () => {
  const at = (info: Partial<EventInfo>) =>
    ({ venueName: 'Test Hall', info: { sections: {}, ...info } }) as unknown as TicketedEvent;

  test('the address is the venue’s, otherwise the section’s, without the venue’s name', () => {
    assert.deepEqual(venueAddress(at({ venueAddress: 'Test Hall\r\n1 High Street\r\n\r\nUK' })), [
      '1 High Street',
      'UK',
    ]);
    assert.deepEqual(venueAddress(at({ sections: { address: section('Address', 'Quay 1') } })), ['Quay 1']);
    assert.deepEqual(venueAddress(at({})), []);
  });

  test('a description that is only the name is left out', () => {
    assert.equal(venueText(at({ venueInfo: 'Test Hall\n' })), '');
    assert.equal(venueText(at({ venueInfo: 'Built in 1890.' })), 'Built in 1890.');
  });
});

describe('splitText', () => {
  test('mixed line ends separate paragraphs', () => {
    assert.deepEqual(paragraphsOf('One\r\ntwo\r\n\r\nThree\n \n\nFour\n'), ['One\ntwo', 'Three', 'Four']);
  });

  test('a text that is slightly too long stays whole', () => {
    assert.deepEqual(splitText('One two. Three four.', 15), { head: ['One two. Three four.'], rest: [] });
  });

  test('a long text is cut after a paragraph', () => {
    assert.deepEqual(splitText('One.\n\nTwo.\n\nThree and four.', 8), {
      head: ['One.', 'Two.'],
      rest: ['Three and four.'],
    });
  });

  test('a long first paragraph is cut after a sentence', () => {
    assert.deepEqual(splitText('He said “No.” She left. The end came late.\n\nMore.', 16), {
      head: ['He said “No.”'],
      rest: ['She left. The end came late.', 'More.'],
    });
  });

  test('Japanese characters count twice, and Japanese full stops end sentences', () => {
    assert.deepEqual(splitText('夜は短い。「歩けよ。」乙女は言った。', 14), {
      head: ['夜は短い。'],
      rest: ['「歩けよ。」乙女は言った。'],
    });
  });

  test('nothing is left out, and some text is always shown', () => {
    const text = fc.array(fc.constantFrom('a', '. ', '。', '」', '\n', '\n\n', '\r\n', 'word ', '夜'), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 60 }), (parts, room) => {
        const whole = parts.join('');
        const { head, rest } = splitText(whole, room);
        assert.equal([...head, ...rest].join('').replaceAll(/\s/g, ''), whole.replaceAll(/\s/g, ''));
        assert.equal(head.length > 0, whole.trim() !== '');
        assert.ok(![...head, ...rest].includes(''));
      }),
    );
  });
});

test('the gallery has the large pictures in order without repeats, or one of another size', () => {
  const asset = (name: string, url = name): MediaAsset => ({ name, url, caption: '' });
  const names = (...media: MediaAsset[]) => galleryOf({ media } as unknown as TicketedEvent).map(({ name }) => name);
  assert.deepEqual(
    names(
      asset('square'),
      asset('triplet_two'),
      asset('seating_plan'),
      asset('triplet_one'),
      asset('triplet_four', 'triplet_two'),
    ),
    ['triplet_one', 'triplet_two'],
  );
  assert.deepEqual(names(asset('square'), asset('landscape'), asset('supplier')), ['landscape']);
  assert.deepEqual(names(asset('seating_plan')), []);
});

test('stars are one to five, or none', () => {
  const stars = (starRating?: number) => starsOf({ starRating } as Review);
  assert.deepEqual([1, 4.4, 5].map(stars), [1, 4, 5]);
  assert.deepEqual([undefined, 0, 6, -1].map(stars), [undefined, undefined, undefined, undefined]);
});

test('other offers leave out the headline’s, without repeats', () => {
  const gbp = { code: 'gbp', factor: 100, places: 2, preSymbol: '£', postSymbol: '' };
  const price = (seat: number) => ({
    seatPrice: fromMajor(seat, gbp),
    surcharge: fromMajor(0, gbp),
  });
  const offer = (now: number, before: number) => ({ price: price(now), usualPrice: price(before) }) as OfferedPrice;
  const range = {
    bestValueOffer: offer(10, 20),
    maxSavingOffer: offer(50, 65),
    minCostOffer: offer(10, 20),
    topPriceOffer: offer(50, 65),
  } as CostRange;
  assert.deepEqual(otherOffers(range), [range.maxSavingOffer]);
  assert.deepEqual(otherOffers({} as CostRange), []);
  assert.deepEqual(otherOffers(undefined), []);
});
