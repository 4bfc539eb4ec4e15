import { describe, expect, it } from 'vitest';

import { checkFilter } from './check-filter.ts';

describe('checkFilter', () => {
  it.each(['', "status = 'OK'", "(model = 'a' OR user IS NULL) AND NOT text:refund", 'duration_ms > 5'])(
    'should take %s',
    (filter) => {
      expect(checkFilter(filter)).toBeUndefined();
    },
  );

  it.each([
    ["staus = 'OK'", 0, 'There is no field “staus”. Did you mean status?'],
    ["nonsense = 'OK'", 0, 'There is no field “nonsense”. Field names are suggested while you type.'],
    ["span.nam = 'OK'", 0, 'There is no field “nam”. Did you mean name?'],
    ["tag.a = 'b' AND tgas.a = 'b'", 16, 'There is no field “tgas”. Did you mean tags?'],
    ['status = OK', 9, "Expected a value in quotes: 'OK'"],
    ['status = ', 9, "Expected a value such as 'my-value' or 5 after the operator, found the end"],
    ["(status = 'OK'", 14, 'Expected AND, OR or )'],
    ["status = 'OK", 9, "The quote ' is never closed"],
    ["status = 'OK' 5", 14, "'5'. Expected AND, OR or the end"],
  ])('should say what is wrong with %s, and where', (filter, position, message) => {
    expect(checkFilter(filter)).toEqual({ position, message });
  });
});
