/**
 * A program that has OpenTelemetry already: one more span processor, and everything it records comes along. The same line
 * goes into NodeSDK's, VoltAgent's and `registerOTel`'s `spanProcessors`.
 */
import { GanderSpanProcessor, tracingContext, withSpan } from '@gander/sdk';
import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { TracerProvider } from '@opentelemetry/sdk-trace';

const provider = new TracerProvider({
  spanProcessors: [new GanderSpanProcessor()],
});
trace.setGlobalTracerProvider(provider);
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());

const tracer = trace.getTracer('shop');
await tracer.startActiveSpan('POST /orders', async (request) => {
  // Spans of this SDK become children of those of the program.
  await tracingContext({ sessionId: 'cart-9', user: 'ann' }, async () =>
    withSpan('recommend', async (span) => {
      span.setInputs({ cart: ['tea'] });
      return ['cups'];
    }),
  );
  request.end();
});

await provider.shutdown();
