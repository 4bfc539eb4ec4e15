import { randomBytes } from 'node:crypto';

import { BENT, BREAKOUT, CONTROL, KEYS, MARKDOWN, MARKUP, UNSEEN } from './hostile-texts.ts';
import { encodeMessage } from './encode-message.ts';

type HostileValue = string | number | boolean | bigint;

interface HostileSpan {
  readonly name: string;
  readonly spanId?: string;
  readonly parentId?: string;
  readonly startNanos?: bigint;
  readonly endNanos?: bigint;
  readonly attributes?: readonly (readonly [string, HostileValue])[];
  readonly error?: string;
}

/** Traces that nobody should send, by what is wrong with them. As they stand in addresses. */
export interface HostileExperiment {
  readonly experimentId: string;
  readonly traces: Readonly<Record<HostileTrace, string>>;
  /** Ids of sessions and users. */
  readonly ids: readonly string[];
}

export const HOSTILE_TRACES = [
  'markup',
  'breakout',
  'bent',
  'unseen',
  'control',
  'bytes',
  'line',
  'cycle',
  'deep',
  'wide',
  'attributes',
  'first second',
  'last moment',
] as const;

export type HostileTrace = (typeof HOSTILE_TRACES)[number];

const MS = 1_000_000n;
const NOW = BigInt(Date.now()) * MS;
const LAST_NANOS = 9_223_372_036_854_775_807n;
const BATCH = 10_000;
const newId = (bytes: number) => randomBytes(bytes).toString('hex');

export async function makeHostileExperiment(url: string): Promise<HostileExperiment> {
  const mlflow = (path: string, body: object, method = 'POST') => send(`${url}/api/${path}`, { method, body });
  const made = await mlflow('2.0/mlflow/experiments/create', {
    name: MARKUP,
    tags: [
      { key: 'evil', value: BREAKOUT },
      { key: 'mlflow.note.content', value: MARKDOWN },
    ],
  });
  const experimentId = String(made['experiment_id']);
  const traces: Partial<Record<HostileTrace, string>> = {};
  const texts = { markup: MARKUP, breakout: BREAKOUT, bent: BENT, unseen: UNSEEN, control: CONTROL };
  for (const [name, text] of Object.entries(texts) as [keyof typeof texts, string][]) {
    traces[name] = await post(url, experimentId, toTalk(text));
    await mlflow(`3.0/mlflow/traces/${traces[name]}/tags`, { key: 'evil', value: text }, 'PATCH');
    await addFeedback(url, traces[name], text);
  }
  traces.bytes = await postBytes(url, experimentId);
  traces.line = await post(url, experimentId, toLine());
  traces.cycle = await post(url, experimentId, toCycle());
  traces.deep = await post(url, experimentId, toDeep(500));
  traces.wide = await post(url, experimentId, toWide(50_000));
  traces.attributes = await post(url, experimentId, [
    {
      name: 'ten thousand',
      attributes: Array.from({ length: 10_000 }, (_, index) => [`key.${index}`, `value ${index}`]),
    },
  ]);
  traces['first second'] = await post(url, experimentId, [
    { name: 'in 1970', startNanos: 1n, endNanos: 1_000_000_000n, attributes: [['session.id', 'ages']] },
  ]);
  traces['last moment'] = await post(url, experimentId, [
    {
      name: 'in 2262',
      startNanos: LAST_NANOS - 1_000_000_000n,
      endNanos: LAST_NANOS,
      attributes: [['session.id', 'ages']],
    },
  ]);
  return { experimentId, traces: traces as Record<HostileTrace, string>, ids: Object.values(texts) };
}

/** A conversation in which everything that can be called something is called `text`. */
function toTalk(text: string): readonly HostileSpan[] {
  const [root, agent] = [newId(8), newId(8)];
  const said = `${text}\n\n${MARKDOWN}`;
  const call = { type: 'tool_call', id: text, name: text, arguments: { [text]: text, nested: { html: MARKUP } } };
  const input = [
    { role: 'system', parts: [{ type: 'text', content: said }] },
    {
      role: 'user',
      parts: [
        { type: 'text', content: said },
        { type: 'uri', modality: 'image', uri: 'javascript:window.hacked=1' },
      ],
    },
    { role: text, parts: [{ type: text, content: text }] },
  ];
  const output = [
    { role: 'assistant', parts: [{ type: 'reasoning', content: said }, { type: 'text', content: said }, call] },
  ];
  const both = [
    ['session.id', text],
    ['user.id', text],
    ['service.name', text],
    ['deployment.environment', text],
  ] as const;
  return [
    {
      name: text,
      spanId: root,
      error: text,
      attributes: [
        ...both,
        ['gen_ai.operation.name', 'invoke_agent'],
        ['gen_ai.agent.name', text],
        ['input.value', said],
        ['output.value', said],
        ...KEYS.map((key) => [key, text] as const),
        [text, text],
        ['__proto__.polluted', 'yes'],
      ],
    },
    {
      name: text,
      spanId: agent,
      parentId: root,
      attributes: [
        ['gen_ai.operation.name', 'invoke_agent'],
        ['gen_ai.agent.name', text],
      ],
    },
    {
      name: text,
      parentId: agent,
      attributes: [
        ['gen_ai.operation.name', 'chat'],
        ['gen_ai.provider.name', text],
        ['gen_ai.request.model', text],
        ['gen_ai.response.model', text],
        ['gen_ai.usage.input_tokens', 9_007_199_254_740_993n],
        ['gen_ai.usage.output_tokens', -5],
        ['gen_ai.input.messages', JSON.stringify(input)],
        ['gen_ai.output.messages', JSON.stringify(output)],
        [
          'gen_ai.tool.definitions',
          JSON.stringify([{ type: 'function', name: text, description: said, parameters: { [text]: text } }]),
        ],
      ],
    },
    {
      name: text,
      parentId: agent,
      error: text,
      attributes: [
        ['gen_ai.operation.name', 'execute_tool'],
        ['gen_ai.tool.name', text],
        ['gen_ai.tool.call.id', text],
        ['gen_ai.tool.call.arguments', JSON.stringify({ [text]: text })],
        ['gen_ai.tool.call.result', said],
      ],
    },
    {
      name: text,
      parentId: root,
      attributes: [
        ['openinference.span.kind', 'RETRIEVER'],
        ['input.value', said],
        ['retrieval.documents.0.document.id', text],
        ['retrieval.documents.0.document.content', said],
        ['retrieval.documents.0.document.metadata', JSON.stringify({ [text]: text })],
      ],
    },
  ];
}

/** A prompt of a million letters without a place to break it. */
function toLine(): readonly HostileSpan[] {
  const line = 'x'.repeat(1_000_000);
  return [
    {
      name: 'one line',
      attributes: [
        ['gen_ai.operation.name', 'chat'],
        ['session.id', 'line'],
        ['gen_ai.input.messages', JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: line }] }])],
        ['gen_ai.output.messages', JSON.stringify([{ role: 'assistant', parts: [{ type: 'text', content: line }] }])],
        ['line', line],
      ],
      error: line,
    },
  ];
}

/** Two spans inside each other, one inside itself, one inside of none. */
function toCycle(): readonly HostileSpan[] {
  const [first, second, self] = [newId(8), newId(8), newId(8)];
  return [
    { name: 'cycle first', spanId: first, parentId: second },
    { name: 'cycle second', spanId: second, parentId: first },
    { name: 'cycle self', spanId: self, parentId: self },
    { name: 'cycle orphan', parentId: newId(8) },
  ];
}

function toDeep(depth: number): readonly HostileSpan[] {
  const ids = Array.from({ length: depth }, () => newId(8));
  return ids.map((spanId, index) => ({
    name: `level ${index + 1}`,
    spanId,
    ...(index > 0 && { parentId: ids[index - 1] as string }),
    attributes: [
      ['gen_ai.operation.name', 'invoke_agent'],
      ['gen_ai.agent.name', `agent ${index}`],
    ],
  }));
}

function toWide(count: number): readonly HostileSpan[] {
  const root = newId(8);
  const siblings = Array.from({ length: count }, (_, index) => ({ name: `sibling ${index}`, parentId: root }));
  return [{ name: 'wide', spanId: root }, ...siblings];
}

async function addFeedback(url: string, traceId: string, text: string): Promise<void> {
  const assessment = {
    assessment_name: text,
    trace_id: traceId,
    source: { source_type: 'HUMAN', source_id: text },
    feedback: { value: text },
    rationale: `${text}\n\n${MARKDOWN}`,
    metadata: { [text]: text },
  };
  // Names that the API refuses are as good as those it takes.
  await send(`${url}/api/3.0/mlflow/traces/${traceId}/assessments`, { method: 'POST', body: { assessment } }).catch(
    () => undefined,
  );
}

async function post(url: string, experimentId: string, spans: readonly HostileSpan[]): Promise<string> {
  const traceId = newId(16);
  const encoded = spans.map((span, index) => ({
    traceId,
    spanId: span.spanId ?? newId(8),
    parentSpanId: span.parentId ?? '',
    name: span.name,
    kind: 1,
    startTimeUnixNano: String(span.startNanos ?? NOW - 60_000n * MS + BigInt(index) * 1000n),
    endTimeUnixNano: String(span.endNanos ?? NOW - 50_000n * MS - BigInt(index) * 1000n),
    attributes: (span.attributes ?? []).map(([key, value]) => ({ key, value: toAnyValue(value) })),
    events: span.error === undefined ? [] : [toException(span.error)],
    status: span.error === undefined ? {} : { code: 2, message: span.error },
  }));
  for (let from = 0; from < encoded.length; from += BATCH) {
    await send(`${url}/v1/traces`, {
      method: 'POST',
      headers: { 'x-mlflow-experiment-id': experimentId },
      body: { resourceSpans: [{ scopeSpans: [{ spans: encoded.slice(from, from + BATCH) }] }] },
    });
  }
  return `tr-${traceId}`;
}

function toException(error: string) {
  return {
    name: 'exception',
    timeUnixNano: String(NOW - 55_000n * MS),
    attributes: ['exception.type', 'exception.message', 'exception.stacktrace'].map((key) => ({
      key,
      value: { stringValue: error },
    })),
  };
}

function toAnyValue(value: HostileValue): object {
  if (typeof value === 'string') return { stringValue: value };
  return typeof value === 'boolean' ? { boolValue: value } : { intValue: String(value) };
}

/** Names, keys and values that are no UTF-8. */
async function postBytes(url: string, experimentId: string): Promise<string> {
  const traceId = randomBytes(16);
  const torn = Buffer.from([
    0x74, 0x6f, 0x72, 0x6e, 0x20, 0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0xf4, 0x90, 0x80, 0x80,
  ]);
  const attribute = (key: string | Buffer) =>
    encodeMessage([
      [1, key],
      [2, encodeMessage([[1, torn]])],
    ]);
  const span = encodeMessage([
    [1, traceId],
    [2, randomBytes(8)],
    [5, torn],
    [7, NOW - 60_000n * MS],
    [8, NOW - 59_000n * MS],
    [9, attribute(torn)],
    [9, attribute('session.id')],
    [9, attribute('user.id')],
    [9, attribute('input.value')],
  ]);
  const response = await fetch(`${url}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-protobuf', 'x-mlflow-experiment-id': experimentId },
    body: new Uint8Array(encodeMessage([[1, encodeMessage([[2, encodeMessage([[2, span]])]])]])),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return `tr-${traceId.toString('hex')}`;
}

interface Request {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object;
}

async function send(url: string, { method, headers = {}, body }: Request): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}
