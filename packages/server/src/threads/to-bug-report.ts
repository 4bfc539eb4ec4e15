/**
 * What of an unforeseen exception may be logged: its kind and where it came from. Not its message, which may quote what
 * it choked on (`JSON.parse` does), and that may be a prompt.
 */
export function toBugReport(error: unknown): string {
  if (!(error instanceof Error)) return 'a value that is no error was thrown';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames].join('\n');
}
