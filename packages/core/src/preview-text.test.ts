import { describe, expect, it } from 'vitest';

import { toPreviewText } from './preview-text.ts';

describe('toPreviewText', () => {
  it('shows the last text of the role', () => {
    const prompt = JSON.stringify({
      messages: [
        { role: 'system', content: 'Be terse.' },
        { role: 'user', content: 'First' },
        { role: 'assistant', content: 'Ok' },
        { role: 'user', content: [{ type: 'text', text: 'Second' }] },
        { role: 'tool', content: '{"t":1}', tool_call_id: 'c' },
      ],
    });
    expect(toPreviewText(prompt, 'user')).toBe('Second');
    expect(toPreviewText('{"choices":[{"message":{"role":"assistant","content":"Hi"}}]}', 'assistant')).toBe('Hi');
    expect(toPreviewText('{"system":"S","prompt":"Ask"}', 'user')).toBe('Ask');
  });

  it('reads structured values as it reads JSON in a string', () => {
    expect(toPreviewText([{ role: 'user', parts: [{ type: 'text', content: 'Hi' }] }], 'user')).toBe('Hi');
  });

  it('shows plain text without quotes and data as compact JSON', () => {
    expect(toPreviewText('Hello "you"', 'user')).toBe('Hello "you"');
    expect(toPreviewText('"quoted"', 'user')).toBe('quoted');
    expect(toPreviewText('{ "city": "Oslo", "n": [1, 2] }', 'user')).toBe('{"city":"Oslo","n":[1,2]}');
    expect(toPreviewText(42, 'assistant')).toBe('42');
    expect(toPreviewText(['"a"', '"b"'], 'user')).toBe('["a","b"]');
  });

  it('shows a call of a tool as data when nothing was said', () => {
    const answer = '[{"role":"assistant","parts":[{"type":"tool_call","name":"add","arguments":{}}]}]';
    expect(toPreviewText(answer, 'assistant')).toBe(answer);
  });

  it('has nothing to show of nothing', () => {
    expect(toPreviewText('', 'user')).toBeUndefined();
    expect(toPreviewText(null, 'user')).toBeUndefined();
  });

  it('cuts to 997 characters and dots, never through a surrogate pair', () => {
    expect(toPreviewText('x'.repeat(1000), 'user')).toHaveLength(1000);
    expect(toPreviewText('x'.repeat(1001), 'user')).toBe(`${'x'.repeat(997)}...`);
    expect(toPreviewText(`${'x'.repeat(996)}🌞${'y'.repeat(10)}`, 'user')).toBe(`${'x'.repeat(996)}...`);
    expect(toPreviewText(`${'x'.repeat(995)}🌞${'y'.repeat(10)}`, 'user')).toBe(`${'x'.repeat(995)}🌞...`);
  });

  it('does not parse megabytes', () => {
    const huge = JSON.stringify([{ role: 'user', content: 'x'.repeat(5_000_000) }]);
    expect(toPreviewText(huge, 'user')).toBe(`${huge.slice(0, 997)}...`);
  });
});
