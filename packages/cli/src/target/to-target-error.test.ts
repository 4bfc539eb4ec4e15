import { GanderRequestError } from '@gander/api/gander/client';
import { describe, expect, it } from 'vitest';

import { toTargetError } from './to-target-error.ts';

const SERVER = { kind: 'server', url: 'http://a' } as const;
const DATABASE = { kind: 'database', storeUri: 'sqlite:///a.db' } as const;

const failure = (status: number, code: string): GanderRequestError =>
  new GanderRequestError({ status, code, message: 'Why.' });

describe('toTargetError', () => {
  it.each([
    { status: 400, code: 'invalid_argument', exit: 'failed' },
    { status: 409, code: 'already_exists', exit: 'failed' },
    { status: 500, code: 'internal', exit: 'failed' },
    { status: 503, code: 'overloaded', exit: 'unavailable' },
    { status: 0, code: 'unavailable', exit: 'unavailable' },
  ])('keeps the sentence of a refusal: $code', ({ status, code, exit }) => {
    expect(toTargetError(failure(status, code), SERVER)).toMatchObject({ exit, message: 'Why.' });
  });

  it('does not take the answer of another server for one of ours', () => {
    const message = expect.stringContaining('http://a does not answer like a Gander server');
    expect(toTargetError(failure(404, 'internal'), SERVER)).toMatchObject({ exit: 'failed', message });
    const wrongShape = Object.assign(new Error('[{"code":…}]'), { name: 'ZodError' });
    expect(toTargetError(wrongShape, SERVER)).toMatchObject({ exit: 'failed', message });
  });

  it('leaves a bug a bug', () => {
    const bug = new TypeError('x');
    expect(toTargetError(bug, SERVER)).toBe(bug);
    const ourOwnAnswer = Object.assign(new Error('[]'), { name: 'ZodError' });
    expect(toTargetError(ourOwnAnswer, DATABASE)).toBe(ourOwnAnswer);
  });
});
