import { AppError, ERROR_CODES } from '@gander/core/errors';
import { describe, expect, it } from 'vitest';

import { CliError } from './cli-error.ts';
import { EXIT_CODES, EXIT_OF_ERROR } from './exit-codes.ts';
import { reportError } from './report-error.ts';

function report(error: unknown, environment: Record<string, string> = {}): { exitCode: number; lines: string[] } {
  const lines: string[] = [];
  const terminal = {
    data: () => lines.push('on stdout'),
    talk: (line: string) => lines.push(line),
    progress: () => {},
  };
  return { exitCode: reportError(error, { terminal, environment }), lines };
}

describe('reportError', () => {
  it('says a refusal in one line', () => {
    expect(report(new CliError('usage', 'Two\n  lines.'))).toEqual({ exitCode: 2, lines: ['gander: Two lines.'] });
    expect(report(new AppError('unavailable', 'Locked.'))).toEqual({ exitCode: 4, lines: ['gander: Locked.'] });
  });

  it('says how to find out more about a bug, and shows it when asked', () => {
    const bug = new TypeError('x is undefined', { cause: new Error('the reason') });
    expect(report(bug)).toEqual({
      exitCode: 1,
      lines: ['gander: x is undefined (GANDER_DEBUG=1 shows where this came from)'],
    });
    const [line, stack] = report(bug, { GANDER_DEBUG: '1' }).lines;
    expect(line).toBe('gander: x is undefined');
    expect(stack).toMatch(/^TypeError: x is undefined\n {4}at [^]*\ncaused by Error: the reason\n {4}at /);
  });

  it.each(['a string', undefined, new Error('')])('never ends without a word: %s', (error) => {
    const { exitCode, lines } = report(error);
    expect(exitCode).toBe(1);
    expect(lines[0]).toMatch(/^gander: \w+/);
  });

  it('has an exit code for every error code, and a number for every exit', () => {
    for (const code of ERROR_CODES) expect(EXIT_CODES[EXIT_OF_ERROR[code]].code).toBeGreaterThan(0);
    const numbers = Object.values(EXIT_CODES).map(({ code }) => code);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
