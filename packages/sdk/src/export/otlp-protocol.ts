/** The encodings OTLP has over HTTP. */
export type OtlpHttpProtocol = 'http/json' | 'http/protobuf';
