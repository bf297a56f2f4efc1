/** Addresses of the public internet, and all others: one of each block that is not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../src/net/address.ts';

const OWN = [
  ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '100.64.0.1', '100.127.255.254', '127.0.0.1', '127.255.255.254'],
  ...['169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.2.1', '192.168.0.1', '198.18.0.1'],
  ...['198.19.255.255', '198.51.100.7', '203.0.113.7', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ...[
    '::',
    '::1',
    '::7f00:1',
    'fe80::1',
    'febf::1',
    'fc00::1',
    'fdff::1',
    'fec0::1',
    'ff02::1',
    '2001:db8::1',
    '100::1',
  ],
  ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::ffff:0:7f00:1', '64:ff9b::7f00:1', '64:ff9b::a00:1'],
  ...[
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2002:a00:1::1',
    '2001:0:1::1',
    '3fff::1',
    '5f00::1',
    'fe80::1%eth0',
    '2606:4700::1%1',
  ],
  ...['', 'localhost', '1.2.3', '0x7f.1', '127.1', '017700000001', '[::1]', '1.1.1.1.', ' 1.1.1.1'],
];
const PUBLIC = [
  ...['1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.1', '100.63.255.255', '100.128.0.1', '126.0.0.1', '128.0.0.1'],
  ...['172.15.255.255', '172.32.0.1', '192.167.0.1', '192.169.0.1', '198.17.0.1', '198.20.0.1', '223.255.255.254'],
  ...['2606:4700:4700::1111', '2a01:4f8::1', '2400:cb00::1', '::ffff:8.8.8.8', '64:ff9b::808:808'],
];

describe('an address', () => {
  it.each(OWN)('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(PUBLIC)('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it('is judged alike however it is written', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), (bytes) => {
        const [a, b, c, d] = bytes;
        const plain = isPublicAddress(bytes.join('.'));
        const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
        expect(isPublicAddress(`::ffff:${bytes.join('.')}`)).toBe(plain);
        expect(isPublicAddress(`::ffff:${hex}`)).toBe(plain);
        expect(isPublicAddress(`64:ff9b::${hex}`)).toBe(plain);
      }),
    );
  });
});
