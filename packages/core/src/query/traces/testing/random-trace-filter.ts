/** A number in [0, 1). */
export type Random = () => number;

const TEXTS = ["'OK'", "'ERROR'", "'a'", '"b"', "'it''s'", "'%a%'", "'_'", "''", "'[a'", "'üñí 🦢'", "'5'", "'name/1'"];
const NUMBERS = ['0', '5', '-1', '1.5', '1e3', '1e999', '1767225600000', '9'.repeat(25), "'50'", "'x'"];
const TEXT_FIELDS = [
  'status',
  'trace.name',
  'attributes.request_id',
  'client_request_id',
  'run_id',
  'tags.team',
  'tag.`my key`',
  'metadata.`mlflow.trace.session`',
  'request_metadata.k',
  'feedback.quality',
  'expectation.answer',
  'issue.id',
  'model',
  'type',
  'provider',
  'service',
  'session',
  'user',
  'environment',
  'error',
  'input',
];
const NUMBER_FIELDS = [
  'timestamp_ms',
  'execution_time',
  'end_time_ms',
  'span.execution_time_ms',
  'tokens.total',
  'tokens.cached',
  'cost_usd',
  'span_count',
  'error_count',
  'score.quality',
];
const SPAN_COLUMNS = ['name', 'type', 'status', 'model', 'provider', 'service', 'tool'];
const COMPARISONS = ['=', '!=', 'LIKE', 'ilike', 'RLIKE'];
const NOISE = [
  '(',
  ')',
  'AND',
  'OR',
  'NOT',
  ',',
  "'",
  '"',
  '`',
  '=',
  'UNDER',
  'span(',
  'text:',
  ';',
  '--',
  '\u0000',
  '\ud800',
];
const MAX_DEPTH = 4;

/** A filter of the grammar; what stands in it need not make sense, and may be refused. */
export function createRandomTraceFilter(random: Random): string {
  return writeOr(random, 0);
}

/** The same with something put in, taken out or cut off. */
export function createBrokenTraceFilter(random: Random): string {
  const filter = createRandomTraceFilter(random);
  const at = Math.floor(random() * filter.length);
  switch (Math.floor(random() * 3)) {
    case 0:
      return `${filter.slice(0, at)} ${pick(random, NOISE)} ${filter.slice(at)}`;
    case 1:
      return filter.slice(0, at) + filter.slice(at + 1 + Math.floor(random() * 5));
    default:
      return filter.slice(0, at);
  }
}

function writeOr(random: Random, depth: number): string {
  return writeList(random, ' OR ', () => writeList(random, ' AND ', () => writeNot(random, depth)));
}

function writeList(random: Random, separator: string, write: () => string): string {
  const count = random() < 0.65 ? 1 : 2 + Math.floor(random() * 2);
  return Array.from({ length: count }, write).join(separator);
}

function writeNot(random: Random, depth: number): string {
  if (depth < MAX_DEPTH && random() < 0.12) return `NOT ${writeNot(random, depth + 1)}`;
  if (depth < MAX_DEPTH && random() < 0.15) return `(${writeOr(random, depth + 1)})`;
  return writeCondition(random);
}

function writeCondition(random: Random): string {
  const choice = random();
  if (choice < 0.45) return writeTextTest(random, pick(random, TEXT_FIELDS));
  if (choice < 0.47) return `${pick(random, ['feedback', 'expectation'])} IS ${random() < 0.5 ? 'NOT ' : ''}NULL`;
  if (choice < 0.5) return `${pick(random, NUMBER_FIELDS)} ${random() < 0.5 ? 'NOT ' : ''}IN (1, 5, ${'9'.repeat(25)})`;
  if (choice < 0.6)
    return `${pick(random, NUMBER_FIELDS)} ${pick(random, ['=', '!=', '<', '<=', '>', '>='])} ${pick(random, NUMBERS)}`;
  if (choice < 0.75) return writeTextTest(random, `span.${pick(random, SPAN_COLUMNS)}`);
  if (choice < 0.8) return writeTextTest(random, 'span.attributes.city');
  if (choice < 0.84) return `span.content LIKE ${pick(random, TEXTS)}`;
  if (choice < 0.9) return `text:${pick(random, ['refund', '"a b"', '"gift ca*"', '"%"', '東京'])}`;
  if (choice < 0.93) return `prompt = ${pick(random, TEXTS)}`;
  return writeChain(random);
}

function writeTextTest(random: Random, field: string): string {
  const choice = random();
  if (choice < 0.15) return `${field} IS ${random() < 0.5 ? 'NOT ' : ''}NULL`;
  if (choice < 0.3) {
    return `${field} ${random() < 0.5 ? 'NOT ' : ''}IN (${writeList(random, ', ', () => pick(random, TEXTS))})`;
  }
  return `${field} ${pick(random, COMPARISONS)} ${pick(random, TEXTS)}`;
}

function writeChain(random: Random): string {
  return writeList(random, ' UNDER ', () => {
    const write = () => writeTextTest(random, pick(random, SPAN_COLUMNS));
    return `span(${random() < 0.1 ? '' : writeList(random, random() < 0.5 ? ' AND ' : ' OR ', write)})`;
  });
}

function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from');
  return item;
}
