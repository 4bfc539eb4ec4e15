/** One trace through two services: the caller sends headers, the callee continues their trace. */
import { createServer } from 'node:http';

import {
  getTracingContextHeadersForHttpRequest,
  init,
  SpanType,
  withSpan,
  withTracingContextFromHeaders,
} from '@gander/sdk';

const sdk = init();

const service = createServer((request, response) => {
  withTracingContextFromHeaders(request.headers, () =>
    withSpan({ name: 'retrieve', spanType: SpanType.RETRIEVER }, () => {
      response.end(JSON.stringify([{ page_content: 'Gander is a server.', metadata: { doc_uri: 'readme' } }]));
    }),
  );
});
await new Promise<void>((resolve) => {
  service.listen(0, '127.0.0.1', resolve);
});
const { port } = service.address() as { port: number };

await withSpan('ask_service', async () => {
  const headers = getTracingContextHeadersForHttpRequest();
  const response = await fetch(`http://127.0.0.1:${port}/`, { headers });
  return (await response.json()) as unknown;
});

service.close();
await sdk.shutdown();
