import { expect, test } from 'vitest';

import { toSpanFailure } from './to-span-failure.ts';

const ERROR = { type: 'TimeoutError', message: 'too slow', stack: 'TimeoutError: too slow\n  at x' };

test('a failed span tells type, message and stack', () => {
  expect(toSpanFailure({ span: { status: 'ERROR' }, normalized: { error: ERROR }, statusMessage: 'other' })).toEqual({
    ...ERROR,
    note: 'other',
    isHandled: false,
  });
});

test.each(['', 'too slow', 'slow', 'TimeoutError: too slow'])('the status %j says nothing more', (statusMessage) => {
  const failure = toSpanFailure({ span: { status: 'ERROR' }, normalized: { error: ERROR }, statusMessage });
  expect(failure?.note).toBeUndefined();
});

test('of a status that repeats the message and says more the whole is told, once', () => {
  const statusMessage = 'Step 2: too slow, after 30 s';
  const failure = toSpanFailure({ span: { status: 'ERROR' }, normalized: { error: ERROR }, statusMessage });
  expect(failure).toMatchObject({ message: statusMessage, note: undefined });
});

test('without a recorded error the status message must do', () => {
  const failure = toSpanFailure({ span: { status: 'ERROR' }, normalized: {}, statusMessage: 'boom' });
  expect(failure).toMatchObject({ message: 'boom', type: undefined });
  expect(toSpanFailure({ span: { status: 'ERROR' }, normalized: {}, statusMessage: '' })?.message).not.toBe('');
});

test('an error that did not fail the span was handled', () => {
  const failure = toSpanFailure({ span: { status: 'OK' }, normalized: { error: ERROR }, statusMessage: '' });
  expect(failure?.isHandled).toBe(true);
});

test('no error, nothing to show', () => {
  expect(toSpanFailure({ span: { status: 'UNSET' }, normalized: {}, statusMessage: '' })).toBeUndefined();
});
