import { fileURLToPath } from 'node:url';

import protobuf from 'protobufjs';

/** The schema that the codec's own tests are held against. */
const OTLP_PROTO = new URL('../../packages/protocol/src/testing/otlp.proto', import.meta.url);

/**
 * The request message as protobufjs builds it at run time from the `.proto` file ("reflection"): the generic decoder
 * that Gander's CPU is measured against, and the encoder of the corpus.
 */
export function loadTraceRequestType(): protobuf.Type {
  const root = new protobuf.Root();
  root.loadSync(fileURLToPath(OTLP_PROTO), { keepCase: false });
  return root.lookupType('ExportTraceServiceRequest');
}
