import { describe, expect, it } from 'vitest';

import type { JsonValue } from '../json-value.ts';
import type { Message } from '../message.ts';
import { toPromptMessages, toResponseMessages } from './to-messages.ts';

const CALL = { type: 'tool_call', id: 'c1', name: 'add', arguments: { a: 1 } };
const RESULT = { type: 'tool_result', id: 'c1', result: { sum: 3 } };

/** One conversation as each provider and framework writes it. */
const CONVERSATIONS: readonly (readonly [string, JsonValue])[] = [
  [
    'GenAI',
    [
      { role: 'system', parts: [{ type: 'text', content: 'Be exact.' }] },
      { role: 'user', parts: [{ type: 'text', content: 'Sum' }] },
      { role: 'assistant', parts: [{ type: 'tool_call', id: 'c1', name: 'add', arguments: '{"a":1}' }] },
      { role: 'user', parts: [{ type: 'tool_call_response', id: 'c1', response: '{"sum":3}' }] },
    ],
  ],
  [
    'OpenAI chat',
    {
      model: 'gpt-4o',
      messages: [
        { role: 'system', content: 'Be exact.' },
        { role: 'user', content: [{ type: 'text', text: 'Sum' }] },
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'c1', type: 'function', function: { name: 'add', arguments: '{"a":1}' } }],
        },
        { role: 'tool', tool_call_id: 'c1', content: '{"sum":3}' },
      ],
    },
  ],
  [
    'OpenAI responses',
    {
      instructions: 'Be exact.',
      input: [
        { role: 'user', content: [{ type: 'input_text', text: 'Sum' }] },
        { type: 'function_call', call_id: 'c1', name: 'add', arguments: '{"a":1}' },
        { type: 'function_call_output', call_id: 'c1', output: '{"sum":3}' },
      ],
    },
  ],
  [
    'Anthropic',
    {
      system: [{ type: 'text', text: 'Be exact.' }],
      messages: [
        { role: 'user', content: 'Sum' },
        { role: 'assistant', content: [{ type: 'tool_use', id: 'c1', name: 'add', input: { a: 1 } }] },
        {
          role: 'user',
          content: [{ type: 'tool_result', tool_use_id: 'c1', content: [{ type: 'text', text: '{"sum":3}' }] }],
        },
      ],
    },
  ],
  [
    'AI SDK 4',
    [
      { role: 'system', content: 'Be exact.' },
      { role: 'user', content: [{ type: 'text', text: 'Sum' }] },
      { role: 'assistant', content: [{ type: 'tool-call', toolCallId: 'c1', toolName: 'add', args: { a: 1 } }] },
      { role: 'tool', content: [{ type: 'tool-result', toolCallId: 'c1', result: { sum: 3 } }] },
    ],
  ],
  [
    'AI SDK 5',
    [
      { role: 'system', content: 'Be exact.' },
      { role: 'user', content: [{ type: 'text', text: 'Sum' }] },
      { role: 'assistant', content: [{ type: 'tool-call', toolCallId: 'c1', toolName: 'add', input: { a: 1 } }] },
      {
        role: 'tool',
        content: [{ type: 'tool-result', toolCallId: 'c1', output: { type: 'json', value: { sum: 3 } } }],
      },
    ],
  ],
  [
    'Gemini',
    {
      systemInstruction: { parts: [{ text: 'Be exact.' }] },
      contents: [
        { role: 'user', parts: [{ text: 'Sum' }] },
        { role: 'model', parts: [{ functionCall: { id: 'c1', name: 'add', args: { a: 1 } } }] },
        { role: 'user', parts: [{ functionResponse: { id: 'c1', response: { sum: 3 } } }] },
      ],
    },
  ],
  [
    'Bedrock Converse',
    {
      system: [{ text: 'Be exact.' }],
      messages: [
        { role: 'user', content: [{ text: 'Sum' }] },
        { role: 'assistant', content: [{ toolUse: { toolUseId: 'c1', name: 'add', input: { a: 1 } } }] },
        { role: 'user', content: [{ toolResult: { toolUseId: 'c1', content: [{ text: '{"sum":3}' }] } }] },
      ],
    },
  ],
  [
    'LangChain',
    [
      {
        lc: 1,
        type: 'constructor',
        id: ['langchain_core', 'messages', 'SystemMessage'],
        kwargs: { content: 'Be exact.' },
      },
      { type: 'human', data: { content: 'Sum' } },
      { type: 'ai', content: '', tool_calls: [{ name: 'add', args: { a: 1 }, id: 'c1' }] },
      { type: 'tool', content: '{"sum":3}', tool_call_id: 'c1' },
    ],
  ],
];

describe('toPromptMessages', () => {
  it.each(CONVERSATIONS)('reads a conversation of %s', (_provider, value) => {
    expect(toPromptMessages(value)).toEqual([
      { role: 'system', parts: [{ type: 'text', text: 'Be exact.' }] },
      { role: 'user', parts: [{ type: 'text', text: 'Sum' }] },
      { role: 'assistant', parts: [CALL] },
      { role: 'tool', parts: [RESULT] },
    ]);
  });

  it('puts the system prompt first once', () => {
    const once = toPromptMessages({
      system: 'A',
      messages: [
        { role: 'system', content: 'A' },
        { role: 'user', content: 'B' },
      ],
    });
    expect(once?.map((message) => message.role)).toEqual(['system', 'user']);
    const other = toPromptMessages({ system: 'A', prompt: 'B' });
    expect(other?.map((message) => message.role)).toEqual(['system', 'user']);
  });

  it('reads UI messages, whose parts are calls and results in one', () => {
    const value = [
      {
        role: 'assistant',
        content: '',
        parts: [
          { type: 'step-start' },
          { type: 'tool-add', toolCallId: 'c1', state: 'output-available', input: { a: 1 }, output: { sum: 3 } },
        ],
      },
    ];
    expect(toPromptMessages(value)?.[0]?.parts).toEqual([
      { type: 'unknown', raw: { type: 'step-start' } },
      CALL,
      { type: 'tool_result', id: 'c1', name: 'add', result: { sum: 3 } },
    ]);
  });

  it('does not take data for messages', () => {
    expect(toPromptMessages([{ id: 'd1', score: 0.9, content: 'Paris is sunny' }])).toBeUndefined();
    expect(toPromptMessages({ city: 'Paris' })).toBeUndefined();
    expect(toPromptMessages(['a', 'b'])).toBeUndefined();
    expect(toPromptMessages(42)).toBeUndefined();
  });
});

describe('toResponseMessages', () => {
  const answer = (extra: Partial<Message> = {}): Message => ({
    role: 'assistant',
    parts: [{ type: 'text', text: 'Hi' }],
    ...extra,
  });

  it.each<readonly [string, JsonValue, readonly Message[]]>([
    ['text', 'Hi', [answer()]],
    [
      'OpenAI chat',
      { choices: [{ index: 0, finish_reason: 'length', message: { role: 'assistant', content: 'Hi' } }] },
      [answer({ finishReason: 'length' })],
    ],
    [
      'Anthropic',
      { type: 'message', role: 'assistant', content: [{ type: 'text', text: 'Hi' }], stop_reason: 'end_turn' },
      [answer({ finishReason: 'stop' })],
    ],
    [
      'Gemini',
      { candidates: [{ content: { role: 'model', parts: [{ text: 'Hi' }] }, finishReason: 'SAFETY' }] },
      [answer({ finishReason: 'content_filter' })],
    ],
    ['Gemini CLI', [{ role: 'system', parts: [{ type: 'text', content: 'Hi' }] }], [answer()]],
    [
      'OpenAI responses',
      {
        output: [
          { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Hm' }] },
          { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Hi' }] },
          { type: 'function_call', call_id: 'c1', name: 'add', arguments: '{"a":1}' },
        ],
      },
      [
        {
          role: 'assistant',
          parts: [{ type: 'reasoning', text: 'Hm' }, { type: 'text', text: 'Hi' }, CALL as Message['parts'][number]],
        },
      ],
    ],
    [
      'a refusal',
      [{ role: 'assistant', content: null, refusal: 'No.' }],
      [{ role: 'assistant', parts: [{ type: 'refusal', text: 'No.' }] }],
    ],
  ])('reads an answer as %s', (_provider, value, expected) => {
    expect(toResponseMessages(value)).toEqual(expected);
  });

  it('keeps every choice', () => {
    const value = {
      choices: [{ message: { role: 'assistant', content: 'A' } }, { message: { role: 'assistant', content: 'B' } }],
    };
    expect(toResponseMessages(value)).toHaveLength(2);
  });
});

describe('a message with very many tool calls', () => {
  it('is read in linear time when it has them twice', () => {
    const ids = Array.from({ length: 60_000 }, (_, index) => `c${String(index)}`);
    const message = {
      role: 'assistant',
      content: ids.map((id) => ({ type: 'tool_use', id, name: 'add', input: {} })),
      tool_calls: ids.map((id) => ({ id: `${id}x`, function: { name: 'add', arguments: '{}' } })),
    };
    const startMs = performance.now();
    expect(toPromptMessages([message])?.[0]?.parts).toHaveLength(120_000);
    expect(performance.now() - startMs).toBeLessThan(3_000);
  });
});
