/** A streamed answer: the span lasts until the last word is read, and holds all of them. */
import { init, SpanType, trace } from '@gander/sdk';

const sdk = init();

const tellStory = trace(
  async function* words(topic: string) {
    for (const word of ['Once', ' upon', ' a', ` ${topic}`, '.']) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      yield word;
    }
  },
  { name: 'tell_story', spanType: SpanType.CHAIN },
);

for await (const word of tellStory('time')) process.stdout.write(word);

// A web handler: the span ends when the body has been read.
const handle = trace(
  async (_request: Request) =>
    new Response(toBytes(tellStory('stream')), { headers: { 'content-type': 'text/plain' } }),
  {
    name: 'handle_request',
    inputs: (request: Request) => ({ method: request.method, url: request.url }),
  },
);
const response = await handle(new Request('http://localhost/story'));
console.log(`\n${await response.text()}`);

await sdk.shutdown();

function toBytes(words: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = words[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const step = await iterator.next();
      if (step.done === true) controller.close();
      else controller.enqueue(encoder.encode(step.value));
    },
  });
}
