/** Which video addresses play in the page, and which are only links. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { videoSource } from '../../../src/domain/catalogue/video.js';

const ID = 'abcDEF-_123';
const PLAYER = `https://www.youtube-nocookie.com/embed/${ID}?autoplay=1&rel=0`;

for (const url of [
  `https://www.youtube.com/embed/${ID}?rel=0`,
  `https://youtube.com/watch?v=${ID}&list=x`,
  `https://m.youtube.com/shorts/${ID}`,
  `https://www.youtube.com/v/${ID}`,
  `https://www.youtube-nocookie.com/embed/${ID}`,
  `https://youtu.be/${ID}`,
]) {
  test(`${url} plays without cookies`, () => {
    assert.deepEqual(videoSource(url), { kind: 'player', url: PLAYER });
  });
}

test('a start time is kept', () => {
  const at = (start: string) => videoSource(`https://youtu.be/${ID}?start=${start}`)?.url;
  assert.equal(at('42'), `${PLAYER}&start=42`);
  assert.equal(at('1%26autoplay=0'), PLAYER);
});

for (const url of [
  `http://www.youtube.com/embed/${ID}`,
  `https://www.youtube.com:8443/embed/${ID}`,
  `https://www.youtube.com.example.com/embed/${ID}`,
  `https://notyoutube.com/embed/${ID}`,
  `https://example.com/embed/${ID}`,
  `https://www.youtube.com/redirect/${ID}`,
  `https://www.youtube.com/embed/${ID}x`,
  'https://www.youtube.com/embed/videoseries?list=PL1',
  'https://www.youtube.com/embed/live_stream?channel=UC1',
  'https://player.vimeo.com/video/1',
]) {
  test(`${url} is a link`, () => {
    assert.deepEqual(videoSource(url), { kind: 'page', url });
  });
}

test('an address that is not a web address is ignored', () => {
  for (const url of ['', 'javascript:alert(1)', 'data:text/html,x', 'ftp://example.com/x', '//youtu.be/x']) {
    assert.equal(videoSource(url), undefined, url);
  }
});

test('for any text, a player is YouTube’s without cookies and a page is a web address', () => {
  const host = fc.constantFrom('www.youtube.com', 'youtu.be', 'evil.example', 'www.youtube.com@evil.example');
  const path = fc.string({ maxLength: 20 });
  fc.assert(
    fc.property(fc.constantFrom('https', 'http', 'data'), host, path, path, (scheme, name, first, second) => {
      const source = videoSource(`${scheme}://${name}/${first}/${second}`);
      if (!source) return;
      assert.match(
        source.url,
        source.kind === 'player' ? /^https:\/\/www\.youtube-nocookie\.com\/embed\/[\w-]{11}\?/ : /^https?:\/\//,
      );
    }),
  );
});
