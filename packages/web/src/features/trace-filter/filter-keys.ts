/** What the query language calls the things that lists are filtered by. */
export const FILTER_KEYS = {
  state: 'status',
  name: 'name',
  session: 'session',
  user: 'user',
  model: 'model',
  provider: 'provider',
  framework: 'framework',
  service: 'service',
  type: 'type',
  error: 'error',
  environment: 'environment',
  release: 'release',
  input: 'input',
  output: 'output',
  durationMs: 'duration_ms',
  costUsd: 'cost_usd',
} as const;
