/** The running time, category and ratings of an event, where the API has them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketedEvent } from '../../domain/catalogue/event.js';
import type { Locale } from '../../i18n/locale.js';

export function renderFacts(
  event: TicketedEvent,
  { terms: { detail } }: Locale<'detail'>,
): TemplateResult | typeof nothing {
  const { minRunningTime: least, maxRunningTime: most, criticReviewPercent, userReviewPercent } = event;
  const minutes = [least, most].filter((time) => time !== undefined && time > 0) as number[];
  const rows: readonly (readonly [name: string, value: string])[] = [
    [detail.runningTime, minutes.length > 0 ? detail.duration(Math.min(...minutes), Math.max(...minutes)) : ''],
    [detail.kind, Object.values(event.classes).join(', ')],
    [detail.critics, criticReviewPercent ? detail.rating(criticReviewPercent) : ''],
    [detail.customers, userReviewPercent ? detail.rating(userReviewPercent) : ''],
  ];
  const filled = rows.filter(([, value]) => value !== '');
  if (filled.length === 0) return nothing;
  return html`<dl class="facts" part="facts">
    ${filled.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
