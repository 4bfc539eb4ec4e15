/**
 * A question that the model answers with the help of a tool, recorded without a change to the calls: every request, every
 * tool, in one trace. Run it with MLFLOW_TRACKING_URI=http://127.0.0.1:5000 and OPENAI_API_KEY (OPENAI_BASE_URL for any
 * server that speaks OpenAI's protocol).
 */
import { autolog, init, SpanType, trace, updateCurrentTrace } from '@gander/sdk';
import OpenAI from 'openai';

const sdk = init({ serviceName: 'weather-desk' });
await autolog('openai');

const client = new OpenAI();
const MODEL = 'gpt-5-mini';

const lookUpWeather = trace(({ city }: { city: string }) => ({ city, celsius: 21, sky: 'clear' }), {
  name: 'look_up_weather',
  spanType: SpanType.TOOL,
});

const TOOLS: OpenAI.Chat.ChatCompletionTool[] = [
  {
    type: 'function',
    function: {
      name: 'look_up_weather',
      description: 'The weather in a city, now.',
      parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    },
  },
];

const answer = trace(
  async (question: string) => {
    updateCurrentTrace({ sessionId: 'desk-7', tags: { channel: 'phone' } });
    const messages: OpenAI.Chat.ChatCompletionMessageParam[] = [
      { role: 'system', content: 'You answer questions about the weather.' },
      { role: 'user', content: question },
    ];
    for (;;) {
      const { choices } = await client.chat.completions.create({ model: MODEL, messages, tools: TOOLS });
      const message = choices[0]?.message;
      if (message?.tool_calls === undefined) return message?.content ?? '';
      messages.push(message);
      for (const call of message.tool_calls) {
        if (call.type !== 'function') continue;
        const weather = lookUpWeather(JSON.parse(call.function.arguments) as { city: string });
        messages.push({ role: 'tool', tool_call_id: call.id, content: JSON.stringify(weather) });
      }
    }
  },
  { name: 'answer_with_tools', spanType: SpanType.AGENT },
);

console.log(await answer('How is the weather in Rome?'));
await sdk.shutdown();
