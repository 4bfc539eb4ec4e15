import type { ChatItemBody } from '@gander/api/gander/chat-schemas';
import type { SpanRowBody } from '@gander/api/gander/span-schemas';
import { expect, test } from 'vitest';

import { listAnswers } from './list-answers.ts';

function span(spanId: string, fields: Partial<SpanRowBody> = {}): SpanRowBody {
  return {
    spanId,
    parentSpanId: null,
    name: spanId,
    kind: 1,
    type: 'CHAT_MODEL',
    status: 'OK',
    startUnixNano: 0n,
    endUnixNano: null,
    serviceName: null,
    model: 'gpt-5',
    provider: null,
    usage: {},
    costUsd: null,
    sessionId: null,
    userId: null,
    ...fields,
  };
}

const say = (role: 'user' | 'assistant', spanId: string): ChatItemBody => ({
  kind: 'message',
  role,
  spanId,
  parts: [],
});

test('an answer is the last that stands on its call; what the call was sent is none, nor what only an agent repeats', () => {
  const [asked, told, answer, inner] = [
    say('user', 'a'),
    say('assistant', 'a'),
    say('assistant', 'a'),
    say('assistant', 'b'),
  ];
  const items: readonly ChatItemBody[] = [
    asked,
    told,
    answer,
    {
      kind: 'agent',
      spanId: 'g',
      name: 'g',
      items: [inner, say('assistant', 'c'), say('user', 'c'), say('assistant', 'g')],
    },
  ];
  const spans = [span('a'), span('b'), span('c'), span('g', { model: null, type: 'AGENT' })];
  expect([...listAnswers(items, spans)]).toEqual([
    [answer, spans[0]],
    [inner, spans[1]],
  ]);
});
