/** English, the language that is built in: one file for each part of the interface. */
import { booking } from './booking.js';
import { button } from './button.js';
import { checkout } from './checkout.js';
import { common } from './common.js';
import { confirmation } from './confirmation.js';
import { detail } from './detail.js';
import { errors } from './errors.js';
import { payment } from './payment.js';
import { performances } from './performances.js';
import { search } from './search.js';
import { seats } from './seats.js';
import { stripe } from './stripe.js';
import { tickets } from './tickets.js';
import { trolley } from './trolley.js';

export const en = {
  booking,
  button,
  checkout,
  common,
  confirmation,
  detail,
  errors,
  payment,
  performances,
  search,
  seats,
  stripe,
  tickets,
  trolley,
};
