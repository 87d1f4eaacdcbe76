import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeApi, proxyFor } from '../proxy/support.js';

describe('settings', () => {
  const fails = (options: object, words: RegExp) => assert.throws(() => proxyFor(new FakeApi({}), options), words);

  it('that are wrong stop the proxy at the start, all named at once', () => {
    fails({ user: '', password: '', origins: [] }, /user is missing.*password is missing.*origins is empty/);
    fails({ user: 'a:b' }, /colon/);
    fails({ upstream: 'api.test' }, /upstream is "api.test"/);
    for (const name of ['upstream', 'xmlCore', 'publicUrl']) {
      fails({ [name]: 'https://u:p@api.test' }, new RegExp(`${name} may not hold credentials`));
    }
    for (const origin of ['*', 'www.example.com', 'https://www.example.com/shop', 'null', 'https://*.example.com/']) {
      fails({ origins: [origin] }, /origin ".*" is not one/);
    }
    fails({ base: '/a b' }, /base is/);
    fails({ base: '/' }, /base is/);
    fails({ callbackKey: 'short' }, /shorter than 32/);
    fails({ publicUrl: '/f13' }, /publicUrl is/);
    fails({ origins: undefined }, /origins is empty/);
    fails({ authorizePurchase: './hook.js', purchaseEnded: 1 }, /authorizePurchase is not a.*purchaseEnded is not a/);
  });

  it('add /f13 to an API without a path, and nothing to one with a path', async () => {
    for (const [upstream, expected] of [
      ['https://api.test', 'https://api.test/f13/events.v1'],
      ['https://api.test/', 'https://api.test/f13/events.v1'],
      ['https://api.test/f13/', 'https://api.test/f13/events.v1'],
      ['https://api.test/deep/er', 'https://api.test/deep/er/events.v1'],
    ]) {
      let asked = '';
      const fetch = async (request: Request) => {
        asked = request.url;
        return Response.json({});
      };
      await proxyFor(new FakeApi({}), { upstream, fetch }).get('events.v1');
      assert.equal(asked, expected);
    }
  });
});
