/** `<tsw-event-detail>` with the simulated box office: what it shows, what it leaves out and what it loads on demand. */
import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { TswEventDetail } from '../../../src/elements/event-detail/event-detail.js';
import { defineOnce } from '../../../src/elements/base/define-once.js';
import { createSandbox } from '../../../src/sandbox/sandbox.js';
import { eventually, type Mounted, type MountOptions, mountWithBoxOffice, TEST_NOW } from '../../support/mount.js';
import { textOf } from '../../support/text-of.js';

interface Opened extends Mounted {
  readonly detail: TswEventDetail;
  /** The shadow root of the view, once it is loaded. */
  readonly shadow: () => ShadowRoot | null | undefined;
}

async function open(template: TemplateResult, options?: MountOptions): Promise<Opened> {
  defineOnce(TswEventDetail);
  const mounted = await mountWithBoxOffice(template, options);
  const detail = mounted.root.querySelector('tsw-event-detail')!;
  const shadow = () => detail.shadowRoot?.querySelector('tsw-event-detail-view')?.shadowRoot;
  return { ...mounted, detail, shadow };
}

/** Makes the box office answer with changes to event 6IF. */
function changing6IF(changes: object): MountOptions {
  const sandbox = createSandbox({ clock: () => TEST_NOW, seed: 1 });
  return {
    intercept: async (request) => {
      if (!request.url.includes('events_by_id.v1')) return undefined;
      request.headers.set('Authorization', `Basic ${btoa('demo:demopass')}`);
      const answer = (await (await sandbox.handle(request)).json()) as {
        events_by_id: Record<string, { event: object }>;
      };
      Object.assign(answer.events_by_id['6IF']?.event ?? {}, changes);
      return Response.json(answer);
    },
  };
}

const VIDEO_ID = 'abcDEF-_123';
const video = (url: string) => ({
  video_iframe: { video_iframe_url_when_secure: url, video_iframe_caption: 'Trailer' },
});

const part = ({ shadow }: Opened, name: string): HTMLElement | null | undefined =>
  shadow()?.querySelector<HTMLElement>(`[part=${name}]`);

async function openNutcracker(changes: object = {}): Promise<Opened> {
  const opened = await open(html`<tsw-event-detail event-id="6IF"></tsw-event-detail>`, changing6IF(changes));
  await eventually(() => part(opened, 'title'));
  return opened;
}

describe('<tsw-event-detail>', () => {
  it('takes no room without an event, and follows the selected event', async () => {
    const opened = await open(html`<tsw-event-detail></tsw-event-detail>`);
    await opened.detail.updateComplete;
    expect(opened.detail.getBoundingClientRect().height).to.equal(0);
    expect(opened.requests).to.have.length(0);
    opened.session.select({ eventId: '7AB' });
    await eventually(() => textOf(part(opened, 'title')).includes('Cat at Lunchtime'));
    opened.session.select({ eventId: '6IF' });
    await eventually(() => textOf(part(opened, 'title')).includes('Nutcracker'));
    opened.session.select({ eventId: undefined });
    await eventually(() => opened.detail.getBoundingClientRect().height === 0);
  });

  it('shows the texts, running time, ratings, reviews, venue and from-price once each', async () => {
    const opened = await openNutcracker();
    await expect(opened.detail).to.be.accessible();
    const text = textOf(opened.shadow()!.querySelector('section'));
    expect(text).to.match(/From £\d/);
    expect(text).to.include('Running time 2 hours');
    expect(text).to.include('Critics 100%');
    expect(text.split('Clara cannot sleep.')).to.have.length(2);
    expect(text.split('Artificial snow')).to.have.length(2);
    expect(text.split('Rosebery Avenue')).to.have.length(3);
    expect(textOf(part(opened, 'venue'))).to.include('Sadler');
    const reviews = [...opened.shadow()!.querySelectorAll('[part=review]')];
    expect(reviews.map((review) => textOf(review.querySelector('.badge')))).to.deep.equal(['Critic', 'Customer']);
    const stars = reviews[0]!.querySelector('.stars')!;
    expect([stars.getAttribute('role'), stars.getAttribute('aria-label')]).to.deep.equal(['img', '5 out of 5 stars']);
    expect(textOf(reviews[0])).to.include('Tuesday, 17 November 2015');
  });

  it('shows pictures and the seating plan with alternative texts', async () => {
    const opened = await openNutcracker();
    const pictures = [...part(opened, 'gallery')!.querySelectorAll('img')];
    expect(pictures.length).to.be.greaterThan(2);
    for (const picture of pictures) expect(picture.alt).to.match(/, picture \d$/);
    expect(part(opened, 'seating-plan')!.querySelector('img')!.alt).to.include('Seating plan of Sadler');
  });

  it('shows captions, and leaves no gap for a picture that cannot be loaded', async () => {
    const asset = (name: string, caption: string, url: string) => ({ name, caption, secure_complete_url: url });
    const opened = await openNutcracker({
      media: {
        media_asset: [
          asset(
            'triplet_one',
            'The <b>snow</b> scene',
            'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E',
          ),
          asset('triplet_two', '', 'data:image/png,broken'),
        ],
      },
    });
    const [first, second] = [...part(opened, 'gallery')!.querySelectorAll('li')];
    expect(textOf(first!.querySelector('figcaption'))).to.equal('The <b>snow</b> scene');
    expect(first!.querySelector('img')!.alt).to.equal('');
    await eventually(() => second!.hidden);
    expect(first!.hidden).to.equal(false);
  });

  it('loads nothing from the video’s host before the customer plays it', async () => {
    const opened = await openNutcracker(video(`https://www.youtube.com/embed/${VIDEO_ID}?rel=0`));
    const shadow = opened.shadow()!;
    expect(shadow.querySelector('iframe')).to.equal(null);
    expect(shadow.innerHTML).not.to.match(/youtube|ytimg/);
    await expect(opened.detail).to.be.accessible();
    const button = part(opened, 'video')!.querySelector('button')!;
    expect(textOf(button)).to.equal('Play the video');
    button.focus();
    button.click();
    const player = await eventually(() => shadow.querySelector('iframe'));
    expect(new URL(player.src).origin).to.equal('https://www.youtube-nocookie.com');
    expect(player.title).to.equal('Trailer');
    await eventually(() => shadow.activeElement === player);
    // Going to another event and back ends the player.
    opened.detail.eventId = '7AA';
    await eventually(() => textOf(part(opened, 'title')).includes('Toy Story'));
    opened.detail.eventId = '6IF';
    await eventually(() => textOf(part(opened, 'title')).includes('Nutcracker'));
    expect(shadow.querySelector('iframe')).to.equal(null);
    expect(opened.requests.every(({ url }) => url.includes('.test/'))).to.equal(true);
  });

  it('links to a video on an unknown host', async () => {
    const opened = await openNutcracker(video('https://videos.example.com/1'));
    const link = part(opened, 'video')!.querySelector('a')!;
    expect([link.href, link.target, link.rel]).to.deep.equal([
      'https://videos.example.com/1',
      '_blank',
      'noopener noreferrer',
    ]);
    expect(textOf(link)).to.equal('Watch the video (opens in a new tab)');
    expect(part(opened, 'video')!.querySelector('button, iframe')).to.equal(null);
  });

  it('shows the start of a long text, and the rest on demand', async () => {
    const long = Array.from({ length: 12 }, (_, index) => `Paragraph ${index}. ${'Words and words. '.repeat(8)}`);
    const opened = await openNutcracker({
      structured_info: { overview: { name: 'Overview', value: long.join('\r\n\r\n') } },
      event_info: '',
    });
    const details = part(opened, 'copy')!.querySelector('details')!;
    const shown = (): string => part(opened, 'copy')!.innerText;
    expect(shown()).to.include('Paragraph 0');
    expect(shown()).not.to.include('Paragraph 11');
    expect(details.querySelector('summary')!.innerText.trim()).to.equal('Read more');
    details.querySelector('summary')!.click();
    expect(shown()).to.include('Paragraph 11');
    expect(details.querySelector('summary')!.innerText.trim()).to.equal('Read less');
    await expect(opened.detail).to.be.accessible();
  });

  it('shows markup as text, and marks the language of texts', async () => {
    const opened = await openNutcracker({
      event_desc: 'くるみ割り人形',
      event_info: '<img src=x onerror=alert(1)>',
      structured_info: undefined,
      reviews: { review: [{ review_title: 'Magnifique', review_body: '<i>Bravo</i>', review_lang: 'fr' }] },
    });
    expect(textOf(part(opened, 'copy'))).to.equal('<img src=x onerror=alert(1)>');
    expect(part(opened, 'title')!.lang).to.equal('ja');
    expect(part(opened, 'review')!.querySelector('h4')!.lang).to.equal('fr');
    expect(textOf(part(opened, 'review'))).to.include('<i>Bravo</i>');
  });

  it('leaves out parts without content', async () => {
    const names = ['media', 'video_iframe', 'reviews', 'structured_info', 'event_info', 'venue_info', 'venue_addr'];
    const others = ['cost_range', 'critic_review_percent', 'user_review_percent', 'min_running_time'];
    const missing = [...names, ...others, 'max_running_time', 'classes', 'class'];
    const opened = await openNutcracker(Object.fromEntries(missing.map((name) => [name, undefined])));
    for (const name of ['gallery', 'video', 'reviews', 'copy', 'facts', 'seating-plan']) {
      expect(part(opened, name), name).to.equal(null);
    }
    expect([...opened.shadow()!.querySelectorAll('h3')].map(textOf)).to.deep.equal(['Venue']);
    await expect(opened.detail).to.be.accessible();
  });

  it('says that an event is not on sale', async () => {
    const opened = await openNutcracker({ event_status: 'dead' });
    expect(textOf(opened.shadow()!.querySelector('header'))).to.include('This is not on sale at the moment.');
    expect(part(opened, 'price')).to.equal(null);
  });

  it('reserves space while it loads, and says so', async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const opened = await open(html`<tsw-event-detail event-id="7AB"></tsw-event-detail>`, {
      intercept: async () => {
        await held;
        return undefined;
      },
    });
    await eventually(() => textOf(opened.shadow()?.querySelector('[role=status]')) === 'Loading…');
    expect(opened.detail.getBoundingClientRect().height).to.be.greaterThan(200);
    await expect(opened.detail).to.be.accessible();
    answer();
    await eventually(() => part(opened, 'title'));
    expect(textOf(opened.shadow()!.querySelector('[role=status]'))).to.equal('');
  });

  it('says what went wrong, and tries again', async () => {
    let isBroken = true;
    const opened = await open(html`<tsw-event-detail event-id="7AB"></tsw-event-detail>`, {
      intercept: () => (isBroken ? Response.json({ error_code: 6, error_desc: 'x' }, { status: 500 }) : undefined),
    });
    const retry = await eventually(() => opened.shadow()?.querySelector<HTMLButtonElement>('.danger button'), 15_000);
    expect(textOf(opened.shadow()!.querySelector('[role=alert]'))).to.include('Please try again');
    await expect(opened.detail).to.be.accessible();
    isBroken = false;
    retry.click();
    await eventually(() => part(opened, 'title'));
    expect(opened.shadow()!.activeElement?.localName).to.equal('section');
  });

  it('says that an unknown event is not available', async () => {
    const opened = await open(html`<tsw-event-detail event-id="NONE"></tsw-event-detail>`);
    await eventually(() => textOf(opened.shadow()?.querySelector('[role=alert]')) === 'This is no longer available.');
    expect(opened.shadow()!.querySelector('button')).to.equal(null);
  });
});
