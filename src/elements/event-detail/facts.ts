/** Running time, category and what critics and customers think of it, where the API says so. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketedEvent } from '../../domain/catalogue/event.js';
import type { Locale } from '../../i18n/locale.js';

export function renderFacts(
  event: TicketedEvent,
  { terms: { detail } }: Locale<'detail'>,
): TemplateResult | typeof nothing {
  const { minRunningTime: least, maxRunningTime: most, criticReviewPercent, userReviewPercent } = event;
  const minutes = [least, most].filter((time) => time !== undefined && time > 0) as number[];
  const facts: readonly (readonly [name: string, value: string])[] = [
    [detail.runningTime, minutes.length > 0 ? detail.duration(Math.min(...minutes), Math.max(...minutes)) : ''],
    [detail.kind, Object.values(event.classes).join(', ')],
    [detail.critics, criticReviewPercent ? detail.rating(criticReviewPercent) : ''],
    [detail.customers, userReviewPercent ? detail.rating(userReviewPercent) : ''],
  ];
  const known = facts.filter(([, value]) => value !== '');
  if (known.length === 0) return nothing;
  return html`<dl class="facts" part="facts">
    ${known.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
