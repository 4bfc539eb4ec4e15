import { describe, expect, it } from 'vitest';

import { readSample } from '../../../testing/sample-span.ts';
import { toSpanPreview } from '../../to-span-preview.ts';
import { toSpanRecord } from '../../to-span-record.ts';
import { translateSpan } from '../../translate-span.ts';

const translate = (attributes: Readonly<Record<string, unknown>>) =>
  readSample({ name: 'predict', attributes }, (span) => translateSpan(span));
const record = (attributes: Readonly<Record<string, unknown>>) =>
  readSample({ name: 'predict', attributes }, (span) => toSpanRecord(span));

const DECODED = {
  'mlflow.spanType': 'CHAT_MODEL',
  'mlflow.spanInputs': {
    model: 'gpt-4o-mini',
    temperature: 0,
    messages: [{ role: 'user', content: 'Hi' }],
    tools: [{ type: 'function', function: { name: 'wx', parameters: { type: 'object' } } }],
  },
  'mlflow.spanOutputs': { choices: [{ finish_reason: 'stop', message: { role: 'assistant', content: 'Hello.' } }] },
  'mlflow.chat.tokenUsage': { input_tokens: 25, output_tokens: 15, total_tokens: 40, cache_read_input_tokens: 8 },
  'mlflow.llm.model': 'gpt-4o-mini',
  'mlflow.llm.provider': 'openai',
  'mlflow.llm.cost': { input_cost: 0.1, output_cost: 0.2, total_cost: 0.3 },
  'mlflow.trace.session': 's-1',
  'mlflow.trace.user': 'u-1',
  'mlflow.spanFunctionName': 'predict',
};

/** The form that MLflow keeps inside: every value as the JSON text of itself. */
const ENCODED = Object.fromEntries(Object.entries(DECODED).map(([key, value]) => [key, JSON.stringify(value)]));

describe('MLflow', () => {
  it.each([
    ['decoded', DECODED],
    ['encoded', ENCODED],
  ])('reads %s attributes', (_, attributes) => {
    const usage = { inputTokens: 25, outputTokens: 15, totalTokens: 40, cacheReadTokens: 8 };
    expect(translate(attributes)).toMatchObject({
      type: 'CHAT_MODEL',
      framework: 'mlflow',
      model: { request: 'gpt-4o-mini' },
      provider: 'openai',
      params: { temperature: 0 },
      messages: [{ role: 'user', parts: [{ type: 'text', text: 'Hi' }] }],
      responseMessages: [{ role: 'assistant', parts: [{ type: 'text', text: 'Hello.' }], finishReason: 'stop' }],
      inputs: DECODED['mlflow.spanInputs'],
      outputs: DECODED['mlflow.spanOutputs'],
      tools: [{ type: 'function', name: 'wx', parameters: { type: 'object' } }],
      usage,
      costUsd: 0.3,
      metadata: { functionName: 'predict' },
    });
    expect(record(attributes)).toMatchObject({ type: 'CHAT_MODEL', provider: 'openai', usage, costUsd: 0.3 });
    const preview = readSample({ attributes }, toSpanPreview);
    expect(preview).toEqual({ input: 'Hi', output: 'Hello.' });
  });

  it('has no stray quotes around session and user', () => {
    for (const attributes of [DECODED, ENCODED]) {
      expect(record(attributes)).toMatchObject({ sessionId: 's-1', userId: 'u-1' });
      expect(translate(attributes)).toMatchObject({ sessionId: 's-1', userId: 'u-1' });
    }
  });

  it.each([
    [3, 3],
    ['3', 3],
    ['"3"', '3'],
    ['true', true],
    ['"hi"', 'hi'],
    ['hi', 'hi'],
    [0, 0],
    [false, false],
    ['[]', []],
  ])('takes the input %j for %j', (sent, shown) => {
    expect(translate({ 'mlflow.spanType': 'TOOL', 'mlflow.spanInputs': sent }).tool).toMatchObject({
      name: 'predict',
      arguments: shown,
    });
  });

  it('keeps custom types, and takes no text for one', () => {
    expect(record({ 'mlflow.spanType': '"MY_TYPE"' }).type).toBe('MY_TYPE');
    expect(record({ 'mlflow.spanType': 'anything <b>goes' }).type).toBe('UNKNOWN');
  });

  it('goes before every other convention on the same span', () => {
    const attributes = {
      'mlflow.spanType': 'RETRIEVER',
      'openinference.span.kind': 'LLM',
      'gen_ai.operation.name': 'chat',
    };
    expect(record(attributes).type).toBe('RETRIEVER');
  });

  it('keeps what is not there apart from what is empty', () => {
    expect(translate({ 'mlflow.spanType': 'LLM' })).not.toHaveProperty('inputs');
    expect(translate({ 'mlflow.spanType': 'CHAIN', 'mlflow.spanInputs': '{}' }).inputs).toEqual({});
  });

  it("reads the model that LiteLLM's callback names in its own words", () => {
    const attributes = { 'mlflow.spanType': 'LLM', litellm_call_id: 'c-1', model: 'gpt-4o-mini', response_cost: 0.5 };
    expect(record(attributes)).toMatchObject({ model: 'gpt-4o-mini', provider: 'openai', costUsd: 0.5 });
    expect(translate(attributes)).toMatchObject({ model: { request: 'gpt-4o-mini' } });
    expect(record({ 'mlflow.spanType': 'TOOL', model: 'a car' }).model, "anybody else's word").toBeNull();
  });
});
