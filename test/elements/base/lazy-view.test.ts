/** What a customer sees of a part that is loading, has loaded, or could not be loaded. */
import { expect, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { defineOnce } from '../../../src/elements/base/define-once.js';
import { LazyView } from '../../../src/elements/base/lazy-view.js';
import { localeFor } from '../../../src/i18n/locale.js';
import { eventually } from '../../support/mount.js';

class PartElement extends LitElement {
  static readonly tagName: string = 'tsw-test-part';

  override render(): TemplateResult {
    return html`<b>here</b><slot></slot>`;
  }
}

/** Each load waits until the test lets it succeed or fail. */
const turns: ((fails: boolean) => void)[] = [];

class HostElement extends LitElement {
  static readonly tagName: string = 'tsw-test-host';

  readonly view = new LazyView(
    this,
    async () => {
      if (await new Promise<boolean>((resolve) => turns.push(resolve))) throw new TypeError('Failed to fetch');
      return PartElement;
    },
    PartElement.tagName,
  );

  override render(): TemplateResult {
    const part = html`<tsw-test-part></tsw-test-part>`;
    return this.view.render(part, localeFor('en'), html`<i>waiting</i>`);
  }
}

describe('a lazy view', () => {
  it('waits until its host is in the page, shows a failure, can be retried, and is loaded once', async () => {
    defineOnce(HostElement);
    const host = document.createElement('tsw-test-host') as HostElement;
    expect(turns).to.have.length(0);
    document.body.append(host);
    expect(turns).to.have.length(1);
    const find = (selector: string) => host.shadowRoot?.querySelector<HTMLElement>(selector);
    await eventually(() => find('i'));

    turns[0]!(true);
    await eventually(() => find('[role=alert]'));
    find('button')!.click();
    find('button')!.click();
    expect(turns).to.have.length(2);
    await eventually(() => find('i'));

    turns[1]!(false);
    await eventually(() => find('tsw-test-part'));
    expect(find('tsw-test-part')!.shadowRoot!.textContent).to.equal('here');

    const second = document.body.appendChild(document.createElement('tsw-test-host')) as HostElement;
    await second.updateComplete;
    expect(second.shadowRoot!.querySelector('i')).to.equal(null);
    for (const element of [host, second]) element.remove();
  });
});
