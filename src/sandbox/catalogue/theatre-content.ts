/** Invented copy of the theatre events. Lengths and sections are those of the recorded events. */
import { type Content } from './types.js';

const ALL_MEDIA = [
  'landscape',
  'marquee',
  'seating_plan',
  'square',
  'supplier',
  'triplet_five',
  'triplet_four',
  'triplet_one',
  'triplet_two',
];
const STAGE_MEDIA = ['landscape', 'marquee', 'seating_plan', 'square', 'triplet_one', 'triplet_two'];

export const NUTCRACKER: Content = {
  overview:
    'Clara cannot sleep. The orphanage is cold, the tree is crooked, and the soldier under it has just sneezed.\n\n' +
    'What follows is a night of skating, sugar and very fast dancing, in a production made only for testing ticket ' +
    'shops: nobody has ever seen it, and everybody who did would go again.',
  sections: {
    duration: 'Two hours, with an interval of twenty minutes.\n',
    when_can_i_go: 'Every evening but Saturday, when the company does its laundry.\n',
    where_do_i_go: 'To the main doors on Rosebery Avenue.\n',
    whats_included: 'One seat, and on Tuesdays a walk through the wings.\n',
    good_to_know: 'Artificial snow and real tights are used.\n',
    suitable_for_children: 'Yes, from five years on.\n',
    offers: 'Children pay half.\n',
    pricing_details_info: 'Students and senior citizens pay less in bands A and C.\n',
  },
  reviews: [
    {
      author: 'The Sandbox Gazette',
      title: 'Snow on cue',
      body: 'Every flake fell exactly where the test plan said it would.',
      date: '2015-11-17',
      stars: 5,
      byUser: false,
    },
    {
      author: 'A. Tester',
      title: 'Three times in one afternoon',
      body: 'I reserved it, released it and reserved it again. Each time better than the last: “magnifique”.',
      date: '2014-08-28',
      stars: 5,
      byUser: true,
    },
  ],
  media: ALL_MEDIA,
  hasVideo: true,
};

export const SWAN_LAKE: Content = {
  overview:
    'A prince, a lake, and a flock with opinions. The second and third seat of every booking on a Thursday stand ' +
    'behind a pillar; on Tuesdays nothing can be booked at all.',
  sections: { duration: 'Matinees run ninety minutes, evenings two hours.\n' },
  media: STAGE_MEDIA,
};

export const TOY_STORY: Content = {
  overview:
    'Sung throughout, in four languages, by toys. Seats must be next to each other and nobody may be left sitting alone.',
  sections: { duration: 'Ninety minutes without an interval.\n' },
  media: STAGE_MEDIA,
};

export const CAT: Content = {
  overview:
    'At noon on New Year’s Day a cat eats its lunch. At ten past it has finished. Critics are still arguing about ' +
    'what it meant.',
  sections: {
    duration: 'Ninety minutes.\n',
    good_to_know: 'Seat C6 is said to be haunted. Seat H10 cannot be had for any money.\n',
    offers: 'No fees in the rear stalls, and 8% off the front of the dress circle.\n',
  },
  reviews: [
    {
      author: 'The Lunchtime Post',
      title: 'Nothing happens, superbly',
      body: 'Ninety minutes of the finest uneventfulness in London.',
      date: '2017-01-02',
      stars: 4,
      byUser: false,
    },
  ],
  media: STAGE_MEDIA,
  hasVideo: true,
};

export const LUNCHBOX: Content = {
  overview: 'A tin box with a cat on the lid, handed out in the foyer. One for every ticket of your booking.',
  media: ['square'],
};
