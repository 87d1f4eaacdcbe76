/**
 * Pages under `/tickets/`: the dummy payment page of demo-redirect and of 3-D Secure, the Stripe form for missing
 * tokens, and printable vouchers.
 */
import { findAccount } from '../accounts.js';
import { type BoxOffice } from '../box-office.js';
import { Params } from '../http/params.js';
import { dateText, timeText } from '../model/calendar.js';
import { ordersOf, ticketsOf } from '../model/orders.js';
import { findPerformance } from '../model/performances.js';
import { escapeHtml } from '../../net/html.js';
import { htmlPage, returnForm } from './html.js';
import { findByPaymentBlock, readVoucherBlock } from './links.js';

const notFound = (): Response => htmlPage('Not found', '<p>There is no such page.</p>', 404);

function dummyRedirect(user: string, params: Params): Response {
  if (!findAccount(user)) return notFound();
  const title = params.text('title') ?? 'Dummy payment page';
  const method = params.text('return_method') === 'post' ? 'post' : 'get';
  const form = returnForm(params.text('return_url') ?? '', method, [
    ['Pay', 'success', 'yes'],
    ['Refuse payment', 'success', 'no'],
  ]);
  return htmlPage(
    title,
    `<p>Nothing is charged here. Choose how the payment ends, or leave the page to be a customer who never comes back.</p>\n${form}`,
  );
}

function stripeForm(boxOffice: BoxOffice, params: Params): Response {
  const block = params.text('crypto_block') ?? '';
  const callout = findByPaymentBlock(boxOffice.state.transactions, block)?.callout;
  if (!callout) return notFound();
  const token = `tok_${callout.token.replace(/\W/g, '')}`;
  const form = returnForm(callout.returnUrl, 'post', [
    ['Pay with a test card', 'stripeToken', token],
    ['Use a card that is declined', 'stripeToken', 'tok_chargeDeclined'],
  ]);
  return htmlPage('Card payment (test)', `<p>Nothing is charged here.</p>\n${form}`);
}

/** Only bought orders have a voucher. */
function voucher(boxOffice: BoxOffice, params: Params, now: number): Response {
  const { uuid, item } = readVoucherBlock(params.text('crypto_block') ?? '');
  const transaction = boxOffice.state.transactions[uuid];
  const order = transaction && ordersOf(transaction).find((candidate) => candidate.item === item);
  const performance = order && findPerformance((id) => boxOffice.catalogue.get(id), order.perfId, now);
  if (!order?.purchaseReference || !performance) return notFound();
  const { event, when } = performance;
  const seats = order.lines.flatMap((line) =>
    line.seats.map(
      ({ id, restricted, text }) =>
        `${id}${restricted ? ' (restricted view)' : ''}${text === undefined ? '' : ` ${text}`}`,
    ),
  );
  const tickets = ticketsOf(order);
  const lines: (string | undefined)[] = [
    event.venue.desc,
    when && `${dateText(when.day)}${event.showPerfTime ? `, ${timeText(when.minutes)}` : ''}`,
    `${tickets} ${tickets === 1 ? 'ticket' : 'tickets'}`,
    seats.length > 0 ? `Seats: ${seats.join(', ')}` : undefined,
    `Reference: ${order.purchaseReference}`,
    order.cancellation === 'cancelled' ? 'CANCELLED' : undefined,
  ];
  return htmlPage(
    event.desc,
    lines.flatMap((line) => (line === undefined ? [] : [`<p>${escapeHtml(line)}</p>`])).join('\n'),
  );
}

/** @param path the part after `/tickets/` */
export async function ticketsPage(
  boxOffice: BoxOffice,
  request: Request,
  path: string,
  now: number,
): Promise<Response> {
  const params = await Params.read(request);
  const [page = '', user = ''] = path.split('/').map(decodeURIComponent);
  switch (page) {
    case 'dummy_redirect.buy':
      return dummyRedirect(user, params);
    case 'stripe_form.buy':
      return stripeForm(boxOffice, params);
    case 'web_self_print.buy':
      return voucher(boxOffice, params, now);
    default:
      return notFound();
  }
}
