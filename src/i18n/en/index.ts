/** The English words that every page downloads. */
import { booking } from './booking.js';
import { button } from './button.js';
import { common } from './common.js';
import { errors } from './errors.js';
import { seats } from './seats.js';
import { tickets } from './tickets.js';
import { trolley } from './trolley.js';

export const en = {
  booking,
  button,
  common,
  errors,
  seats,
  tickets,
  trolley,
};
