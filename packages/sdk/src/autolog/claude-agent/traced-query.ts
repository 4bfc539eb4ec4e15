import { isTracingEnabled } from '../../spans/tracing-enabled.ts';
import { readField } from '../json/read-field.ts';
import { ClaudeTurns } from './claude-turns.ts';

type Iteration = IteratorResult<unknown, unknown>;

/**
 * The `query` of the Claude Agent SDK, recorded: the agent's run, each answer of the model, each tool, subagents below the
 * tool that started them. The package is an ES module whose functions nobody can replace from outside, so that the
 * program calls what this returns.
 *
 * @example
 * import { query as claudeQuery } from '@anthropic-ai/claude-agent-sdk';
 * const query = tracedQuery(claudeQuery);
 */
export function tracedQuery<Query extends (params: never) => AsyncGenerator<unknown, unknown>>(query: Query): Query {
  const traced = (params: never): AsyncGenerator<unknown, unknown> => {
    if (!isTracingEnabled()) return query(params);
    const prompt = readField(params, 'prompt');
    const isText = typeof prompt === 'string';
    const turns = new ClaudeTurns(isText ? prompt : undefined, readField(params, 'options'));
    try {
      const source = turns.span.run(() => query(isText ? params : withObservedPrompt(params, turns)));
      return observe(turns, source);
    } catch (error) {
      turns.end(error);
      throw error;
    }
  };
  return traced as Query;
}

/** What the program says in the course of the query. */
function withObservedPrompt(params: never, turns: ClaudeTurns): never {
  const source = readField(params, 'prompt') as AsyncIterable<unknown>;
  const prompt = (async function* () {
    let isFirst = true;
    for await (const message of source) {
      if (isFirst) turns.span.setInputs({ prompt: readField(message, 'message') });
      isFirst = false;
      turns.add(message);
      yield message;
    }
  })();
  return { ...(params as object), prompt } as never;
}

/** In place: the object has methods of its own (`interrupt`, `setModel`, …) that the program needs. */
function observe(turns: ClaudeTurns, source: AsyncGenerator<unknown, unknown>): AsyncGenerator<unknown, unknown> {
  const next = source.next.bind(source) as () => Promise<Iteration>;
  const giveUp: (value: unknown) => Promise<Iteration> = source.return.bind(source);
  const methods = {
    async next(): Promise<Iteration> {
      try {
        const item = await turns.span.run(next);
        if (item.done === true) turns.end();
        else turns.add(item.value);
        return item;
      } catch (error) {
        turns.end(error);
        throw error;
      }
    },
    async return(value?: unknown): Promise<Iteration> {
      try {
        return await giveUp(value);
      } finally {
        turns.span.addEvent({ name: 'stream.abandoned' });
        turns.end();
      }
    },
    [Symbol.asyncIterator]: (): AsyncGenerator<unknown, unknown> => source,
  };
  for (const name of Reflect.ownKeys(methods)) {
    const value: unknown = methods[name as keyof typeof methods];
    Object.defineProperty(source, name, { value, configurable: true, writable: true });
  }
  return source;
}
