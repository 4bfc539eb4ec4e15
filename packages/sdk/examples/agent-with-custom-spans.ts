/**
 * An agent with spans of its own: a traced function, a traced method, a block, and what belongs to the whole trace.
 * Run it with MLFLOW_TRACKING_URI=http://127.0.0.1:5000.
 */
import { init, SpanType, trace, updateCurrentTrace, withSpan } from '@gander/sdk';

const sdk = init({ serviceName: 'weather-agent' });

const lookUpWeather = trace(async ({ city }: { city: string }) => ({ city, celsius: 21, sky: 'clear' }), {
  name: 'look_up_weather',
  spanType: SpanType.TOOL,
});

/** Stands for any model; `autolog()` records the real ones without this. */
async function askModel(question: string, facts: object): Promise<string> {
  return withSpan({ name: 'ask_model', spanType: SpanType.CHAT_MODEL }, async (span) => {
    span.setInputs({ messages: [{ role: 'user', content: question }] });
    span.setAttributes({
      'gen_ai.request.model': 'example-model',
      'mlflow.chat.tokenUsage': { input_tokens: 12, output_tokens: 5, total_tokens: 17 },
    });
    const content = `It is ${JSON.stringify(facts)}.`;
    span.setOutputs({ choices: [{ message: { role: 'assistant', content } }] });
    return content;
  });
}

const answer = trace(
  async (question: string) => {
    updateCurrentTrace({ sessionId: 'chat-1', user: 'ann', tags: { team: 'travel' }, metadata: { release: '1.4.0' } });
    const facts = await lookUpWeather({ city: 'Lisbon' });
    return askModel(question, facts);
  },
  { name: 'answer', spanType: SpanType.AGENT },
);

console.log(await answer('How is the weather in Lisbon?'));
await sdk.shutdown();
