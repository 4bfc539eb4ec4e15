const RANDOM_HEX = `$(od -An -N16 -tx1 /dev/urandom | tr -d ' \\n')`;

/**
 * One line for bash or zsh that sends a span which looks like a model call. Ids are random and times are now (seconds
 * padded to nanoseconds: `date +%N` is not on macOS), so it makes a new trace each time it is run.
 */
export function formatFirstTraceCommand(url: string): string {
  const attributes = [
    ['gen_ai.operation.name', 'chat'],
    ['gen_ai.request.model', 'my-model'],
    ['input.value', 'Hello?'],
    ['output.value', 'Hello! Your first trace has arrived.'],
  ].map(([key, stringValue]) => ({ key, value: { stringValue } }));
  const span = {
    traceId: `'$T'`,
    spanId: `'\${T:0:16}'`,
    name: 'hello gander',
    kind: 1,
    startTimeUnixNano: `'$S'000000000`,
    endTimeUnixNano: `'$S'850000000`,
    attributes,
  };
  const body = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] });
  return `T=${RANDOM_HEX} S=$(date +%s); curl -sS ${url}/v1/traces -H 'content-type: application/json' -d '${body}'`;
}
