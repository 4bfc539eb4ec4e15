/** Streamed answers of both of OpenAI's APIs: the span ends with the last word, and knows when the first one came. */
import { autolog, init } from '@gander/sdk';
import OpenAI from 'openai';

const sdk = init();
await autolog('openai');
const client = new OpenAI();

const stream = await client.chat.completions.create({
  model: 'gpt-5-mini',
  messages: [{ role: 'user', content: 'Tell me about the weather in Rome.' }],
  stream: true,
  // Without this no count of tokens comes with a stream, and autolog does not ask for what you did not ask for.
  stream_options: { include_usage: true },
});
for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? '');
process.stdout.write('\n');

const events = client.responses.stream({ model: 'gpt-5', input: 'And in Oslo?' });
events.on('response.output_text.delta', ({ delta }) => process.stdout.write(delta));
await events.finalResponse();
process.stdout.write('\n');

await sdk.shutdown();
