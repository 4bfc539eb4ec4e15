import { expect, it } from 'vitest';

import { toFinishReasons } from './finish-reason.ts';

it.each([
  [['tool-calls'], ['tool_calls']],
  [
    ['STOP', 'max_output_tokens'],
    ['stop', 'length'],
  ],
  ['["tool_use"]', ['tool_calls']],
  ['end_turn, SAFETY', ['stop', 'content_filter']],
  ['FinishReason.STOP', ['stop']],
  ['pause_turn', ['pause_turn']],
  ['undefined', undefined],
  [[], undefined],
  [7, undefined],
])('reads finish reasons %j', (value, expected) => {
  expect(toFinishReasons(value)).toEqual(expected);
});
