import { describe, expect, it } from 'vitest';

import type { JsonValue } from '../json-value.ts';
import type { Message } from '../message.ts';
import { toPromptMessages, toResponseMessages } from './to-messages.ts';

const text = (role: Message['role'], said: string): Message => ({ role, parts: [{ type: 'text', text: said }] });

const PROMPTS: readonly (readonly [string, JsonValue, readonly Message[]])[] = [
  [
    'LangChain’s pairs of role and text',
    {
      messages: [
        ['system', 'Be brief'],
        ['human', 'Hi'],
      ],
    },
    [text('system', 'Be brief'), text('user', 'Hi')],
  ],
  [
    'Ollama’s images beside the text',
    { model: 'llava', messages: [{ role: 'user', content: 'What?', images: ['AAA'] }] },
    [
      {
        role: 'user',
        parts: [
          { type: 'text', text: 'What?' },
          { type: 'image', data: 'AAA' },
        ],
      },
    ],
  ],
  [
    'Cohere’s question apart from the history',
    {
      message: 'And now?',
      preamble: 'Be brief',
      chat_history: [
        { role: 'USER', message: 'Hi' },
        { role: 'CHATBOT', message: 'Hello' },
      ],
    },
    [text('system', 'Be brief'), text('user', 'Hi'), text('assistant', 'Hello'), text('user', 'And now?')],
  ],
  [
    'Gemini’s parts of one question',
    { contents: ['Look', { inlineData: { mimeType: 'image/png', data: 'AAA' } }] },
    [
      {
        role: 'user',
        parts: [
          { type: 'text', text: 'Look' },
          { type: 'image', mediaType: 'image/png', data: 'AAA' },
        ],
      },
    ],
  ],
  [
    'LlamaIndex’s blocks',
    [{ role: 'user', blocks: [{ block_type: 'text', text: 'Hi' }], additional_kwargs: {} }],
    [text('user', 'Hi')],
  ],
  [
    'Bedrock’s documents and JSON results',
    {
      messages: [
        { role: 'user', content: [{ document: { format: 'pdf', name: 'd', source: { bytes: 'AAA' } } }] },
        { role: 'user', content: [{ toolResult: { toolUseId: 'u1', content: [{ json: { ok: 1 } }] } }] },
      ],
    },
    [
      { role: 'user', parts: [{ type: 'document', mediaType: 'application/pdf', data: 'AAA' }] },
      { role: 'tool', parts: [{ type: 'tool_result', id: 'u1', result: { ok: 1 } }] },
    ],
  ],
  [
    'bytes that the Langfuse SDK uploaded',
    {
      messages: [
        {
          role: 'user',
          content: [
            {
              type: 'image_url',
              image_url: { url: '@@@langfuseMedia:type=image/png|id=m-1|source=base64_data_uri@@@' },
            },
          ],
        },
      ],
    },
    [{ role: 'user', parts: [{ type: 'image', mediaType: 'image/png', fileId: 'm-1' }] }],
  ],
];

const ADK: readonly [string, JsonValue, readonly Message[]] = [
  'ADK’s parts in the words of the Gemini API',
  [
    {
      role: 'user',
      parts: [
        { type: 'file_data', mime_type: 'video/mp4', uri: 'gs://b/v' },
        { type: 'blob', mime_type: 'image/png', data: 'AAA' },
      ],
    },
  ],
  [
    {
      role: 'user',
      parts: [
        { type: 'video', url: 'gs://b/v', mediaType: 'video/mp4' },
        { type: 'image', data: 'AAA', mediaType: 'image/png' },
      ],
    },
  ],
];

const ANSWERS: readonly (readonly [string, JsonValue, readonly Message[] | undefined])[] = [
  [
    'Bedrock Converse',
    {
      output: {
        message: {
          role: 'assistant',
          content: [{ text: 'Hi' }, { toolUse: { toolUseId: 'u', name: 'a', input: {} } }],
        },
      },
      stopReason: 'tool_use',
    },
    [
      {
        role: 'assistant',
        parts: [
          { type: 'text', text: 'Hi' },
          { type: 'tool_call', id: 'u', name: 'a', arguments: {} },
        ],
        finishReason: 'tool_calls',
      },
    ],
  ],
  [
    'Ollama chat',
    { message: { role: 'assistant', content: 'Hi', thinking: 'hm' }, done: true, done_reason: 'stop' },
    [
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'hm' },
          { type: 'text', text: 'Hi' },
        ],
        finishReason: 'stop',
      },
    ],
  ],
  ['Ollama generate', { response: 'Hi', done: true }, [text('assistant', 'Hi')]],
  [
    'Cohere',
    { message: { role: 'assistant', content: [{ type: 'text', text: 'Hi' }] }, finish_reason: 'COMPLETE' },
    [{ ...text('assistant', 'Hi'), finishReason: 'stop' }],
  ],
  [
    'the result of the AI SDK',
    { text: 'Hi', toolCalls: [{ toolCallId: 'c', toolName: 'a', input: { x: 1 } }], finishReason: 'tool-calls' },
    [
      {
        role: 'assistant',
        parts: [
          { type: 'text', text: 'Hi' },
          { type: 'tool_call', id: 'c', name: 'a', arguments: { x: 1 } },
        ],
        finishReason: 'tool_calls',
      },
    ],
  ],
  [
    'content parts of the AI SDK',
    { content: [{ type: 'text', text: 'Hi' }], finishReason: 'stop' },
    [{ ...text('assistant', 'Hi'), finishReason: 'stop' }],
  ],
  [
    'the pieces of a stream, with calls in parallel',
    [
      { choices: [{ index: 0, delta: { role: 'assistant', content: 'He' } }] },
      { choices: [{ index: 0, delta: { content: 'llo' } }] },
      {
        choices: [
          { index: 0, delta: { tool_calls: [{ index: 0, id: 'c1', function: { name: 'a', arguments: '{"x"' } }] } },
        ],
      },
      {
        choices: [
          { index: 0, delta: { tool_calls: [{ index: 1, id: 'c2', function: { name: 'b', arguments: '{}' } }] } },
        ],
      },
      { choices: [{ index: 0, delta: { tool_calls: [{ index: 0, function: { arguments: ':1}' } }] } }] },
      { choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] },
      { choices: [], usage: { total_tokens: 9 } },
    ],
    [
      {
        role: 'assistant',
        parts: [
          { type: 'text', text: 'Hello' },
          { type: 'tool_call', id: 'c1', name: 'a', arguments: { x: 1 } },
          { type: 'tool_call', id: 'c2', name: 'b', arguments: {} },
        ],
        finishReason: 'tool_calls',
      },
    ],
  ],
  [
    'the state of a graph, of which the end is the answer',
    {
      messages: [
        { type: 'human', content: 'Hi' },
        { type: 'ai', content: 'Hello' },
      ],
    },
    [text('assistant', 'Hello')],
  ],
  [
    'Gemini’s code and its outcome',
    {
      candidates: [
        {
          content: {
            role: 'model',
            parts: [{ executableCode: { code: '1+1' } }, { codeExecutionResult: { output: '2' } }],
          },
        },
      ],
    },
    [
      {
        role: 'assistant',
        parts: [
          { type: 'tool_call', name: 'code_execution', arguments: { code: '1+1' }, server: true },
          { type: 'tool_result', name: 'code_execution', result: { output: '2' }, server: true },
        ],
      },
    ],
  ],
  [
    'Mistral’s thoughts',
    {
      choices: [
        { message: { role: 'assistant', content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] }] } },
      ],
    },
    [{ role: 'assistant', parts: [{ type: 'reasoning', text: 'hm' }] }],
  ],
  [
    'the Responses API: tools of the provider with their outcome, and an end before the end',
    {
      object: 'response',
      output: [
        { type: 'mcp_call', id: 'm1', name: 'search', arguments: '{"q":1}', output: '{"n":2}' },
        { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Hi' }] },
      ],
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
    },
    [
      {
        role: 'assistant',
        parts: [
          { type: 'tool_call', id: 'm1', name: 'search', arguments: { q: 1 }, server: true },
          { type: 'tool_result', id: 'm1', name: 'search', result: { n: 2 }, server: true },
          { type: 'text', text: 'Hi' },
        ],
        finishReason: 'length',
      },
    ],
  ],
  [
    'content blocks of Anthropic without a message around them',
    [
      { type: 'thinking', thinking: 'Hm', signature: 's' },
      { type: 'text', text: 'Look' },
      { type: 'tool_use', id: 't1', name: 'add', input: { a: 1 } },
    ],
    [
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'Hm', signature: 's' },
          { type: 'text', text: 'Look' },
          { type: 'tool_call', id: 't1', name: 'add', arguments: { a: 1 } },
        ],
      },
    ],
  ],
  [
    'messages that are each a JSON text',
    ['{"role":"assistant","content":"Hi","tool_calls":[{"id":"c1","function":{"name":"add","arguments":"{}"}}]}'],
    [
      {
        role: 'assistant',
        parts: [
          { type: 'text', text: 'Hi' },
          { type: 'tool_call', id: 'c1', name: 'add', arguments: {} },
        ],
      },
    ],
  ],
  [
    'chunks of Mastra’s streams',
    {
      role: 'assistant',
      tool_calls: [{ type: 'tool-call', payload: { toolCallId: 'c1', toolName: 'add', args: { a: 1 } } }],
    },
    [{ role: 'assistant', parts: [{ type: 'tool_call', id: 'c1', name: 'add', arguments: { a: 1 } }] }],
  ],
  ['no list of texts', ['{"a":1}', 'b'], undefined],
  ['no object that a model was asked to write', { text: 'a', score: 1 }, undefined],
  ['no object of a program', { answer: 'a' }, undefined],
];

describe('shapes of providers and libraries', () => {
  it.each([...PROMPTS, ADK])('reads a prompt: %s', (_name, prompt, expected) => {
    expect(toPromptMessages(prompt)).toEqual(expected);
  });

  it.each(ANSWERS)('reads an answer: %s', (_name, answer, expected) => {
    expect(toResponseMessages(answer)).toEqual(expected);
  });
});
