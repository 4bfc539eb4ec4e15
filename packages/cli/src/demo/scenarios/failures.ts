import type { Attributes, Source } from '../stage/demo-trace.ts';
import { CHAT_MODELS, playChat, type ChatTurn } from '../stage/play-chat.ts';
import type { TraceStage } from '../stage/trace-stage.ts';
import type { Scenario } from './scenario.ts';

const SOURCE: Source = { service: 'ops-assistant', scope: 'ops.agent' };
const RETRIES_MS = [1000, 2000, 4000] as const;

/** The provider says 429 three times, and the fourth attempt gives up: the trace fails. */
export const playRateLimit: Scenario = ({ openStage }) => {
  const stage = openStage(SOURCE);
  const turns: ChatTurn[] = [{ role: 'user', text: 'Summarise the 214 open tickets of the last week by product.' }];
  const failure = {
    type: 'RateLimitError',
    message: '429 Rate limit reached for gpt-5-mini: 200000 tokens per minute. Please try again in 4.2 s.',
  };
  playAgent(stage, { task: turns[0]?.text ?? '', failure: 'Gave up after 4 attempts: rate limit' }, () => {
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

/** A tool runs into its time limit; the agent has nothing to answer with. */
export const playTimeout: Scenario = ({ openStage }) => {
  const stage = openStage(SOURCE);
  const task = 'Which warehouse has the most boots in size 42?';
  playAgent(stage, { task, failure: 'Tool run_query timed out' }, () => {
    playChat(stage, {
      model: CHAT_MODELS.sonnet,
      turns: [{ role: 'user', text: task }],
      answer: 'I will look that up in the warehouse database.',
    });
    playTool(stage, {
      name: 'run_query',
      input: { sql: "SELECT warehouse, sum(quantity) FROM stock WHERE sku LIKE 'BOOT-%-42' GROUP BY warehouse" },
      takesMs: 30_000,
      failure: { type: 'TimeoutError', message: 'The query did not answer within 30 s' },
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
  playAgent(stage, { task, answer }, () => {
    const turns: ChatTurn[] = [{ role: 'user', text: task }];
    playChat(stage, { model: CHAT_MODELS.sonnet, turns, answer: 'Looking for the customer.' });
    playTool(stage, {
      name: 'find_customer',
      input: { name: 'Alpine Club Innsbruck' },
      takesMs: 85,
      failure: {
        type: 'NotFoundError',
        message: "No customer called 'Alpine Club Innsbruck'. Closest: 'Alpenverein Innsbruck' (C-2207)",
      },
    });
    playChat(stage, {
      model: CHAT_MODELS.sonnet,
      turns,
      answer: 'The closest match is the same club under its German name.',
    });
    playTool(stage, {
      name: 'send_invoice',
      input: { customer: 'C-2207', month: '2026-10' },
      output: { invoice: '2026-10-118', to: 'office@alpenverein.example' },
      takesMs: 940,
    });
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

interface ToolOptions {
  readonly name: string;
  readonly input: Attributes;
  readonly output?: Attributes;
  readonly takesMs: number;
  readonly failure?: { readonly type: string; readonly message: string };
}

function playTool(stage: TraceStage, { name, input, output, takesMs, failure }: ToolOptions): void {
  stage.span({
    name: `execute_tool ${name}`,
    takesMs,
    ...(failure && { failure }),
    attributes: {
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': name,
      'gen_ai.tool.type': 'function',
      'gen_ai.tool.call.id': `call_${stage.random.hex(12)}`,
      'gen_ai.tool.call.arguments': JSON.stringify(input),
      ...(output && { 'gen_ai.tool.call.result': JSON.stringify(output) }),
      ...(failure && { 'error.type': failure.type }),
    },
  });
}
