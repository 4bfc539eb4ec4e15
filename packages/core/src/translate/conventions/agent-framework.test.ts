import { describe, expect, it } from 'vitest';

import { readSample, type SampleSpan } from '../../testing/sample-span.ts';
import { translateSpan } from '../translate-span.ts';

const translate = (sample: SampleSpan) => readSample(sample, (span) => translateSpan(span));

describe('Microsoft', () => {
  it('reads Semantic Kernel’s operations, finish reasons and function names', () => {
    const span = translate({
      scope: 'semantic_kernel.connectors.ai',
      name: 'chat.streaming_completions gpt-4o',
      attributes: {
        'gen_ai.operation.name': 'chat.streaming_completions',
        'gen_ai.response.finish_reason': 'FinishReason.STOP',
        'sk.available_functions': 'math-add,math-sub',
      },
    });
    expect(span).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'semantic-kernel',
      finishReasons: ['stop'],
      tools: [{ name: 'math-add' }, { name: 'math-sub' }],
    });
  });

  it('reads .NET’s events, whose body is one JSON string', () => {
    const span = translate({
      scope: 'Microsoft.SemanticKernel.Connectors.OpenAI',
      attributes: { 'gen_ai.operation.name': 'chat.completions' },
      events: [
        { name: 'gen_ai.user.message', attributes: { 'gen_ai.event.content': '{"role":"user","content":"Hi"}' } },
        {
          name: 'gen_ai.choice',
          attributes: { 'gen_ai.event.content': '{"index":0,"message":{"content":"Hello"},"finish_reason":"stop"}' },
        },
      ],
    });
    expect(span).toMatchObject({
      messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Hello' }], finishReason: 'stop' }],
    });
  });

  it('reads Agent Framework’s workflows and refuses the id of its local history', () => {
    const typeOf = (name: string) => translate({ scope: 'agent_framework', name }).type;
    expect(
      ['workflow.build', 'workflow.run', 'executor.process e1', 'message.send'].map((name) => typeOf(name)),
    ).toEqual(['CHAIN', 'WORKFLOW', 'TASK', 'CHAIN']);
    const span = translate({
      scope: 'agent_framework',
      attributes: {
        'gen_ai.operation.name': 'invoke_agent',
        'gen_ai.provider.name': 'microsoft.agent_framework',
        'gen_ai.conversation.id': 'agent_framework_local_history_persistence',
      },
    });
    expect(span).toMatchObject({ type: 'AGENT', framework: 'ms-agent-framework' });
    expect(span.sessionId).toBeUndefined();
    expect(span.provider).toBeUndefined();
  });
});
