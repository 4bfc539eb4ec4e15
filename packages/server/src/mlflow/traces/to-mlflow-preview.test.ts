import type { JsonValue } from '@gander/core/json-value';
import { describe, expect, it } from 'vitest';

import { toAnyValue } from './to-mlflow-attributes.ts';
import { toMlflowPreview } from './to-mlflow-preview.ts';

const preview = (value: JsonValue, role: 'user' | 'assistant' = 'user') => toMlflowPreview(toAnyValue(value), role);

describe("MLflow's preview", () => {
  it.each<[JsonValue, string]>([
    ['bye', '"bye"'],
    [{ q: 1 }, '{"q": 1}'],
    [
      {
        messages: [
          { role: 'user', content: 'first' },
          { role: 'user', content: 'last' },
          { role: 'assistant', content: 'x' },
        ],
      },
      'last',
    ],
    [{ messages: [{ role: 'system', content: 'only' }] }, 'only'],
    [{ input: [{ role: 'user', content: [{ type: 'image' }, { type: 'text', text: 'seen' }] }] }, 'seen'],
    [{ request: { messages: [{ role: 'user', content: 'inner' }] } }, 'inner'],
    [{ messages: [{ role: 'user', content: '' }] }, '{"messages": [{"role": "user", "content": ""}]}'],
    [{ messages: [] }, '{"messages": []}'],
  ])('should show %j', (value, expected) => {
    expect(preview(value)).toBe(expected);
  });

  it('should show the answer of a chat completion', () => {
    const answer = { choices: [{ message: { role: 'assistant', content: 'Paris' } }] };
    expect(preview(answer, 'assistant')).toBe('Paris');
  });

  it('should be cut to a thousand characters', () => {
    const cut = preview('x'.repeat(5000));
    expect(cut).toHaveLength(1000);
    expect(cut.endsWith('...')).toBe(true);
  });
});
