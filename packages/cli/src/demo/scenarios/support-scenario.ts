import {
  SUPPORT_INSTRUCTIONS,
  type SupportSession,
  type SupportStep,
  type SupportTurn,
} from '../content/support-sessions.ts';
import type { Attributes, AttributeValue, DemoTrace, Source } from '../stage/demo-trace.ts';
import { estimateTokens } from '../stage/estimate-tokens.ts';
import type { TraceStage } from '../stage/trace-stage.ts';
import type { Scenario, ScenarioContext } from './scenario.ts';

const SOURCE: Source = { service: 'support-bot', scope: '@voltagent/core' };
const MODEL = 'gpt-4o-mini';
const TOOLS =
  'getOrder,trackParcel,checkStock,quoteShipping,createCart,createRefund,searchProducts,searchKnowledge,delegate_task';
/** VoltAgent records the last ten messages of a call, and how many there really were. */
const RECORDED_MESSAGES = 10;
const MINUTE_MS = 60_000;

/** A message as the AI SDK writes it, which VoltAgent records. */
interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string | readonly Attributes[];
}

/** A step as the tool that the model sees. */
interface StepTool {
  readonly name: string;
  readonly input: Attributes;
}

interface TokenCount {
  prompt: number;
  completion: number;
  cached: number;
}

/** A conversation with a VoltAgent agent: memory, tools, retrieval and a sub-agent; one trace per turn, one session. */
export function createSupportScenario(session: SupportSession): Scenario {
  return (context) => {
    const conversationId = `conv-${context.newId(8)}`;
    const history: ChatMessage[] = [{ role: 'system', content: SUPPORT_INSTRUCTIONS }];
    let afterMs = 0;
    return session.turns.map((turn) => {
      const trace = playTurn(context, { turn, history, afterMs, conversationId, userId: session.userId });
      afterMs += context.random.between(1, 3) * MINUTE_MS;
      return trace;
    });
  };
}

interface TurnOptions {
  readonly turn: SupportTurn;
  /** Grows as the conversation does. */
  readonly history: ChatMessage[];
  readonly afterMs: number;
  readonly conversationId: string;
  readonly userId: string;
}

function playTurn(context: ScenarioContext, options: TurnOptions): DemoTrace {
  const { turn, history, conversationId, userId } = options;
  const stage = context.openStage(SOURCE, options.afterMs);
  const agent = {
    'entity.id': 'support-agent',
    'entity.type': 'agent',
    'entity.name': 'Support',
    'voltagent.conversation_id': conversationId,
    'conversation.id': conversationId,
    'user.id': userId,
  };
  const total: TokenCount = { prompt: 0, completion: 0, cached: 0 };
  const attributes = { ...agent, input: turn.user, 'agent.instructions': SUPPORT_INSTRUCTIONS, ...modelAttributes() };
  stage.span({ name: 'streamText', attributes, takesMs: 4 }, (root) => {
    playMemory(stage, { agent, operation: 'read', value: history.length - 1 });
    history.push({ role: 'user', content: [{ type: 'text', text: turn.user }] });
    for (const step of turn.steps) {
      const call = `call_${stage.random.hex(12)}`;
      const tool = toStepTool(step);
      playModelCall(stage, { agent, history, total, answer: JSON.stringify(tool), finishReason: 'tool-calls' });
      const result = playStep(stage, { agent, step, tool, call });
      history.push(...toToolMessages(tool, call, result));
    }
    playModelCall(stage, { agent, history, total, answer: turn.answer, finishReason: 'stop' });
    history.push({ role: 'assistant', content: [{ type: 'text', text: turn.answer }] });
    playMemory(stage, { agent, operation: 'write', value: 2 });
    root.add({ output: turn.answer, 'ai.response.finish_reason': 'stop', ...usageAttributes('usage', total) });
  });
  return stage.finish();
}

function toStepTool(step: SupportStep): StepTool {
  switch (step.kind) {
    case 'tool':
      return { name: step.name, input: step.input };
    case 'retrieve':
      return { name: 'searchKnowledge', input: { query: step.query } };
    case 'delegate':
      return { name: 'delegate_task', input: { task: step.task, targetAgents: [step.agent] } };
  }
}

function toToolMessages({ name, input }: StepTool, toolCallId: string, result: string): readonly ChatMessage[] {
  return [
    { role: 'assistant', content: [{ type: 'tool-call', toolCallId, toolName: name, input }] },
    {
      role: 'tool',
      content: [
        {
          type: 'tool-result',
          toolCallId,
          toolName: name,
          output: { type: 'json', value: JSON.parse(result) as AttributeValue },
        },
      ],
    },
  ];
}

interface MemoryOptions {
  readonly agent: Attributes;
  readonly operation: 'read' | 'write';
  readonly value: number;
}

function playMemory(stage: TraceStage, { agent, operation, value }: MemoryOptions): void {
  stage.span({
    name: `memory.${operation}`,
    attributes: {
      ...agent,
      'span.type': 'memory',
      'memory.operation': operation,
      output: JSON.stringify({ messages: value }),
    },
    takesMs: stage.random.between(2, 18),
  });
}

interface ModelCallOptions {
  readonly agent: Attributes;
  readonly history: readonly ChatMessage[];
  readonly total: TokenCount;
  readonly answer: string;
  readonly finishReason: 'stop' | 'tool-calls';
}

function playModelCall(stage: TraceStage, { agent, history, total, answer, finishReason }: ModelCallOptions): void {
  // The tools are described to the model too, in about so many tokens.
  const prompt = 760 + estimateTokens(history.map(({ content }) => JSON.stringify(content)).join(' '));
  const completion = estimateTokens(answer);
  const cached = Math.floor(prompt / 256) * 256;
  const usage: TokenCount = { prompt, completion, cached: history.length > 2 ? cached : 0 };
  total.prompt += usage.prompt;
  total.completion += usage.completion;
  total.cached += usage.cached;
  stage.span({
    name: 'llm:streamText',
    kind: 'client',
    takesMs: 280 + completion * stage.random.between(9, 16),
    attributes: {
      ...agent,
      'span.type': 'llm',
      'llm.operation': 'streamText',
      'llm.model': `openai/${MODEL}`,
      'llm.provider': 'openai',
      'llm.stream': true,
      'llm.temperature': 0.2,
      'llm.messages': JSON.stringify(history.slice(-RECORDED_MESSAGES)),
      'llm.messages.count': history.length,
      'llm.tools': TOOLS,
      'llm.finish_reason': finishReason,
      ...usageAttributes('llm.usage', usage),
    },
  });
}

interface StepOptions {
  readonly agent: Attributes;
  readonly step: SupportStep;
  readonly tool: StepTool;
  readonly call: string;
}

/** Plays what the model asked for and returns the JSON it gets back. */
function playStep(stage: TraceStage, { agent, step, tool, call }: StepOptions): string {
  const output = toStepOutput(step);
  const attributes = {
    ...agent,
    'span.type': 'tool',
    'tool.name': tool.name,
    'tool.call.id': call,
    input: JSON.stringify(tool.input),
    output,
  };
  const takesMs = step.kind === 'tool' ? step.takesMs * (0.7 + stage.random.fraction()) : 2;
  stage.span({ name: `tool.execution:${tool.name}`, attributes, takesMs }, () => {
    playInside(stage, { agent, step, output });
  });
  return output;
}

function toStepOutput(step: SupportStep): string {
  if (step.kind === 'tool') return JSON.stringify(step.output);
  if (step.kind === 'retrieve') return JSON.stringify(step.documents);
  return JSON.stringify([{ agentName: step.agent, response: step.answer }]);
}

interface InsideOptions {
  readonly agent: Attributes;
  readonly step: SupportStep;
  readonly output: string;
}

/** What a tool does that is a story of its own. */
function playInside(stage: TraceStage, { agent, step, output }: InsideOptions): void {
  if (step.kind === 'retrieve') {
    const attributes = {
      ...agent,
      'span.type': 'retriever',
      'retriever.name': 'knowledge-base',
      input: step.query,
      output,
    };
    stage.span({ name: 'retriever.search', attributes, takesMs: stage.random.between(35, 120) });
  }
  if (step.kind === 'delegate') playSubagent(stage, { step, parent: agent });
}

interface SubagentOptions {
  readonly step: Extract<SupportStep, { kind: 'delegate' }>;
  readonly parent: Attributes;
}

function playSubagent(stage: TraceStage, { step, parent }: SubagentOptions): void {
  const agent = {
    ...parent,
    'entity.id': `${step.agent}-agent`,
    'entity.name': step.agent,
    'agent.parent.id': 'support-agent',
    'subagent.name': step.agent,
  };
  const history: ChatMessage[] = [
    { role: 'system', content: 'You decide about refunds above 150 EUR by the rules of the shop.' },
    { role: 'user', content: [{ type: 'text', text: step.task }] },
  ];
  const total: TokenCount = { prompt: 0, completion: 0, cached: 0 };
  stage.span(
    { name: `subagent:${step.agent}`, attributes: { ...agent, input: step.task, ...modelAttributes() } },
    (span) => {
      playModelCall(stage, { agent, history, total, answer: step.answer, finishReason: 'stop' });
      span.add({ output: step.answer, ...usageAttributes('usage', total) });
    },
  );
}

function modelAttributes(): Attributes {
  return { 'ai.model.name': MODEL, 'ai.model.provider': 'openai', 'ai.model.temperature': 0.2 };
}

function usageAttributes(prefix: string, { prompt, completion, cached }: TokenCount): Attributes {
  return {
    [`${prefix}.prompt_tokens`]: prompt,
    [`${prefix}.completion_tokens`]: completion,
    [`${prefix}.total_tokens`]: prompt + completion,
    ...(cached > 0 && { [`${prefix}.cached_tokens`]: cached }),
  };
}
