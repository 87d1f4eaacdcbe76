/** The texts about an event. A long text ends in a native disclosure, which find-in-page opens by itself. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketedEvent } from '../../domain/catalogue/event.js';
import { eventCopy, splitText } from '../../domain/catalogue/event-content.js';
import type { Locale } from '../../i18n/locale.js';
import { writtenIn } from '../shared/written-in.js';

export function renderCopy(
  { info, countryCode }: TicketedEvent,
  locale: Locale<'detail'>,
): TemplateResult | typeof nothing {
  const { lead, sections } = eventCopy(info);
  if (lead.trim() === '' && sections.length === 0) return nothing;
  return html`<div class="stack" part="copy">
    ${lead.trim() === '' ? nothing : renderText(lead, countryCode, locale)}
    ${
      sections.length > 0
        ? html`<div class="sections">
            ${sections.map(
              ({ title, text }) =>
                html`<div>
                  ${title ? html`<h3 lang=${writtenIn(title, countryCode) ?? nothing}>${title}</h3>` : nothing}
                  ${renderText(text, countryCode, locale)}
                </div>`,
            )}
          </div>`
        : nothing
    }
  </div>`;
}

/** @param countryCode of the event, for the language of the text */
export function renderText(text: string, countryCode: string, locale: Locale<'detail'>): TemplateResult {
  const { head, rest } = splitText(text);
  return html`<div class="text" lang=${writtenIn(text, countryCode) ?? nothing}>
    ${renderParagraphs(head)}
    ${
      rest.length > 0
        ? html`<details>
            <summary>
              <span class="more">${locale.terms.detail.readMore}</span
              ><span class="less">${locale.terms.detail.readLess}</span>
            </summary>
            ${renderParagraphs(rest)}
          </details>`
        : nothing
    }
  </div>`;
}

function renderParagraphs(paragraphs: readonly string[]): TemplateResult[] {
  return paragraphs.map((paragraph) => html`<p>${paragraph}</p>`);
}
