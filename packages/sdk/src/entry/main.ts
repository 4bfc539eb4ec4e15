/** Everything: tracing, autolog, the span processor and the client. */
export * from './autolog.ts';
export * from './tracing.ts';
export * from './client.ts';
