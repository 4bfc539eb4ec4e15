import { describe, expect, it } from 'vitest';

import type { JsonValue } from '../json-value.ts';
import type { MessagePart } from '../message.ts';
import { toParts } from './to-parts.ts';

describe('toParts', () => {
  it.each<readonly [string, JsonValue, MessagePart]>([
    [
      'OpenAI image, data URI',
      { type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } },
      { type: 'image', data: 'AA==', mediaType: 'image/png' },
    ],
    [
      'OpenAI image, plain url',
      { type: 'image_url', image_url: 'https://x.invalid/a.png' },
      { type: 'image', url: 'https://x.invalid/a.png' },
    ],
    [
      'OpenAI responses image',
      { type: 'input_image', image_url: 'data:image/gif;base64,AA==' },
      { type: 'image', data: 'AA==', mediaType: 'image/gif' },
    ],
    [
      'OpenAI audio',
      { type: 'input_audio', input_audio: { data: 'AA==', format: 'wav' } },
      { type: 'audio', data: 'AA==', mediaType: 'audio/wav' },
    ],
    ['OpenAI file', { type: 'input_file', file_id: 'f-1' }, { type: 'file', fileId: 'f-1' }],
    [
      'Anthropic image',
      { type: 'image', source: { type: 'base64', media_type: 'image/jpeg', data: 'AA==' } },
      { type: 'image', data: 'AA==', mediaType: 'image/jpeg' },
    ],
    [
      'Anthropic document by url',
      { type: 'document', source: { type: 'url', url: 'https://x.invalid/a.pdf' } },
      { type: 'document', url: 'https://x.invalid/a.pdf' },
    ],
    [
      'AI SDK file that is a data URI',
      { type: 'file', mediaType: 'image/png', data: 'data:image/png;base64,AA==' },
      { type: 'image', data: 'AA==', mediaType: 'image/png' },
    ],
    [
      'AI SDK 4 image',
      { type: 'image', image: 'AA==', mimeType: 'image/png' },
      { type: 'image', data: 'AA==', mediaType: 'image/png' },
    ],
    [
      'GenAI uri',
      { type: 'uri', modality: 'video', mime_type: 'video/mp4', uri: 'gs://b/v.mp4' },
      { type: 'video', url: 'gs://b/v.mp4', mediaType: 'video/mp4' },
    ],
    [
      'ADK blob, which says data and no modality',
      { type: 'blob', mime_type: 'audio/ogg', data: 'AA==' },
      { type: 'audio', data: 'AA==', mediaType: 'audio/ogg' },
    ],
    [
      'Gemini inline data',
      { inlineData: { mimeType: 'image/webp', data: 'AA==' } },
      { type: 'image', data: 'AA==', mediaType: 'image/webp' },
    ],
    [
      'Gemini file',
      { fileData: { mimeType: 'application/pdf', fileUri: 'gs://b/d.pdf' } },
      { type: 'document', url: 'gs://b/d.pdf', mediaType: 'application/pdf' },
    ],
    [
      'Bedrock image',
      { image: { format: 'png', source: { bytes: 'AA==' } } },
      { type: 'image', data: 'AA==', mediaType: 'image/png' },
    ],
    ['Gemini thought', { thought: true, text: 'Hm' }, { type: 'reasoning', text: 'Hm' }],
    [
      'Anthropic thinking',
      { type: 'thinking', thinking: 'Hm', signature: 's' },
      { type: 'reasoning', text: 'Hm', signature: 's' },
    ],
    ['Anthropic redacted thinking', { type: 'redacted_thinking', data: 'xx' }, { type: 'reasoning', redacted: true }],
    [
      'OpenAI encrypted reasoning',
      { type: 'reasoning', summary: [], encrypted_content: 'xx' },
      { type: 'reasoning', redacted: true },
    ],
    [
      'Anthropic failed tool',
      { type: 'tool_result', tool_use_id: 'c1', content: 'boom', is_error: true },
      { type: 'tool_result', id: 'c1', result: 'boom', isError: true },
    ],
    [
      'AI SDK failed tool',
      { type: 'tool-result', toolCallId: 'c1', toolName: 'add', output: { type: 'error-text', value: 'boom' } },
      { type: 'tool_result', id: 'c1', name: 'add', result: 'boom', isError: true },
    ],
    [
      'Anthropic server tool',
      { type: 'server_tool_use', id: 's1', name: 'web_search', input: { query: 'q' } },
      { type: 'tool_call', id: 's1', name: 'web_search', arguments: { query: 'q' }, server: true },
    ],
    [
      'tool without arguments',
      { type: 'tool_use', id: 'c1', name: 'now' },
      { type: 'tool_call', id: 'c1', name: 'now', arguments: {} },
    ],
    [
      'tool arguments that are no JSON',
      { type: 'tool_call', name: 'sh', arguments: 'ls -l' },
      { type: 'tool_call', name: 'sh', arguments: 'ls -l' },
    ],
    ['what nobody knows', { type: 'hologram', z: 1 }, { type: 'unknown', raw: { type: 'hologram', z: 1 } }],
    ['a number', 42, { type: 'unknown', raw: 42 }],
  ])('reads %s', (_name, part, expected) => {
    expect(toParts([part])).toEqual([expected]);
  });

  it('reads what JSON says of a tool result that is zero, false or empty', () => {
    for (const result of [0, false, '']) {
      expect(toParts([{ type: 'tool_call_response', id: 'c', response: result }])).toEqual([
        { type: 'tool_result', id: 'c', result },
      ]);
    }
  });
});
