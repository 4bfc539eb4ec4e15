import { AppError } from '@gander/core/errors';
import { describe, expect, it } from 'vitest';

import { CliError } from '../cli-error.ts';
import { toStartError } from './to-start-error.ts';

describe('toStartError', () => {
  it('gives an address that cannot be had its own exit code, by the reason of the server or of the socket', () => {
    const refused = new AppError('failed_precondition', 'Port 5000 is in use.', { reason: 'EADDRINUSE' });
    expect(toStartError(refused)).toMatchObject({ exit: 'addressInUse', message: 'Port 5000 is in use.' });
    const bare = Object.assign(new Error('getaddrinfo EAI_AGAIN x'), { code: 'EAI_AGAIN' });
    expect(toStartError(bare)).toBeInstanceOf(CliError);
  });

  it('leaves everything else as it is', () => {
    const locked = new AppError('unavailable', 'The database is locked.');
    expect(toStartError(locked)).toBe(locked);
    expect(toStartError('text')).toBe('text');
  });
});
