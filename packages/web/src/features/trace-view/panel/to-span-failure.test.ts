import { expect, test } from 'vitest';

import { toSpanFailure } from './to-span-failure.ts';

const ERROR = { type: 'TimeoutError', message: 'too slow', stack: 'TimeoutError: too slow\n  at x' };

test('a failed span tells type, message and stack', () => {
  expect(toSpanFailure({ span: { status: 'ERROR' }, normalized: { error: ERROR }, statusMessage: 'other' })).toEqual({
    ...ERROR,
    isHandled: false,
  });
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
