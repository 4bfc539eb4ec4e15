import { fileURLToPath } from 'node:url';

import protobuf from 'protobufjs';

/**
 * The request message as protobufjs builds it at run time from the `.proto` file ("reflection"): the generic decoder
 * that the ratio is measured against, and the encoder of the corpus.
 */
export function loadTraceRequestType(): protobuf.Type {
  const root = new protobuf.Root();
  root.loadSync(fileURLToPath(new URL('./otlp.proto', import.meta.url)), { keepCase: false });
  return root.lookupType('otlp.ExportTraceServiceRequest');
}
