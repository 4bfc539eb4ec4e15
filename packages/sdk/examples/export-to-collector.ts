/**
 * To a Gander server and to a collector of OpenTelemetry at the same time, without prompts for the collector. With
 * OTEL_EXPORTER_OTLP_ENDPOINT and MLFLOW_TRACKING_URI set, plain `init()` sends to both as well.
 */
import { init, withSpan } from '@gander/sdk';

const sdk = init({
  serviceName: 'checkout',
  destinations: [
    { type: 'server' },
    { type: 'otlp', protocol: 'http/json', filter: (span) => span.name !== 'internal' },
  ],
  onSpan(span) {
    // Sees every span before it leaves the process.
    if (typeof span.attributes['customer.email'] === 'string') span.attributes['customer.email'] = '[redacted]';
    return span;
  },
});

withSpan('place_order', (span) => {
  span.setAttribute('customer.email', 'ann@example.com');
  withSpan('internal', () => 'only for the server');
  return { order: 4711 };
});

await sdk.shutdown();
