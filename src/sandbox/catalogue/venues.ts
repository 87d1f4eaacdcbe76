/** Venues with more than one event. Names, codes and coordinates are recorded. */
import { type Venue } from './types.js';

export const UK = ['uk', 'United Kingdom'] as const;
export const US = ['us', 'United States of America'] as const;
export const FRANCE = ['fr', 'France'] as const;
export const LONDON = ['london-uk', 'London'] as const;

export const SADLERS_WELLS: Venue = {
  desc: "Sadler's Wells",
  city: LONDON,
  country: UK,
  postcode: 'EC1R 4TN',
  geo: [51.52961137, -0.10601562],
  address: ['Rosebery Avenue', 'Islington', 'London'],
};

export const LYRIC_APOLLO: Venue = {
  desc: 'Lyric Apollo',
  city: LONDON,
  country: UK,
  postcode: 'W6 7ES',
  geo: [51.49306, -0.22639],
  address: ['Lyric Square', 'Hammersmith', 'London'],
};

export const LYCEUM: Venue = {
  desc: 'Lyceum Theatre',
  city: LONDON,
  country: UK,
  postcode: 'WC2E 7RQ',
  geo: [51.511556, -0.11975],
  address: ['21 Wellington Street', 'London'],
};

export const DISNEYLAND_PARIS: Venue = {
  desc: 'Disneyland® Paris',
  city: ['lille-fr', 'Lille'],
  country: FRANCE,
  geo: [50.75, 3],
};

export const FLAMINGOLAND: Venue = {
  desc: 'Flamingoland',
  city: ['pickering-uk', 'Pickering, North Yorkshire'],
  country: UK,
  postcode: 'YO17 6UX',
  geo: [54.20589828, -0.80800003],
};

export const DISNEYLAND_CALIFORNIA: Venue = {
  desc: 'Disneyland Resort in California',
  country: US,
  postcode: 'CA92803',
};

export const MOULIN_ROUGE: Venue = {
  desc: 'Bal du Moulin Rouge',
  city: ['paris-fr', 'Paris'],
  country: FRANCE,
  postcode: '75018',
  geo: [48.884, 2.3327],
  address: ['82 boulevard de Clichy', 'Paris'],
};

export const MGM_GRAND: Venue = {
  desc: 'MGM Grand Las Vegas',
  city: ['las_vegas-us', 'Las Vegas'],
  country: US,
  postcode: 'NV89109',
  geo: [36.1034, -115.1721],
};

export const GRAND_CANYON: Venue = {
  desc: 'Grand Canyon Airport',
  country: US,
  postcode: '86023',
  geo: [35.961, -112.1365],
};

export const BELFAST_TOURS: Venue = {
  desc: 'Belfast Tours Ltd',
  country: UK,
  postcode: 'BT1 2BE',
  geo: [10, 20],
};
