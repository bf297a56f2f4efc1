/** What a platform says of a failure is stored, logged and shown, so it is short and cannot turn a line around. */
import { expect, it } from 'vitest';
import { SendError } from '../../src/messages/sender.ts';

it('keeps a code short, and without signs that nobody sees', () => {
  expect(new SendError('permanent', '50013').code).toBe('50013');
  expect(new SendError('permanent', `400 a\u202Eb\u001B[31mc\nd`).code).toBe('400 a b [31mc d');
  expect(new SendError('permanent', 'x'.repeat(5_000)).code).toHaveLength(200);
});
