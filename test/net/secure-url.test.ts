import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isSecureUrl, parseSecureUrl } from '../../src/net/secure-url.js';

const SAFE: Readonly<Record<string, readonly string[]>> = {
  'https anywhere': [
    'https://tickets.example.com/f13',
    'https://tickets.example.com:8443/f13?a=1#b',
    'HTTPS://TICKETS.EXAMPLE.COM',
    'https://tickets.example.com./',
    'https://192.0.2.1/',
    'https://[2001:db8::1]/',
    'https://localhost/',
  ],
  'http to localhost': ['http://localhost/', 'http://localhost:5174/f13', 'http://LocalHost/', 'http:localhost'],
  'http to names below localhost': [
    'http://tickets.localhost:5174/f13',
    'http://shop.tickets.localhost/',
    'http://my_shop.localhost/',
    'http://täst.localhost/',
  ],
  'http to 127.0.0.0/8, in every notation': [
    'http://127.0.0.1:8080/',
    'http://127.255.255.254/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://127.0.0.1./',
  ],
  'http to the IPv6 loopback, in every notation': [
    'http://[::1]/',
    'http://[::1]:5175/pay',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::0.0.0.1]/',
  ],
};

const UNSAFE: Readonly<Record<string, readonly string[]>> = {
  'http elsewhere': [
    'http://tickets.example.com/f13',
    'http://192.168.0.1/',
    'http://10.0.0.1/',
    'http://128.0.0.1/',
    'http://0.0.0.0/',
    'http://[2001:db8::1]/',
    'http://[::]/',
    'http://[::2]/',
  ],
  'names that only look like this machine': [
    'http://localhost.evil.example/',
    'http://localhost.evil.example:80/localhost',
    'http://evil-localhost/',
    'http://notlocalhost/',
    'http://localhost.com/',
    'http://127.0.0.1.evil.example/',
    'http://127-0-0-1.evil.example/',
    'http://evil.example/localhost',
    'http://evil.example?localhost',
    'http://evil.example#.localhost',
    'http://.localhost/',
    'http://a..localhost/',
  ],
  'a dot at the end of a name without TLS': ['http://localhost./', 'http://tickets.localhost./'],
  'IPv4 inside IPv6': ['http://[::ffff:127.0.0.1]/', 'http://[::ffff:7f00:1]/', 'http://[::127.0.0.1]/'],
  'credentials in the address': [
    'https://user:secret@pay.example/',
    'https://user@pay.example/',
    'https://:secret@pay.example/',
    'http://user:secret@localhost/',
    'http://localhost@evil.example/',
    'https://tickets.example.com@evil.example/',
  ],
  'other schemes': [
    'javascript:alert(1)',
    'javascript://localhost/%0aalert(1)',
    'data:text/html,x',
    'blob:https://tickets.example.com/1',
    'file:///etc/passwd',
    'file://localhost/etc/passwd',
    'ftp://localhost/',
    'ws://localhost/',
    'wss://tickets.example.com/',
    'sandbox:demo',
    'about:blank',
  ],
};

const NO_URL = [
  '',
  ' ',
  '/relative',
  '//tickets.example.com',
  'tickets.example.com',
  'https://',
  'http://[::1',
  'http://127.0.0.999/',
];

describe('an address is secure', () => {
  for (const [what, addresses] of Object.entries(SAFE)) {
    for (const address of addresses) {
      it(`with ${what}: ${address}`, () => {
        assert.equal(isSecureUrl(new URL(address)), true);
        assert.equal(parseSecureUrl(address)?.href, new URL(address).href);
      });
    }
  }
});

describe('an address is not secure', () => {
  for (const [what, addresses] of Object.entries(UNSAFE)) {
    for (const address of addresses) {
      it(`with ${what}: ${address}`, () => {
        // Some parsers refuse a few of these outright, which is as good.
        if (URL.canParse(address)) assert.equal(isSecureUrl(new URL(address)), false);
        assert.equal(parseSecureUrl(address), undefined);
      });
    }
  }

  for (const text of NO_URL) {
    it(`when it is no absolute URL: "${text}"`, () => assert.equal(parseSecureUrl(text), undefined));
  }

  it('without TLS on any other host', () => {
    fc.assert(
      fc.property(fc.domain(), (host) => {
        assert.equal(isSecureUrl(new URL(`http://${host}/`)), /(^|\.)localhost$/.test(host));
      }),
    );
  });
});
