import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { withSpan } from '../../spans/with-span.ts';
import { collectSpans } from '../../testing/collect-spans.ts';
import type { AutologReport } from '../autolog-report.ts';
import { autolog } from '../autolog.ts';
import { type Format, FORMATS, readExports } from '../testing/load-both.ts';
import { type ModelServer, startModelServer } from '../testing/model-server/model-server.ts';
import { ANSWER_TEXT } from '../testing/model-server/script.ts';
import { toTree } from '../testing/span-tree.ts';

async function load(format: Format) {
  const [prompts, runnables, tools, graph, prebuilt, openai] = await Promise.all([
    readExports('@langchain/core/prompts', format),
    readExports('@langchain/core/runnables', format),
    readExports('@langchain/core/tools', format),
    readExports('@langchain/langgraph', format),
    readExports('@langchain/langgraph/prebuilt', format),
    readExports('@langchain/openai', format),
  ]);
  return { format, prompts, runnables, tools, graph, prebuilt, openai };
}

describe.each(await Promise.all(FORMATS.map(load)))('LangChain 1, $format', (library) => {
  const { ChatPromptTemplate } = library.prompts;
  const { RunnableLambda } = library.runnables;
  const { tool } = library.tools;
  const { MessagesAnnotation, StateGraph } = library.graph;
  const { ToolNode, toolsCondition } = library.prebuilt;
  const { ChatOpenAI } = library.openai;
  let server: ModelServer;
  let report: AutologReport;
  const createModel = (name = 'gpt-5') =>
    new ChatOpenAI({
      model: name,
      apiKey: 'test',
      temperature: 0,
      maxRetries: 0,
      configuration: { baseURL: `${server.url}/v1` },
    });

  beforeAll(async () => {
    server = await startModelServer();
    // The client below is watched as well: it must not record LangChain's calls again.
    report = await autolog('langchain', 'openai');
  });
  afterAll(async () => {
    report.undo();
    await server[Symbol.asyncDispose]();
  });

  it('records a chain and its model once', async () => {
    await using collected = collectSpans({ global: true });
    const chain = ChatPromptTemplate.fromMessages([
      ['system', 'Be brief.'],
      ['human', '{question}'],
    ]).pipe(createModel());
    const answer = await withSpan('ask', () => chain.invoke({ question: 'Weather?' }));
    expect(answer.content).toBe(ANSWER_TEXT);
    const spans = await collected.flush();
    expect(toTree(spans)).toBe(
      'ask []\n  RunnableSequence [CHAIN]\n    ChatPromptTemplate [CHAIN]\n    chat gpt-5 [CHAT_MODEL]',
    );
    expect(spans.find(({ spanType }) => spanType === 'CHAT_MODEL')).toMatchObject({
      inputs: {
        model: 'gpt-5',
        temperature: 0,
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Weather?' },
        ],
      },
      outputs: { choices: [{ message: { role: 'assistant', content: ANSWER_TEXT }, finish_reason: 'stop' }] },
      attributes: {
        'gen_ai.provider.name': 'openai',
        'gen_ai.response.model': 'gpt-5-2026',
        'gen_ai.usage.input_tokens': 20,
        'gen_ai.usage.cache_read.input_tokens': 4,
        'gen_ai.usage.reasoning.output_tokens': 2,
      },
    });
  });

  it('records a streamed answer once, with the moment it began', async () => {
    await using collected = collectSpans({ global: true });
    let text = '';
    for await (const chunk of await createModel().stream('Weather?')) text += chunk.text;
    expect(text).toBe(ANSWER_TEXT);
    const spans = await collected.flush();
    expect(toTree(spans)).toBe('chat gpt-5 [CHAT_MODEL]');
    expect(spans[0]).toMatchObject({
      outputs: { choices: [{ message: { content: ANSWER_TEXT } }] },
      attributes: { 'gen_ai.usage.output_tokens': 8, 'gen_ai.response.time_to_first_chunk': expect.any(Number) },
    });
  });

  it('shows a graph without its bookkeeping, and what its tools do below them', async () => {
    await using collected = collectSpans({ global: true });
    const weather = tool(async ({ city }) => withSpan('look out', () => `sunny in ${city}`), {
      name: 'weather',
      description: 'Looks out.',
      schema: z.object({ city: z.string() }),
    });
    const model = createModel().bindTools([weather]);
    const graph = new StateGraph(MessagesAnnotation)
      .addNode('agent', async ({ messages }) => ({ messages: [await model.invoke(messages)] }))
      .addNode('tools', new ToolNode([weather]))
      .addEdge('__start__', 'agent')
      .addConditionalEdges('agent', toolsCondition)
      .addEdge('tools', 'agent')
      .compile();
    const config = { configurable: { thread_id: 'thread-7' } };
    const { messages } = await graph.invoke({ messages: [{ role: 'user', content: 'Weather?' }] }, config);
    expect(messages.at(-1)?.content).toBe(ANSWER_TEXT);
    const spans = await collected.flush();
    expect(toTree(spans)).toBe(
      [
        'LangGraph [AGENT]',
        '  agent [CHAIN]',
        '    chat gpt-5 [CHAT_MODEL]',
        '    RunnableLambda [CHAIN]',
        '  tools [CHAIN]',
        '    weather [TOOL]',
        '      look out []',
        '  agent [CHAIN]',
        '    chat gpt-5 [CHAT_MODEL]',
        '    RunnableLambda [CHAIN]',
      ].join('\n'),
    );
    expect(spans.find(({ name }) => name === 'weather')).toMatchObject({
      inputs: { city: 'Rome' },
      outputs: 'sunny in Rome',
      attributes: { 'gen_ai.tool.call.id': 'call_1' },
    });
    const [first] = spans.filter(({ spanType }) => spanType === 'CHAT_MODEL');
    expect(first?.attributes).toMatchObject({
      'session.id': 'thread-7',
      'mlflow.chat.tools': expect.stringContaining('"name":"weather"'),
    });
    expect(first?.outputs).toMatchObject({
      choices: [{ message: { tool_calls: [{ id: 'call_1', function: { name: 'weather' } }] } }],
    });
  });

  it('puts spans of the program below the lambda they were made in', async () => {
    await using collected = collectSpans({ global: true });
    await RunnableLambda.from(() => withSpan('inner', () => 1))
      .withConfig({ runName: 'step' })
      .invoke('x');
    expect(toTree(await collected.flush())).toBe('step [CHAIN]\n  inner []');
  });

  it('records a refusal', async () => {
    await using collected = collectSpans({ global: true });
    await expect(createModel('refuse-400').invoke('x')).rejects.toThrow('refuses with 400');
    expect(toTree(await collected.flush())).toBe('chat refuse-400 [CHAT_MODEL] ERROR');
  });
});
