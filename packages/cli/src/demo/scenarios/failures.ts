import type { Attributes, Source } from '../stage/demo-trace.ts';
import { type AskedTool, CHAT_MODELS, playChat, type ChatTurn } from '../stage/play-chat.ts';
import type { Failure, TraceStage } from '../stage/trace-stage.ts';
import type { Scenario } from './scenario.ts';

const SOURCE: Source = { service: 'ops-assistant', scope: 'ops.agent' };
const RETRIES_MS = [1000, 2000, 4000] as const;

/** The provider says 429 three times, and the fourth attempt gives up: the trace fails. */
export const playRateLimit: Scenario = ({ openStage }) => {
  const stage = openStage(SOURCE);
  const task = 'Summarise the 214 open tickets of the last week by product.';
  const turns: ChatTurn[] = [{ role: 'user', text: task }];
  const failure = {
    type: 'RateLimitError',
    message: '429 Rate limit reached for gpt-5-mini: 200000 tokens per minute. Please try again in 4.2 s.',
    stack: [
      'APIError.generate (/app/node_modules/openai/core/error.mjs:64:20)',
      'OpenAI.makeStatusError (/app/node_modules/openai/client.mjs:168:32)',
      'OpenAI.makeRequest (/app/node_modules/openai/client.mjs:336:30)',
      'process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
      'async summariseTickets (/app/src/agents/ops-assistant.ts:71:20)',
    ],
  };
  playAgent(stage, { task, failure: 'Gave up after 4 attempts: rate limit' }, () => {
    for (const waitMs of [...RETRIES_MS, 0]) {
      playChat(stage, {
        model: CHAT_MODELS.gpt5Mini,
        turns,
        answer: '',
        failure,
        takesMs: stage.random.between(60, 140),
      });
      stage.wait(waitMs);
    }
  });
  return [stage.finish()];
};

/** A query runs into the time limit of the database; the tool fails by it, and the agent has nothing to answer with. */
export const playTimeout: Scenario = ({ openStage }) => {
  const stage = openStage(SOURCE);
  const task = 'Which warehouse has the most boots in size 42?';
  const sql = "SELECT warehouse, sum(quantity) FROM stock WHERE sku LIKE '%-42' GROUP BY warehouse";
  playAgent(stage, { task, failure: 'Tool run_query timed out' }, () => {
    const call = askFor(stage, 'run_query', { sql });
    playChat(stage, {
      model: CHAT_MODELS.sonnet,
      turns: [{ role: 'user', text: task }],
      answer: 'I will look that up in the warehouse database.',
      calls: [call],
    });
    const failure = {
      type: 'TimeoutError',
      message: 'The query did not answer within 30 s',
      stack: [
        'runQuery (/app/src/tools/run-query.ts:48:13)',
        'process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
        'async executeTool (/app/src/agents/execute-tool.ts:22:18)',
        'async OpsAssistant.run (/app/src/agents/ops-assistant.ts:96:24)',
      ],
    };
    playTool(stage, { call, takesMs: 3, failure }, () => {
      stage.span({
        name: 'SELECT stock',
        kind: 'client',
        takesMs: 30_000,
        failure: {
          type: 'QueryCanceled',
          message:
            "canceling statement due to statement timeout after 30000 ms: sequential scan of stock (41 million rows), since LIKE '%-42' can use no index",
        },
        attributes: {
          'db.system.name': 'postgresql',
          'db.operation.name': 'SELECT',
          'db.query.text': sql,
          'db.response.status_code': '57014',
          'error.type': 'QueryCanceled',
        },
      });
    });
  });
  return [stage.finish()];
};

/** A tool fails, the model reads the error and finds another way: an error inside, and a trace that went well. */
export const playRecovery: Scenario = ({ openStage }) => {
  const stage = openStage(SOURCE);
  const task = 'Send the October invoice to Alpine Club Innsbruck.';
  const answer =
    'Sent. The customer was listed as “Alpenverein Innsbruck”; invoice 2026-10-118 went to office@alpenverein.example.';
  const notFound = {
    type: 'NotFoundError',
    message: "No customer called 'Alpine Club Innsbruck'. Closest: 'Alpenverein Innsbruck' (C-2207)",
    stack: [
      'findCustomer (/app/src/tools/find-customer.ts:19:11)',
      'async executeTool (/app/src/agents/execute-tool.ts:22:18)',
      'async OpsAssistant.run (/app/src/agents/ops-assistant.ts:96:24)',
    ],
  };
  playAgent(stage, { task, answer }, () => {
    const turns: ChatTurn[] = [{ role: 'user', text: task }];
    const ask = (text: string, tool: ToolOptions): void => {
      const { call, failure, output } = tool;
      playChat(stage, { model: CHAT_MODELS.sonnet, turns, answer: text, calls: [call] });
      playTool(stage, tool);
      const result = failure === undefined ? JSON.stringify(output) : `${failure.type}: ${failure.message}`;
      turns.push({ role: 'assistant', text, calls: [call] }, { role: 'tool', id: call.id, result });
    };
    const find = askFor(stage, 'find_customer', { name: 'Alpine Club Innsbruck' });
    ask('Looking for the customer.', { call: find, takesMs: 85, failure: notFound });
    const send = askFor(stage, 'send_invoice', { customer: 'C-2207', month: '2026-10' });
    const sent = { invoice: '2026-10-118', to: 'office@alpenverein.example' };
    ask('The closest match is the same club under its German name.', { call: send, output: sent, takesMs: 940 });
    playChat(stage, { model: CHAT_MODELS.sonnet, turns, answer });
  });
  return [stage.finish()];
};

/** The answer was cut at the token limit: no error, but not what anybody wanted. */
export const playCutAnswer: Scenario = ({ openStage }) => {
  const stage = openStage(SOURCE);
  playChat(stage, {
    model: CHAT_MODELS.flash,
    turns: [{ role: 'user', text: 'List all 640 articles of the winter catalogue with their materials.' }],
    answer: Array.from(
      { length: 40 },
      (_, index) => `${index + 1}. Article W-${1000 + index * 7}: merino wool, recycled polyamide`,
    ).join('\n'),
    finishReason: 'length',
  });
  return [stage.finish()];
};

interface AgentOptions {
  readonly task: string;
  readonly answer?: string;
  readonly failure?: string;
}

function playAgent(stage: TraceStage, { task, answer, failure }: AgentOptions, inside: () => void): void {
  const attributes: Attributes = {
    'gen_ai.operation.name': 'invoke_agent',
    'gen_ai.agent.name': 'ops-assistant',
    'gen_ai.input.messages': [{ role: 'user', parts: [{ type: 'text', content: task }] }],
    ...(answer !== undefined && {
      'gen_ai.output.messages': [
        { role: 'assistant', parts: [{ type: 'text', content: answer }], finish_reason: 'stop' },
      ],
    }),
  };
  stage.span(
    {
      name: 'invoke_agent ops-assistant',
      attributes,
      ...(failure !== undefined && { failure: { type: 'AgentError', message: failure } }),
    },
    inside,
  );
}

function askFor(stage: TraceStage, name: string, input: Attributes): AskedTool {
  return { id: `call_${stage.random.hex(12)}`, name, input };
}

interface ToolOptions {
  readonly call: AskedTool;
  readonly output?: Attributes;
  readonly takesMs: number;
  readonly failure?: Failure;
}

function playTool(stage: TraceStage, { call, output, takesMs, failure }: ToolOptions, inside?: () => void): void {
  const options = {
    name: `execute_tool ${call.name}`,
    takesMs,
    ...(failure && { failure }),
    attributes: {
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': call.name,
      'gen_ai.tool.type': 'function',
      'gen_ai.tool.call.id': call.id,
      'gen_ai.tool.call.arguments': JSON.stringify(call.input),
      ...(output && { 'gen_ai.tool.call.result': JSON.stringify(output) }),
      ...(failure && { 'error.type': failure.type }),
    },
  };
  stage.span(options, inside);
}
