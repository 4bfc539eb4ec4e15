import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../testing/sample-span.ts';
import { createSampleLog, type SampleLog } from '../testing/sample-log.ts';
import type { NormalizedSpan } from '../translate/normalized-span.ts';
import { toSpanPreview } from '../translate/to-span-preview.ts';
import { toSpanRecord } from '../translate/to-span-record.ts';
import { translateSpan } from '../translate/translate-span.ts';
import { joinLogs } from './join-logs.ts';

const SPAN_ID = 'f2'.padStart(16, '0');

function translate(span: SampleSpan, logs: readonly SampleLog[]): NormalizedSpan {
  return readSample(span, (view) => translateSpan(joinLogs(view, logs.map(createSampleLog))));
}

const CHAT: SampleSpan = {
  spanId: 'f2',
  name: 'chat gpt-4o-mini',
  attributes: { 'gen_ai.operation.name': 'chat', 'gen_ai.system': 'openai', 'gen_ai.request.model': 'gpt-4o-mini' },
};

const ASKED = { messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }] };
const ANSWERED = {
  responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Hello' }], finishReason: 'stop' }],
};

describe('logs that name a span', () => {
  it.each<{ readonly form: string; readonly logs: readonly SampleLog[] }>([
    {
      form: 'an event name and a kvlist body',
      logs: [
        { eventName: 'gen_ai.user.message', body: { content: 'Hi' } },
        { eventName: 'gen_ai.choice', body: { index: 0, finish_reason: 'stop', message: { content: 'Hello' } } },
      ],
    },
    {
      form: 'an attribute for the name',
      logs: [
        { attributes: { 'event.name': 'gen_ai.user.message' }, body: { content: 'Hi' } },
        {
          attributes: { 'event.name': 'gen_ai.choice' },
          body: { index: 0, finish_reason: 'stop', message: { content: 'Hello' } },
        },
      ],
    },
    {
      form: 'JSON in the body, as Semantic Kernel logs it',
      logs: [
        { attributes: { 'event.name': 'gen_ai.user.message' }, body: '{"role":"user","content":"Hi"}' },
        {
          attributes: { 'event.name': 'gen_ai.choice' },
          body: '{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"Hello"}}',
        },
      ],
    },
    {
      form: 'one event with everything',
      logs: [
        {
          eventName: 'gen_ai.client.inference.operation.details',
          attributes: {
            'gen_ai.input.messages': [{ role: 'user', parts: [{ type: 'text', content: 'Hi' }] }],
            'gen_ai.output.messages': [
              { role: 'assistant', parts: [{ type: 'text', content: 'Hello' }], finish_reason: 'stop' },
            ],
          },
        },
      ],
    },
    {
      form: 'two such events, each with its half',
      logs: [
        {
          eventName: 'gen_ai.client.inference.operation.details',
          attributes: { 'gen_ai.input.messages': '[{"role":"user","parts":[{"type":"text","content":"Hi"}]}]' },
        },
        {
          eventName: 'gen_ai.client.inference.operation.details',
          attributes: {
            'gen_ai.output.messages':
              '[{"role":"assistant","parts":[{"type":"text","content":"Hello"}],"finish_reason":"stop"}]',
          },
        },
      ],
    },
  ])('should be its messages: $form', ({ logs }) => {
    const sent = logs.map((log, index) => ({ ...log, spanId: SPAN_ID, atMs: index }));
    expect(translate(CHAT, sent)).toMatchObject({ ...ASKED, ...ANSWERED, content: 'full' });
    expect(translate(CHAT, [...sent, ...sent].toReversed()), 'any order, sent twice').toMatchObject({
      ...ASKED,
      ...ANSWERED,
    });
    expect(
      readSample(CHAT, (view) => toSpanPreview(joinLogs(view, sent.map(createSampleLog)))),
      'the list shows it too',
    ).toEqual({ input: 'Hi', output: 'Hello' });
  });

  it('should leave other spans alone', () => {
    const log: SampleLog = { eventName: 'gen_ai.user.message', spanId: 'aa'.repeat(8), body: { content: 'Hi' } };
    expect(translate(CHAT, [log])).toEqual(translate(CHAT, []));
  });

  it('should not repeat what the span says in events of its own', () => {
    const event = { name: 'gen_ai.user.message', attributes: { content: 'Hi' } };
    const log: SampleLog = { eventName: 'gen_ai.user.message', spanId: SPAN_ID, body: { content: 'Hi' } };
    expect(translate({ ...CHAT, events: [event] }, [log]).messages).toEqual(ASKED.messages);
  });

  it('should give the attributes that only the event has', () => {
    const log: SampleLog = {
      eventName: 'gen_ai.client.inference.operation.details',
      spanId: SPAN_ID,
      attributes: { 'gen_ai.usage.input_tokens': 5, 'gen_ai.usage.output_tokens': 2, 'gen_ai.request.model': 'other' },
    };
    const record = readSample(CHAT, (view) => toSpanRecord(joinLogs(view, [createSampleLog(log)])));
    expect(record).toMatchObject({ model: 'gpt-4o-mini', usage: { inputTokens: 5, outputTokens: 2, totalTokens: 7 } });
  });

  it('should attach verdicts by span, or by response when they come without one', () => {
    const verdict = { 'gen_ai.evaluation.name': 'Relevance', 'gen_ai.evaluation.score.value': 0.8 };
    const judged: SampleSpan = { ...CHAT, attributes: { ...CHAT.attributes, 'gen_ai.response.id': 'resp_1' } };
    const expected = { metadata: { evaluations: [{ name: 'Relevance', score: 0.8 }] } };
    const log: SampleLog = { eventName: 'gen_ai.evaluation.result', attributes: verdict };
    expect(translate(judged, [{ ...log, spanId: SPAN_ID }])).toMatchObject(expected);
    const named = { ...verdict, 'gen_ai.response.id': 'resp_1' };
    expect(translate(judged, [{ ...log, attributes: named }])).toMatchObject(expected);
    expect(translate(judged, [{ ...log, attributes: { ...named, 'gen_ai.response.id': 'x' } }]).metadata).toEqual(
      translate(judged, []).metadata,
    );
  });
});
