import { randomBytes } from 'node:crypto';

export interface TurnToPost {
  readonly experimentId: string;
  readonly sessionId: string;
  readonly userId?: string;
  /** Its place in the session; a second lies between two. */
  readonly index: number;
  /** When the session began. */
  readonly startMs?: number;
  readonly error?: string;
}

const FIRST_MS = Date.now() - 1_800_000;

/** Posts a trace of one model call: a question and its answer. */
export async function postTurn(url: string, turn: TurnToPost): Promise<void> {
  const { experimentId, sessionId, userId = 'ann', index, startMs = FIRST_MS, error } = turn;
  const nanos = (offsetMs: number) => `${startMs + index * 1000 + offsetMs}000000`;
  const say = (role: string, content: string) => JSON.stringify([{ role, parts: [{ type: 'text', content }] }]);
  const question = `Question ${index}, ${'with some words to it '.repeat((index % 7) + 1)}`;
  const attributes = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.request.model': 'gpt-4o-mini',
    'session.id': sessionId,
    'user.id': userId,
    'gen_ai.input.messages': say('user', question),
    ...(error === undefined && { 'gen_ai.output.messages': say('assistant', `Answer ${index}.`) }),
  };
  const span = {
    traceId: randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    name: `turn ${index}`,
    kind: 1,
    startTimeUnixNano: nanos(0),
    endTimeUnixNano: nanos(800),
    attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } })),
    status: error === undefined ? {} : { code: 2, message: error },
  };
  const response = await fetch(`${url}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-mlflow-experiment-id': experimentId },
    body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }),
  });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
}
