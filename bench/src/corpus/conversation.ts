import { writeEnglish } from './write-english.ts';
import type { Random } from './random.ts';

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly result: string;
}

/** One call of the model: what it saw is the system prompt, the question and all turns before this one. */
export interface Turn {
  readonly responseId: string;
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly durationMs: number;
}

/** The imagined run of an agent; the corpus writes it down in the dialect of one framework or another. */
export interface Conversation {
  readonly sessionId: string;
  readonly userId: string;
  readonly model: string;
  readonly provider: string;
  readonly system: string;
  readonly question: string;
  readonly turns: readonly Turn[];
  readonly failed: boolean;
}

export interface ToolDefinition {
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const MODELS = [
  { model: 'gpt-4o-mini', provider: 'openai' },
  { model: 'claude-sonnet-4-5', provider: 'anthropic' },
  { model: 'gpt-4.1', provider: 'openai' },
  { model: 'gemini-2.5-flash', provider: 'gcp.gemini' },
] as const;

const parameter = (name: string, description: string) => ({
  type: 'object',
  properties: { [name]: { type: 'string', description }, limit: { type: 'integer', minimum: 1 } },
  required: [name],
});

export const TOOLS: readonly ToolDefinition[] = [
  {
    name: 'search_orders',
    description: 'Search the order database by customer, reference or date',
    parameters: parameter('query', 'What to search for'),
  },
  {
    name: 'read_document',
    description: 'Read one document of the knowledge base',
    parameters: parameter('document_id', 'Id of the document'),
  },
  {
    name: 'send_message',
    description: 'Send a message to a colleague',
    parameters: parameter('recipient', 'Name of the colleague'),
  },
];

const SYSTEM_PROMPT_CHARS = 300;
const ERROR_SHARE = 0.05;
const CHARS_PER_TOKEN = 4;

/** @param turnCount how often the model is called */
export function createConversation(random: Random, turnCount: number): Conversation {
  const system = `You are a careful assistant. ${writeEnglish(random, SYSTEM_PROMPT_CHARS)}`;
  const question = writeEnglish(random, random.int(100, 1800));
  let historyChars = system.length + question.length;
  const turns = Array.from({ length: turnCount }, (_, index) => {
    const turn = createTurn(random, { historyChars, isLast: index === turnCount - 1 });
    historyChars += turn.text.length + turn.toolCalls.reduce((sum, call) => sum + call.result.length, 0);
    return turn;
  });
  return {
    sessionId: `session-${random.hex(6)}`,
    userId: `user-${random.int(1, 500)}`,
    ...random.pick(MODELS),
    system,
    question,
    turns,
    failed: random.next() < ERROR_SHARE,
  };
}

function createTurn(random: Random, at: { readonly historyChars: number; readonly isLast: boolean }): Turn {
  const text = writeEnglish(random, at.isLast ? random.int(600, 2400) : random.int(60, 500));
  const toolCalls = at.isLast ? [] : Array.from({ length: random.int(1, 5) }, () => createToolCall(random));
  return {
    responseId: `chatcmpl-${random.hex(12)}`,
    text,
    toolCalls,
    inputTokens: Math.round(at.historyChars / CHARS_PER_TOKEN),
    outputTokens: Math.round(text.length / CHARS_PER_TOKEN) + 12 * toolCalls.length,
    durationMs: random.int(200, 4000),
  };
}

function createToolCall(random: Random): ToolCall {
  const tool = random.pick(TOOLS);
  const [argument] = Object.keys(tool.parameters['properties'] as object);
  return {
    id: `call_${random.hex(10)}`,
    name: tool.name,
    arguments: { [argument ?? 'query']: writeEnglish(random, 40), limit: random.int(1, 20) },
    result: writeEnglish(random, random.int(100, 1000)),
  };
}
