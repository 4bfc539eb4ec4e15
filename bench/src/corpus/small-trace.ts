import type { BenchTrace } from './bench-span.ts';
import { writeEnglish } from './write-english.ts';
import type { Random } from './random.ts';
import { createTraceBuilder, type TraceBuilder } from './trace-builder.ts';

const KIND_INTERNAL = 1;
const KIND_CLIENT = 3;

/** A trace without content capture: ~500-byte spans, sizes and tokens only. */
export function createSmallTrace(random: Random, startUnixNano: bigint, spanCount: number): BenchTrace {
  const trace = createTraceBuilder(random, startUnixNano);
  trace.span(null, (rootId) => {
    for (let child = 1; child < spanCount; child += 1) addChild(trace, random, rootId);
    return {
      name: 'invoke_agent order-assistant',
      kind: KIND_INTERNAL,
      ownDurationMs: 2,
      isError: random.next() < 0.05,
      attributes: {
        'gen_ai.operation.name': 'invoke_agent',
        'gen_ai.agent.name': 'order-assistant',
        'gen_ai.conversation.id': `session-${random.hex(6)}`,
        'user.id': `user-${random.int(1, 500)}`,
        'app.note': writeEnglish(random, 100),
      },
    };
  });
  return trace.spans;
}

function addChild(trace: TraceBuilder, random: Random, rootId: string): void {
  trace.span(rootId, () => {
    const inputTokens = random.int(50, 5000);
    return {
      name: 'chat gpt-4o-mini',
      kind: KIND_CLIENT,
      ownDurationMs: random.int(100, 3000),
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai',
        'gen_ai.request.model': 'gpt-4o-mini',
        'gen_ai.response.model': 'gpt-4o-mini-2026-07-18',
        'gen_ai.response.id': `chatcmpl-${random.hex(12)}`,
        'gen_ai.usage.input_tokens': inputTokens,
        'gen_ai.usage.output_tokens': random.int(5, 900),
        'server.address': 'api.example.com',
        'app.note': writeEnglish(random, 70),
      },
    };
  });
}
